import { jobStates } from '@cheyou/contract/codes'
import { code, document, id, moment, nullable, ref, whole, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** Work that takes long or happens by the clock, and how far it is. */
export const jobs = table(
  'jobs',
  {
    id: id(),
    groupId: ref(),
    kind: words(60),
    /** One job of a kind has it: a nightly job's is its day. */
    jobKey: words(60),
    /** As people read it; stays when the kind is gone. */
    title: words(60),
    input: document<unknown>(),
    state: code(jobStates, 12),
    notBefore: moment(),
    /** How often it was taken. */
    attempts: whole(),
    leaseId: nullable(ref()),
    leaseUntil: nullable(moment()),
    progressDone: whole(),
    /** Null while nobody knows. */
    progressTotal: nullable(whole()),
    /** Where the next attempt goes on. */
    checkpoint: nullable(document<unknown>()),
    result: nullable(document<object>()),
    /** Why the last attempt broke off; nothing personal. */
    error: nullable(words(300)),
    /** An id of the staff, `clock` or `terminal`. */
    askedBy: ref(),
    createdAt: moment(),
    startedAt: nullable(moment()),
    finishedAt: nullable(moment()),
  },
  [
    { name: 'uq_jobs_kind_key', columns: ['groupId', 'kind', 'jobKey'], unique: true },
    { name: 'ix_jobs_state', columns: ['state', 'notBefore'] },
  ],
)

export const jobsTables = [jobs]
