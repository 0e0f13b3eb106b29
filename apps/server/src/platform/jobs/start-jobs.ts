import { businessDateOf } from '@cheyou/domain'
import type { App } from '../../wiring.ts'
import type { JobKind } from './job-kind.ts'
import { planNight } from './night.ts'
import { repeat } from './repeat.ts'
import { runUpkeep, type Upkeep } from './upkeep.ts'
import { onWake } from './wake.ts'
import { workOff } from './work.ts'

/** How long a job waits that another process added, or whose time has come. */
const LOOK_EVERY_MS = 1_000
const HOUR_MS = 3_600_000
/** How many jobs a process does beside each other: people wait neither for the night nor for each other. */
const LANES = 4

interface Work {
  kinds: readonly JobKind[]
  upkeep: readonly Upkeep[]
}

/** Starts to do what is due in this process, and all that happens by the clock. Any number of processes may, beside each other. */
export function startJobs(app: App, { kinds, upkeep }: Work): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const lanes = new Set<Promise<void>>()
  let planned = ''

  function wake(): void {
    if (stopping.signal.aborted || lanes.size >= LANES || app.groupId === '') return
    const lane = workOff(app, kinds, { stopping: stopping.signal, onTaken: wake })
      .then(() => {})
      .catch((error: unknown) => app.log.error({ err: error }, 'jobs could not be taken'))
      .finally(() => lanes.delete(lane))
    lanes.add(lane)
  }

  async function look(): Promise<void> {
    const today = businessDateOf(app.clock.now())
    if (app.groupId !== '' && planned !== today) {
      await planNight(app, kinds)
      planned = today
    }
    wake()
  }

  const leave = onWake(wake)
  const clock = repeat(
    [
      { name: 'jobs', everyMs: LOOK_EVERY_MS, run: look },
      { name: 'upkeep', everyMs: HOUR_MS, run: () => runUpkeep(app, upkeep) },
    ],
    app.log,
  )
  return {
    /** Ends when the jobs at work have been given back, each after the unit under way, so that the database can be closed. */
    async stop() {
      leave()
      stopping.abort()
      await clock.stop()
      await Promise.all(lanes)
    },
  }
}
