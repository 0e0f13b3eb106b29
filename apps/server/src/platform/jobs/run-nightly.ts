import type { BusinessDate } from '@cheyou/domain'
import { newId } from '../db/ids.ts'
import type { App } from '../../wiring.ts'
import type { JobKind } from './job-kind.ts'
import { nightOrder, type NightlyCounts, type NightlyKind } from './night.ts'
import { runHere } from './work.ts'

export interface NightlyJobReport extends NightlyCounts {
  name: string
  seconds: number
  /** Null for a job that does not go by members. */
  membersPerSecond: number | null
}

export interface NightlyReport {
  asOf: BusinessDate
  jobs: NightlyJobReport[]
}

/** Some jobs of a night broke off, each logged with its error; the others are done. */
export class NightlyFailed extends Error {
  override readonly name = 'NightlyFailed'
  readonly report: NightlyReport

  constructor(failed: readonly string[], report: NightlyReport) {
    super(`Nightly jobs broke off: ${failed.join(', ')}`)
    this.report = report
  }
}

/**
 * Does every nightly kind in this process now, as of a day, whatever was done for that day before. Safe to run twice, beside
 * servers and beside another such run. One that breaks off keeps no other from its work, and a server tries it again.
 * @throws NightlyFailed when all others are done
 */
export async function runNightly(app: App, kinds: readonly JobKind[], asOf: BusinessDate): Promise<NightlyReport> {
  const report: NightlyReport = { asOf, jobs: [] }
  const failed: string[] = []
  const run = newId()
  for (const kind of nightOrder(kinds)) {
    const done = await runOne(app, kind, asOf, run)
    if (done) report.jobs.push(done)
    else failed.push(kind.kind)
  }
  if (failed.length > 0) throw new NightlyFailed(failed, report)
  return report
}

async function runOne(app: App, kind: NightlyKind, asOf: BusinessDate, run: string): Promise<NightlyJobReport | null> {
  const { groupId } = app
  const job = { groupId, key: `${asOf} ${run}`, input: { asOf }, askedBy: 'terminal' }
  const { state, result, seconds } = await runHere(app, kind, job)
  if (state !== 'done') return null
  const counts = result as NightlyCounts
  const membersPerSecond = counts.members === undefined ? null : Math.round(counts.members / Math.max(seconds, 0.001))
  return { name: kind.kind, ...counts, seconds, membersPerSecond }
}
