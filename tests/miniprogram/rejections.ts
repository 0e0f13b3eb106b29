type Watcher = (promise: unknown, reason: unknown) => boolean
type Listener = (reason: unknown, promise: Promise<unknown>) => void

const watchers = new Set<Watcher>()
let others: Listener[] = []

/**
 * Tells `watcher` of unhandled rejections until the returned function is called. A watcher answers true for promises
 * of its own realm; all others still reach the earlier listeners (the test runner), or crash as Node does.
 */
export function watchRejections(watcher: Watcher): () => void {
  if (watchers.size === 0) {
    others = process.rawListeners('unhandledRejection') as Listener[]
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', route)
  }
  watchers.add(watcher)
  return () => {
    if (!watchers.delete(watcher) || watchers.size > 0) return
    process.off('unhandledRejection', route)
    for (const listener of others) process.on('unhandledRejection', listener)
  }
}

function route(reason: unknown, promise: Promise<unknown>): void {
  for (const watcher of watchers) if (watcher(promise, reason)) return
  if (others.length === 0) throw reason
  for (const listener of others) listener(reason, promise)
}
