import type { Act, Idempotency, Unit } from '../db/database.ts'
import { Refusal } from '../http/refusal.ts'
import { retryEvent } from '../outbox/index.ts'
import type { App } from '../../wiring.ts'
import { cancelJob, retryJob } from './jobs.repository.ts'

/** Who of the staff wants what done with which job. */
interface Wish {
  callerId: string
  jobId: string
}

/** Makes what is answered, inside the unit. @throws NOT_FOUND */
type AnswerOf<Answer> = (unit: Unit, jobId: string) => Promise<Answer>

/** Lets a job that broke off or was cancelled go on now. @throws NOT_FOUND, JOB_STATE */
export const tryJobAgain = <Answer>(
  app: App,
  wish: Wish,
  idempotency: Idempotency,
  answer: AnswerOf<Answer>,
): Promise<Answer> => changeJob(app, wish, { action: 'jobs.retry', idempotency, change: retryJob, answer })

/** Cancels a job that waits or is at work; what it did stays done. @throws NOT_FOUND, JOB_STATE */
export const callJobOff = <Answer>(
  app: App,
  wish: Wish,
  idempotency: Idempotency,
  answer: AnswerOf<Answer>,
): Promise<Answer> => changeJob(app, wish, { action: 'jobs.cancel', idempotency, change: cancelJob, answer })

interface Change<Answer> {
  action: string
  idempotency: Idempotency
  change: (unit: Unit, jobId: string) => Promise<boolean>
  answer: AnswerOf<Answer>
}

function changeJob<Answer>(
  { db, groupId }: App,
  { callerId, jobId }: Wish,
  { action, idempotency, change, answer }: Change<Answer>,
): Promise<Answer> {
  const act: Act = { groupId, storeId: null, actorKind: 'staff', actorId: callerId, action, idempotency }
  return db.unit(act, async (unit) => {
    const changed = await change(unit, jobId)
    const answered = await answer(unit, jobId)
    if (!changed) throw new Refusal('JOB_STATE')
    return answered
  })
}

/** Lets an event be tried again whose handler failed for the last time. @throws NOT_FOUND for one that is not parked */
export function tryEventAgain(
  app: App,
  { callerId, eventId }: { callerId: string; eventId: string },
  idempotency: Idempotency,
): Promise<{ done: true }> {
  const { groupId } = app
  const actor = { storeId: null, actorKind: 'staff' as const, actorId: callerId }
  return retryEvent(app, { groupId, ...actor, action: 'outbox.retry', idempotency }, eventId)
}
