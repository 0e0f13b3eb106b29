import type { Logger } from 'pino'

export interface Repeated {
  name: string
  everyMs: number
  run(): Promise<unknown>
}

/** Runs each now and from then on, each after its pause; a failure is logged, and the next turn tries again. */
export function repeat(all: readonly Repeated[], log: Logger): { stop(): Promise<void> } {
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let stopped = false

  async function turn(one: Repeated): Promise<void> {
    try {
      await one.run()
    } catch (error) {
      log.error({ err: error, job: one.name }, 'a timed job failed')
    }
    if (!stopped) later(one)
  }

  function start(one: Repeated): void {
    const work = turn(one).finally(() => running.delete(work))
    running.add(work)
  }

  function later(one: Repeated): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      start(one)
    }, one.everyMs)
    timer.unref()
    timers.add(timer)
  }

  for (const one of all) start(one)
  return {
    /** Waits for what is under way, so that the database can be closed. */
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
