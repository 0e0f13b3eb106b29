/** The workers of this process, who need not wait for their next look when a job is added here. */
const workers = new Set<() => void>()

/** @returns how to take leave */
export function onWake(wake: () => void): () => void {
  workers.add(wake)
  return () => workers.delete(wake)
}

export function wakeWorkers(): void {
  for (const wake of workers) wake()
}
