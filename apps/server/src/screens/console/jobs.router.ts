import { cancelJob, listJobs, listParkedEvents, retryJob, retryParkedEvent } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { parkedEvents } from '../../platform/outbox/index.ts'
import type { App } from '../../wiring.ts'
import { jobsPage } from './jobs.queries.ts'
import { staffCancelJob, staffRetryEvent, staffRetryJob } from './steer-jobs.ts'

/** What the server works on, seen and steered at the console. */
export function jobsRoutes(app: App, routes: Routes): void {
  const { db } = app
  routes
    .on(listJobs, ({ query }) => jobsPage(db.read, app.groupId, query))
    .on(retryJob, ({ caller, params, idempotency }) => staffRetryJob(app, caller, params.jobId, idempotency))
    .on(cancelJob, ({ caller, params, idempotency }) => staffCancelJob(app, caller, params.jobId, idempotency))
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
      staffRetryEvent(app, caller, params.eventId, idempotency),
    )
}
