import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import { DuplicateKey } from '../db/errors.ts'
import { placeholders } from '../db/sql.ts'
import type { App } from '../../wiring.ts'
import type { Job, JobKind } from './job-kind.ts'
import { insertJob } from './jobs.repository.ts'
import type { Walked } from './walk.ts'
import { rows } from '../db/rows.ts'
import { jobs } from './jobs.tables.ts'

/** What a nightly job says of itself; `members` is how many it looked at. */
export interface NightlyCounts {
  members?: number
  changed: number
  points?: number
}

export type NightlyJob = Job<{ asOf: BusinessDate }, Walked>

/**
 * Work of every night, as of the day that has begun. It looks at everything that is due by then, so that a day on which no
 * server ran is made up for by the next.
 */
export interface NightlyKind extends JobKind<{ asOf: BusinessDate }, Walked> {
  readonly nightly: {
    /** The kind of a module further down that must find this one's work done. */
    readonly before?: string
  }
  work(app: App, job: NightlyJob): Promise<NightlyCounts>
}

export const isNightly = (kind: JobKind): kind is NightlyKind => 'nightly' in kind

/** The kinds of a night in their order: that of the modules, and each before the one that it names. */
export function nightOrder(kinds: readonly JobKind[]): NightlyKind[] {
  const order: NightlyKind[] = []
  for (const kind of kinds.filter(isNightly)) {
    const { before } = kind.nightly
    const at = before === undefined ? order.length : order.findIndex((one) => one.kind === before)
    if (at === -1) throw new Error(`${kind.kind} comes before ${before}, which no earlier module declares`)
    order.splice(at, 0, kind)
  }
  return order
}

/** Adds today's jobs, unless a process has done so. */
export async function planNight(app: App, kinds: readonly JobKind[]): Promise<void> {
  const { groupId, clock } = app
  const asOf = businessDateOf(clock.now())
  const order = nightOrder(kinds)
  if (groupId === '' || order.length === 0) return
  const planned = await rows(
    app.db.read,
    { kind: jobs.kind },
    `SELECT kind FROM jobs WHERE groupId = ? AND jobKey = ? AND kind IN (${placeholders(order.length)})`,
    [groupId, asOf, ...order.map(({ kind }) => kind)],
  )
  const missing = order.filter(({ kind }) => planned.every((row) => row.kind !== kind))
  if (missing.length === 0) return
  try {
    await app.db.upkeep(async (sql, now) => {
      for (const kind of missing)
        await insertJob(sql, kind, { groupId, key: asOf, input: { asOf }, askedBy: 'clock' }, now)
    })
  } catch (error) {
    // Another process was first.
    if (!(error instanceof DuplicateKey)) throw error
  }
}
