import { cancelJob, listJobs, retryJob } from '@cheyou/contract'
import type { Unit } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { callJobOff, tryJobAgain } from '../../platform/jobs/control-job.ts'
import type { App } from '../../wiring.ts'
import { jobById, jobsPage } from './jobs.queries.ts'

/** What the server works on, seen and steered at the console. */
export function jobsRoutes(app: App, routes: Routes): void {
  const { db } = app
  const answer = ({ sql }: Unit, jobId: string) => jobById(sql, app.groupId, jobId)
  routes
    .on(listJobs, ({ query }) => jobsPage(db.read, app.groupId, query))
    .on(retryJob, ({ caller, params, idempotency }) =>
      tryJobAgain(app, { callerId: caller.id, ...params }, idempotency, answer),
    )
    .on(cancelJob, ({ caller, params, idempotency }) =>
      callJobOff(app, { callerId: caller.id, ...params }, idempotency, answer),
    )
}
