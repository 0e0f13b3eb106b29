import type { Job } from '@cheyou/contract'
import { staffAct } from '../../platform/db/acts.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import type { Idempotency, Unit } from '../../platform/db/database.ts'
import { callJobOff, tryJobAgain } from '../../platform/jobs/control-job.ts'
import { retryEvent } from '../../platform/outbox/index.ts'
import type { App } from '../../wiring.ts'
import { jobById } from './jobs.queries.ts'

const answer = ({ sql, act }: Unit, jobId: string): Promise<Job> => jobById(sql, act.groupId, jobId)

/** A manager lets a job go on that broke off or was cancelled. @throws NOT_FOUND, JOB_STATE */
export const staffRetryJob = (app: App, caller: StaffCaller, jobId: string, idempotency: Idempotency): Promise<Job> =>
  tryJobAgain(app, staffAct(app, caller, 'jobs.retry', { idempotency }), jobId, answer)

/** A manager cancels a job; what it did stays done. @throws NOT_FOUND, JOB_STATE */
export const staffCancelJob = (app: App, caller: StaffCaller, jobId: string, idempotency: Idempotency): Promise<Job> =>
  callJobOff(app, staffAct(app, caller, 'jobs.cancel', { idempotency }), jobId, answer)

/** A manager lets an event be handled again. @throws NOT_FOUND for one that is not parked */
export const staffRetryEvent = (
  app: App,
  caller: StaffCaller,
  eventId: string,
  idempotency: Idempotency,
): Promise<{ done: true }> => retryEvent(app, staffAct(app, caller, 'outbox.retry', { idempotency }), eventId)
