import type { Act, Unit } from '../db/database.ts'
import { Refusal } from '../http/refusal.ts'
import type { App } from '../../wiring.ts'
import { cancelJob, retryJob } from './jobs.repository.ts'

/** Makes what is answered, inside the unit. @throws NOT_FOUND */
type AnswerOf<Answer> = (unit: Unit, jobId: string) => Promise<Answer>

/** Lets a job that broke off or was cancelled go on now. @throws NOT_FOUND, JOB_STATE */
export const tryJobAgain = <Answer>(app: App, act: Act, jobId: string, answer: AnswerOf<Answer>): Promise<Answer> =>
  changeJob(app, act, jobId, { change: retryJob, answer })

/** Cancels a job that waits or is at work; what it did stays done. @throws NOT_FOUND, JOB_STATE */
export const callJobOff = <Answer>(app: App, act: Act, jobId: string, answer: AnswerOf<Answer>): Promise<Answer> =>
  changeJob(app, act, jobId, { change: cancelJob, answer })

interface Change<Answer> {
  change: (unit: Unit, jobId: string) => Promise<boolean>
  answer: AnswerOf<Answer>
}

function changeJob<Answer>({ db }: App, act: Act, jobId: string, { change, answer }: Change<Answer>): Promise<Answer> {
  return db.unit(act, async (unit) => {
    const changed = await change(unit, jobId)
    const answered = await answer(unit, jobId)
    if (!changed) throw new Refusal('JOB_STATE')
    return answered
  })
}
