import { cancelJob, listJobs, listParkedEvents, retryJob, retryParkedEvent } from '@cheyou/contract'
import type { Unit } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { callJobOff, tryEventAgain, tryJobAgain } from '../../platform/jobs/control-job.ts'
import { parkedEvents } from '../../platform/outbox/index.ts'
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
    .on(listParkedEvents, async () => ({
      rows: (await parkedEvents(db.read, app.groupId)).map(({ id, event, handler, lastError, failures, ...at }) => ({
        eventId: id,
        event,
        handler,
        error: lastError,
        failures,
        raisedAt: at.raisedAt.toISOString(),
        parkedAt: at.parkedAt.toISOString(),
      })),
    }))
    .on(retryParkedEvent, ({ caller, params, idempotency }) =>
      tryEventAgain(app, { callerId: caller.id, ...params }, idempotency),
    )
}
