import type { Enrolment as EnrolmentAnswer, EntryPreview } from '@cheyou/contract'
import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Act, Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { instant, instantOrNull, integer, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { listStores } from '../../people/organisation/index.ts'
import { enrolExisting, previewEntry } from './enrol-existing.ts'

/** Without a word for so long, nobody works on it any more. */
const SILENT_MS = 60_000
/** Progress is written this often, not with every batch. */
const SAY_EVERY_MS = 500
/** Who starts it from a terminal. */
const TERMINAL = 'terminal'

/**
 * Starts to take all existing customers in on the tier of their history (req. 1.2) and answers at once; `finished` is for whoever
 * wants to wait. One that was interrupted is taken up again, with the ranking of its day: members stay as they are.
 * @throws NOT_FOUND for staff who do not see every store, ENROLMENT_RUNNING, ENROLMENT_EMPTY when everybody is a member
 */
export async function startEnrolment(
  app: App,
  caller: StaffCaller,
  idempotency: Idempotency,
): Promise<{ enrolmentId: string; finished: Promise<void> }> {
  await requireWholeGroup(app, caller)
  // Ranking reads every visit there is: before the unit, so that nobody waits for it.
  const seenAt = app.clock.now()
  const preview = await previewEntry(app, businessDateOf(seenAt))
  const act = actOf(app, 'staff', caller.id)
  let begun: Begun | null = null
  const enrolmentId = await app.db.unit({ ...act, idempotency }, async (unit) => {
    begun = await resumed(unit, seenAt)
    if (!begun && preview.joining === 0) throw new Refusal('ENROLMENT_EMPTY')
    begun ??= await added(unit, preview, caller.id)
    return begun.id
  })
  // A repeated request is answered with the enrolment of the first, which is at work already.
  const work = begun as Begun | null
  const finished = work?.id === enrolmentId ? run(app, work).then(() => {}) : Promise.resolve()
  return { enrolmentId, finished }
}

/** The same from a terminal, which waits. */
export async function enrolNow(app: App, asOf: BusinessDate): Promise<{ joined: number; preview: EntryPreview }> {
  const preview = await previewEntry(app, asOf)
  if (preview.joining === 0) return { joined: 0, preview }
  const begun = await app.db.unit(actOf(app, 'system', null), (unit) => added(unit, preview, TERMINAL))
  const { joined, error } = await run(app, begun)
  if (error !== undefined) throw error
  return { joined, preview }
}

/** Where customers would enter, for the office of the whole group. @throws NOT_FOUND for staff who do not see every store */
export async function previewForGroup(app: App, caller: StaffCaller): Promise<EntryPreview> {
  await requireWholeGroup(app, caller)
  return previewEntry(app, businessDateOf(app.clock.now()))
}

/** The newest enrolment with its progress or its result; null before the first. */
export async function newestEnrolment(app: App): Promise<EnrolmentAnswer | null> {
  const row = await newestRow(app.db.read, app.groupId)
  return (
    row && {
      enrolmentId: row.id,
      state: stateOf(row, app.clock.now()),
      asOf: row.asOf,
      customersDone: integer(row.customersDone),
      customersTotal: integer(row.customersTotal),
      joined: integer(row.joined),
      startedAt: instant(row.startedAt).toISOString(),
      finishedAt: instantOrNull(row.finishedAt)?.toISOString() ?? null,
      preview: JSON.parse(row.preview) as EntryPreview,
    }
  )
}

interface Begun {
  id: string
  asOf: BusinessDate
  /** Of an earlier run that was interrupted. */
  joined: number
}

interface Row {
  id: string
  asOf: string
  customersDone: unknown
  customersTotal: unknown
  joined: unknown
  preview: string
  startedAt: unknown
  seenAt: unknown
  finishedAt: unknown
  failed: unknown
}

const newestRow = (sql: Sql, groupId: string): Promise<Row | null> =>
  sql.one<Row>(
    `SELECT id, asOf, customersDone, customersTotal, joined, preview, startedAt, seenAt, finishedAt, failed FROM enrolments
     WHERE groupId = ? ORDER BY startedAt DESC, id DESC LIMIT 1`,
    [groupId],
  )

function stateOf(row: Row, now: Date): EnrolmentAnswer['state'] {
  if (row.finishedAt !== null) return 'done'
  const silent = now.getTime() - instant(row.seenAt).getTime() > SILENT_MS
  return silent || integer(row.failed) === 1 ? 'interrupted' : 'running'
}

/**
 * Takes up the newest one when it was interrupted. Of two who start at once the second waits for the first and finds it running,
 * or done since it looked.
 */
async function resumed(unit: Unit, lookedAt: Date): Promise<Begun | null> {
  const { groupId } = unit.act
  if (unit.sql.dialect === 'mysql')
    await unit.sql.one('SELECT id FROM dealer_groups WHERE id = ? FOR UPDATE', [groupId])
  const newest = await newestRow(unit.sql, groupId)
  if (newest && sinceLook(newest, lookedAt)) throw new Refusal('ENROLMENT_RUNNING')
  if (!newest || newest.finishedAt !== null) return null
  if (stateOf(newest, unit.now) === 'running') throw new Refusal('ENROLMENT_RUNNING')
  const taken = await unit.sql.run(
    'UPDATE enrolments SET seenAt = ?, failed = ? WHERE id = ? AND finishedAt IS NULL AND (failed = 1 OR seenAt <= ?)',
    [unit.now, false, newest.id, new Date(unit.now.getTime() - SILENT_MS)],
  )
  if (taken !== 1) throw new Refusal('ENROLMENT_RUNNING')
  return { id: newest.id, asOf: newest.asOf, joined: integer(newest.joined) }
}

/** Whether it began, or ended, after somebody counted who is left: their count is of before. */
function sinceLook({ startedAt, finishedAt }: Row, lookedAt: Date): boolean {
  return instant(startedAt) > lookedAt || (finishedAt !== null && instant(finishedAt) >= lookedAt)
}

async function added(unit: Unit, preview: EntryPreview, startedBy: string): Promise<Begun> {
  const id = newId()
  const { asOf } = preview
  await unit.sql.insert('enrolments', [
    {
      id,
      groupId: unit.act.groupId,
      asOf,
      customersDone: 0,
      customersTotal: preview.joining,
      joined: 0,
      preview: JSON.stringify(preview),
      startedBy,
      startedAt: unit.now,
      seenAt: unit.now,
      finishedAt: null,
      failed: false,
    },
  ])
  return { id, asOf, joined: 0 }
}

/** Never throws: a server that goes away leaves the same behind as an error, and the next start takes it up. */
async function run(app: App, { id, asOf, joined: before }: Begun): Promise<{ joined: number; error?: unknown }> {
  const write = (columns: string, params: readonly (string | number | boolean | Date)[]): Promise<number> =>
    app.db.upkeep((sql, now) =>
      sql.run(`UPDATE enrolments SET seenAt = ?, ${columns} WHERE id = ?`, [now, ...params, id]),
    )
  let said = performance.now()
  try {
    const { joined } = await enrolExisting(app, asOf, {
      onBatch: async ({ left, joined: now }) => {
        if (performance.now() - said < SAY_EVERY_MS) return
        said = performance.now()
        await write('customersDone = customersTotal - ?, joined = ?', [left, before + now])
      },
    })
    await write('customersDone = customersTotal, joined = ?, finishedAt = ?', [before + joined, app.clock.now()])
    return { joined }
  } catch (error) {
    app.log.error({ err: error, enrolmentId: id }, 'an enrolment broke off')
    await write('failed = ?', [true]).catch((unsaid: unknown) => app.log.warn({ err: unsaid }, 'its end was not noted'))
    return { joined: 0, error }
  }
}

/** Everybody in the archive is concerned, whichever store knows them. */
async function requireWholeGroup(app: App, caller: StaffCaller): Promise<void> {
  const stores = await listStores(app.db.read, app.groupId)
  if (stores.some(({ id }) => !caller.storeIds.includes(id))) throw new Refusal('NOT_FOUND', { what: 'store' })
}

function actOf(app: App, actorKind: 'staff' | 'system', actorId: string | null): Act {
  return { groupId: app.groupId, storeId: null, actorKind, actorId, action: 'membership.start-enrolment' }
}
