import type { Enrolment as EnrolmentAnswer, EntryPreview } from '@cheyou/contract'
import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import { staffAct, systemAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { addJob, isGivenUp, jobStatus, retryJob, type JobStatus } from '../../../platform/jobs/jobs.repository.ts'
import { runHere } from '../../../platform/jobs/work.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { listStores } from '../../people/organisation/index.ts'
import { previewEntry } from './enrol-existing.ts'
import { enrolmentJob } from './enrolment-job.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { enrolments } from './membership-notices.tables.ts'

/** Who starts it from a terminal. */
const TERMINAL = 'terminal'

/**
 * Adds the job that takes all existing customers in on the tier of their history (req. 1.2), and answers at once. One that was given up
 * is taken up again, with the ranking of its day: members stay as they are.
 * @throws NOT_FOUND for staff who do not see every store, ENROLMENT_RUNNING, ENROLMENT_EMPTY when everybody is a member
 */
export async function startEnrolment(
  app: App,
  caller: StaffCaller,
  idempotency: Idempotency,
): Promise<{ enrolmentId: string }> {
  await requireWholeGroup(app, caller)
  // Ranking reads every visit there is: before the unit, so that nobody waits for it.
  const lookedAt = app.clock.now()
  const preview = await previewEntry(app, businessDateOf(lookedAt))
  return app.db.unit(staffAct(app, caller, 'membership.start-enrolment', { idempotency }), async (unit) => {
    const resumed = await resume(unit, lookedAt, caller.id)
    if (resumed !== null) return { enrolmentId: resumed }
    if (preview.joining === 0) throw new Refusal('ENROLMENT_EMPTY')
    const enrolmentId = await addEnrolment(unit, preview, caller.id)
    await addJob(unit, enrolmentJob, { ...jobFor(enrolmentId, preview), askedBy: caller.id })
    return { enrolmentId }
  })
}

/** The same from a terminal, which waits. */
export async function enrolNow(app: App, asOf: BusinessDate): Promise<{ joined: number; preview: EntryPreview }> {
  const preview = await previewEntry(app, asOf)
  if (preview.joining === 0) return { joined: 0, preview }
  const enrolmentId = await app.db.unit(systemAct(app, 'membership.start-enrolment'), (unit) =>
    addEnrolment(unit, preview, TERMINAL),
  )
  const job = { ...jobFor(enrolmentId, preview), groupId: app.groupId, askedBy: TERMINAL }
  const { state, result, error } = await runHere(app, enrolmentJob, job)
  if (state !== 'done') throw error ?? new Error('The enrolment was cancelled, or a server took it over')
  return { joined: (result as { joined: number }).joined, preview }
}

/** Where customers would enter, for the office of the whole group. @throws NOT_FOUND for staff who do not see every store */
export async function previewForGroup(app: App, caller: StaffCaller): Promise<EntryPreview> {
  await requireWholeGroup(app, caller)
  return previewEntry(app, businessDateOf(app.clock.now()))
}

/** The newest enrolment with its progress or its result; null before the first. */
export async function newestEnrolment(app: App): Promise<EnrolmentAnswer | null> {
  const row = await newestRow(app.db.read, app.groupId)
  if (!row) return null
  const job = await jobOf(app.db.read, app.groupId, row.id)
  const customersTotal = row.customersTotal
  const done = row.finishedAt !== null
  return {
    enrolmentId: row.id,
    jobId: job?.id ?? null,
    state: stateOf(row, job),
    asOf: row.asOf,
    customersDone: done ? customersTotal : (job?.done ?? 0),
    customersTotal,
    joined: done ? row.joined : joinedSoFar(job),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    preview: row.preview,
  }
}

const rowShape = pick(enrolments, 'id', 'asOf', 'customersTotal', 'joined', 'preview', 'startedAt', 'finishedAt')
type Row = RowOf<typeof rowShape>

const newestRow = (sql: Sql, groupId: string): Promise<Row | null> =>
  firstRow(
    sql,
    rowShape,
    `SELECT id, asOf, customersTotal, joined, preview, startedAt, finishedAt FROM enrolments
     WHERE groupId = ? ORDER BY startedAt DESC, id DESC LIMIT 1`,
    [groupId],
  )

const jobOf = (sql: Sql, groupId: string, enrolmentId: string): Promise<JobStatus | null> =>
  jobStatus(sql, { groupId, kind: enrolmentJob.kind, key: enrolmentId })

const joinedSoFar = (job: JobStatus | null): number => (job?.kept as { joined: number } | null | undefined)?.joined ?? 0

function stateOf({ finishedAt }: Row, job: JobStatus | null): EnrolmentAnswer['state'] {
  if (finishedAt !== null) return 'done'
  return isGivenUp(job) ? 'interrupted' : 'running'
}

/**
 * Takes up the newest one when it was given up. Of two who start at once the second waits for the first and finds it running,
 * or done since it looked. @returns its id, or null when there is none to take up
 */
async function resume(unit: Unit, lookedAt: Date, askedBy: string): Promise<string | null> {
  const { groupId } = unit.act
  if (unit.sql.dialect === 'mysql')
    await unit.sql.one('SELECT id FROM dealer_groups WHERE id = ? FOR UPDATE', [groupId])
  const newest = await newestRow(unit.sql, groupId)
  if (newest && sinceLook(newest, lookedAt)) throw new Refusal('ENROLMENT_RUNNING')
  if (!newest || newest.finishedAt !== null) return null
  const { id: enrolmentId, asOf } = newest
  const job = await jobOf(unit.sql, groupId, enrolmentId)
  if (stateOf(newest, job) === 'running') throw new Refusal('ENROLMENT_RUNNING')
  if (job) await retryJob(unit, job.id)
  else {
    // Begun by a version that knew no jobs.
    const rest = jobFor(enrolmentId, { asOf, joining: newest.customersTotal })
    await addJob(unit, enrolmentJob, { ...rest, kept: { joined: newest.joined }, askedBy })
  }
  return enrolmentId
}

/** Whether it began, or ended, after somebody counted who is left: their count is too old. */
function sinceLook({ startedAt, finishedAt }: Row, lookedAt: Date): boolean {
  return startedAt > lookedAt || (finishedAt !== null && finishedAt >= lookedAt)
}

function jobFor(enrolmentId: string, { asOf, joining }: Pick<EntryPreview, 'asOf' | 'joining'>) {
  return { key: enrolmentId, input: { enrolmentId, asOf, customers: joining }, total: joining }
}

async function addEnrolment(unit: Unit, preview: EntryPreview, startedBy: string): Promise<string> {
  const id = newId()
  await insertRow(unit.sql, enrolments, {
    id,
    groupId: unit.act.groupId,
    asOf: preview.asOf,
    customersTotal: preview.joining,
    joined: 0,
    preview,
    startedBy,
    startedAt: unit.now,
    finishedAt: null,
  })
  return id
}

/** Everybody in the archive is concerned, whichever store knows them. */
async function requireWholeGroup(app: App, caller: StaffCaller): Promise<void> {
  const stores = await listStores(app.db.read, app.groupId)
  if (stores.some(({ id }) => !caller.storeIds.includes(id))) throw new Refusal('NOT_FOUND', { what: 'store' })
}
