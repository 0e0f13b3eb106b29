import type { changeView as changeEndpoint, DeskView, EndpointInput, saveView as saveEndpoint } from '@cheyou/contract'
import { managerRoles, type StaffAction } from '@cheyou/contract/codes'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { findRow, insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../auth/index.ts'
import { mayChange, seenViews } from './desk.queries.ts'
import { deskViews } from './desk.tables.ts'

type Row = RowOf<typeof deskViews>
type NewView = EndpointInput<typeof saveEndpoint>['body']
type ChangedView = EndpointInput<typeof changeEndpoint>['body']

/** Keeps a view; the caller's own of that name in the list is replaced. @throws NOT_FOUND for a store, ROLE_MISSING */
export async function saveView(
  app: App,
  caller: StaffCaller,
  given: NewView,
  idempotency: Idempotency,
): Promise<DeskView> {
  const kept = sharedRightly(caller, given)
  const { list } = given
  return app.db.unit(staffAct(app, caller, 'desk.save-view', { idempotency, reason: given.name }), async (unit) => {
    const { groupId } = unit.act
    const own = { staffId: caller.id, list, name: kept.name, droppedAt: null }
    const known = await findRow(unit.sql, deskViews, own, ['id'], { lock: true })
    const id = known?.id ?? newId()
    if (known) await updateRows(unit.sql, deskViews, { ...kept, changedAt: unit.now }, { id })
    else await insertRow(unit.sql, deskViews, { ...own, ...kept, id, groupId, changedAt: unit.now })
    return shown(unit, caller, id)
  })
}

/** Gives a view other filters, another name or sharing. @throws NOT_FOUND, ROLE_MISSING */
export async function changeView(
  app: App,
  caller: StaffCaller,
  { viewId, ...given }: { viewId: string } & ChangedView,
): Promise<DeskView> {
  const change = sharedRightly(caller, given)
  return app.db.unit(staffAct(app, caller, 'desk.save-view', { reason: given.name }), async (unit) => {
    const { droppedAt } = await viewOf(unit, caller, viewId)
    if (droppedAt !== null) throw new Refusal('NOT_FOUND', { what: 'view' })
    await updateRows(unit.sql, deskViews, { ...change, changedAt: unit.now }, { id: viewId })
    return shown(unit, caller, viewId)
  })
}

/** Takes a view off everybody's list. @throws NOT_FOUND, ROLE_MISSING */
export function dropView(
  app: App,
  caller: StaffCaller,
  viewId: string,
  idempotency: Idempotency,
): Promise<{ done: true }> {
  return turn(app, caller, { viewId, action: 'desk.drop-view', idempotency }, async (unit, { droppedAt }) => {
    await updateRows(unit.sql, deskViews, { droppedAt: droppedAt ?? unit.now }, { id: viewId })
    return { done: true }
  })
}

/** Puts a dropped view back. @throws NOT_FOUND, ROLE_MISSING */
export function bringBackView(
  app: App,
  caller: StaffCaller,
  viewId: string,
  idempotency: Idempotency,
): Promise<DeskView> {
  return turn(app, caller, { viewId, action: 'desk.bring-back-view', idempotency }, async (unit) => {
    await updateRows(unit.sql, deskViews, { droppedAt: null }, { id: viewId })
    return shown(unit, caller, viewId)
  })
}

interface Turning {
  viewId: string
  action: StaffAction
  idempotency: Idempotency
}

function turn<T>(
  app: App,
  caller: StaffCaller,
  { viewId, action, idempotency }: Turning,
  write: (unit: Unit, view: Row) => Promise<T>,
): Promise<T> {
  return app.db.unit(staffAct(app, caller, action, { idempotency }), async (unit) =>
    write(unit, await viewOf(unit, caller, viewId)),
  )
}

/** @throws NOT_FOUND for what is not seen, ROLE_MISSING for what somebody else shared */
async function viewOf(unit: Unit, caller: StaffCaller, id: string): Promise<Row> {
  const view = await findRow(unit.sql, deskViews, { id, groupId: unit.act.groupId }, undefined, { lock: true })
  const { staffId, sharing, storeId } = view ?? {}
  const seen = staffId === caller.id || sharing === 'group' || (storeId && caller.storeIds.includes(storeId))
  if (!view || !seen) throw new Refusal('NOT_FOUND', { what: 'view' })
  if (!mayChange(view, caller)) throw new Refusal('ROLE_MISSING')
  return view
}

/** A store's view names one of the caller's; with everybody only managers share. @throws NOT_FOUND, ROLE_MISSING */
function sharedRightly(caller: StaffCaller, given: ChangedView) {
  const { name, address, sharing } = given
  const view = { name, address, sharing }
  if (given.sharing === 'store') {
    requireOwnStore(caller, given.storeId)
    return { ...view, storeId: given.storeId }
  }
  if (sharing === 'group' && !managerRoles.some((one) => one === caller.role)) throw new Refusal('ROLE_MISSING')
  return { ...view, storeId: null }
}

async function shown(unit: Unit, caller: StaffCaller, viewId: string): Promise<DeskView> {
  const [view] = await seenViews(unit.sql, unit.act.groupId, caller, viewId)
  if (!view) throw new Refusal('NOT_FOUND', { what: 'view' })
  return view
}
