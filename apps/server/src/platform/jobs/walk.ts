import type { Unit } from '../db/database.ts'
import type { App } from '../../wiring.ts'
import type { NightlyJob } from './night.ts'

type Counts = Readonly<Record<string, number>>

/** How far a walk has come, as a job keeps it. */
export interface Walked<C extends Counts = Counts> {
  /** The id of the last row that is done. */
  readonly after: string
  readonly counts: C
}

/** Up to which row a step goes, and what it counts whatever it finds. */
export type Step<C extends Counts> = { readonly upTo: string } & Partial<C>

export interface Walk<C extends Counts> {
  readonly after: string
  readonly counts: C
  /** A step that writes: what it adds to the counts is kept in its own unit, so that it is neither lost nor counted twice. */
  unit(step: Step<C>, work: (unit: Unit) => Promise<Partial<C>>): Promise<void>
  /** A step with nothing to write. */
  pass(step: Step<C>): Promise<void>
}

/**
 * A nightly job that goes through rows in the order of their ids and counts. `app` is that of the job. Interrupted, it goes on
 * behind the last row that is done: read pages of rows after `walk.after`, take a step for each row or page.
 */
export function walk<C extends Counts>(app: App, job: NightlyJob, none: C, total?: number): Walk<C> {
  let { after, counts } = (job.kept as Walked<C> | null) ?? { after: '', counts: none }
  const sum = (one: C, other: Partial<C>): C =>
    Object.fromEntries(Object.entries(one).map(([key, count]) => [key, count + (other[key] ?? 0)])) as C
  const progress = (reached: C) => ({
    done: reached['members'] ?? reached['changed'] ?? 0,
    ...(total !== undefined && { total }),
  })
  return {
    get after() {
      return after
    },
    get counts() {
      return counts
    },
    async unit(step, work) {
      const reached = await app.db.unit(job.act, async (unit) => {
        const now = sum(sum(counts, step), await work(unit))
        await job.keep(unit, { after: step.upTo, counts: now }, progress(now))
        return now
      })
      after = step.upTo
      counts = reached
    },
    async pass(step) {
      after = step.upTo
      counts = sum(counts, step)
      await job.say(progress(counts), { after, counts })
    },
  }
}
