import { storeOpened, storeRetired, type ConsoleStore, type StoreForm } from '@cheyou/contract'
import type { StoreAct } from '@cheyou/contract/codes'
import { orderedHours, type HoursProblem } from '@cheyou/domain'
import { terms } from '@cheyou/words'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { InvalidInput } from '../../../platform/http/invalid-input.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { addStore, listStores } from './organisation.repository.ts'
import { stores } from './organisation.tables.ts'
import { actsOn, storeAtDesk } from './stores.queries.ts'

type Row = RowOf<typeof stores>

/** For programs that show the server's words; the console finds the same before it sends. */
const words: Record<HoursProblem, string> = {
  HOURS_BACKWARDS: '结束时间要晚于开始时间',
  HOURS_OVERLAP: terms.hoursOverlap,
  HOURS_DATE_TWICE: '这一天写了两次',
}

/** Opens another store; who opens it works there (req. 16.6). @throws STORE_NAME_TAKEN, InvalidInput at the hours that do not fit */
export async function openStore(
  app: App,
  caller: StaffCaller,
  form: StoreForm,
  idempotency: Idempotency,
): Promise<ConsoleStore> {
  const facts = inOrder(form)
  return naming(
    app.db.unit(staffAct(app, caller, 'stores.add', { reason: form.name, idempotency }), async (unit) => {
      const { id: storeId } = await addStore(unit, { groupId: unit.act.groupId, ...facts })
      unit.raise(storeOpened({ storeId, staffId: caller.id }))
      return storeAtDesk(await lockStore(unit, storeId), caller)
    }),
  )
}

/**
 * Another name, address, phone, hours or place (req. 16.6).
 * @throws STORE_CHANGED when somebody else changed it meanwhile, STORE_RETIRED, ROLE_MISSING for a store of others; as `openStore`
 */
export async function changeStore(
  app: App,
  caller: StaffCaller,
  { storeId, revision, ...form }: StoreForm & { storeId: string; revision: number },
  idempotency: Idempotency,
): Promise<ConsoleStore> {
  const facts = inOrder(form)
  const act = staffAct(app, caller, 'stores.change', { storeId, reason: form.name, idempotency })
  return naming(
    app.db.unit(act, async (unit) => {
      const row = await storeFor('change', unit, caller, { storeId, revision })
      return write(unit, caller, row, facts)
    }),
  )
}

/**
 * Closes a store, or opens it again. Closed, it is shown and offered no longer and nothing can be done there; what happened stays.
 * @throws STORE_LAST, STORE_STAFFED, STORE_COLLECTS, STORE_CHANGED, NOT_FOUND
 */
export async function retireStore(
  app: App,
  caller: StaffCaller,
  { storeId, revision, retired }: { storeId: string; revision: number; retired: boolean },
  idempotency: Idempotency,
): Promise<ConsoleStore> {
  const action = retired ? 'stores.retire' : 'stores.restore'
  return app.db.unit(staffAct(app, caller, action, { storeId, idempotency }), async (unit) => {
    await lockStores(unit)
    const row = await lockStore(unit, storeId)
    // Done already from another window: nothing to change, and nothing to complain about.
    if ((row.retiredAt !== null) === retired) return storeAtDesk(row, caller)
    await storeFor(retired ? 'retire' : 'restore', unit, caller, { storeId, revision })
    if (retired && (await listStores(unit.sql, unit.act.groupId)).length === 1) throw new Refusal('STORE_LAST')
    const answer = await write(unit, caller, row, { retiredAt: retired ? unit.now : null })
    if (retired) unit.raise(storeRetired({ storeId }))
    return answer
  })
}

/** Two who close the last two stores at once do so one after the other. */
async function lockStores(unit: Unit): Promise<void> {
  if (unit.sql.dialect === 'mysql')
    await unit.sql.all('SELECT id FROM stores WHERE groupId = ? ORDER BY id FOR UPDATE', [unit.act.groupId])
}

/** @throws NOT_FOUND */
async function lockStore(unit: Unit, storeId: string): Promise<Row> {
  const row = await findRow(unit.sql, stores, { groupId: unit.act.groupId, id: storeId }, undefined, { lock: true })
  if (row === null) throw new Refusal('NOT_FOUND', { what: 'store' })
  return row
}

/** The store, locked, with which this caller may do this. @throws NOT_FOUND, STORE_RETIRED, ROLE_MISSING, STORE_CHANGED */
async function storeFor(
  act: StoreAct,
  unit: Unit,
  caller: StaffCaller,
  { storeId, revision }: { storeId: string; revision: number },
): Promise<Row> {
  const row = await lockStore(unit, storeId)
  if (act === 'change' && row.retiredAt !== null) throw new Refusal('STORE_RETIRED')
  if (!actsOn(row, caller).includes(act)) throw new Refusal('ROLE_MISSING')
  if ((row.revision ?? 1) !== revision) throw new Refusal('STORE_CHANGED')
  return row
}

async function write(unit: Unit, caller: StaffCaller, row: Row, change: Partial<Row>): Promise<ConsoleStore> {
  const next = { ...change, revision: (row.revision ?? 1) + 1 }
  await updateRows(unit.sql, stores, next, { id: row.id })
  return storeAtDesk({ ...row, ...next }, caller)
}

/** @throws InvalidInput at the hours that do not fit */
function inOrder(form: StoreForm): StoreForm {
  if (form.hours === null) return form
  const hours = orderedHours(form.hours)
  if (hours.ok) return { ...form, hours: hours.value }
  throw new InvalidInput([
    { path: `hours.${hours.facts['at'] as string}`, code: hours.code, message: words[hours.code] },
  ])
}

async function naming<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DuplicateKey && error.index === 'ux_stores_name') throw new Refusal('STORE_NAME_TAKEN')
    throw error
  }
}
