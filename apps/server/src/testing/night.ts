import type { BusinessDate } from '@cheyou/domain'
import { jobKinds } from '../modules.ts'
import { nightOrder, planNight, type NightlyCounts } from '../platform/jobs/night.ts'
import { runNightly, type NightlyReport } from '../platform/jobs/run-nightly.ts'
import type { JobOutcome } from '../platform/jobs/run-job.ts'
import { runHere, workOff } from '../platform/jobs/work.ts'
import { newId } from '../platform/db/ids.ts'
import type { App } from '../wiring.ts'

/** Every nightly job as of a day, now. */
export const nightOf = (app: App, asOf: BusinessDate): Promise<NightlyReport> => runNightly(app, jobKinds, asOf)

/** One of them. @throws what broke it off */
export async function nightlyJob(app: App, name: string, asOf: BusinessDate): Promise<NightlyCounts> {
  const kind = nightOrder(jobKinds).find((one) => one.kind === name)!
  const job = { groupId: app.groupId, key: newId(), input: { asOf }, askedBy: 'terminal' }
  const { state, result, error } = await runHere(app, kind, job)
  if (state !== 'done') throw error
  return result as NightlyCounts
}

/** What a server does by itself: plans the night of today and does the jobs that are due, until none is. */
export async function doJobs(app: App): Promise<JobOutcome[]> {
  await planNight(app, jobKinds)
  return workOff(app, jobKinds)
}

/** The jobs that are due, without the night's. */
export const doAskedJobs = (app: App): Promise<JobOutcome[]> =>
  workOff(
    app,
    jobKinds.filter((kind) => !('nightly' in kind)),
  )
