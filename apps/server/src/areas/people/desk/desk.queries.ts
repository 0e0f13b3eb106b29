import type { DeskView, EndpointOutput, getDesk } from '@cheyou/contract'
import { managerRoles } from '@cheyou/contract/codes'
import type { App } from '../../../wiring.ts'
import { words } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type SqlReader } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import type { StaffCaller } from '../auth/index.ts'
import { deskColumnChoices, deskViews } from './desk.tables.ts'

const viewShape = {
  ...pick(deskViews, 'id', 'staffId', 'list', 'name', 'address', 'sharing', 'storeId'),
  madeBy: words(80),
}

/** Views that somebody made or that are shared with them, by name, and their columns by list. */
export async function deskOf({ db, groupId }: App, caller: StaffCaller): Promise<EndpointOutput<typeof getDesk>> {
  const [views, chosen] = await Promise.all([
    seenViews(db.read, groupId, caller),
    listRows(db.read, deskColumnChoices, { staffId: caller.id }, { columns: ['list', 'choice'] }),
  ])
  return { views, columns: Object.fromEntries(chosen.map(({ list, choice }) => [list, choice])) }
}

/** Those that are not dropped; with an id that one alone. */
export async function seenViews(
  sql: SqlReader,
  groupId: string,
  caller: StaffCaller,
  viewId: string | null = null,
): Promise<DeskView[]> {
  const { id, storeIds } = caller
  const sharedWithStores =
    storeIds.length === 0 ? '' : `OR (v.sharing = 'store' AND v.storeId IN (${placeholders(storeIds.length)}))`
  const found = await rows(
    sql,
    viewShape,
    `SELECT v.id, v.staffId, v.list, v.name, v.address, v.sharing, v.storeId, s.name AS madeBy
     FROM desk_views v JOIN staff s ON s.id = v.staffId
     WHERE v.groupId = ? AND v.droppedAt IS NULL AND (v.staffId = ? OR v.sharing = 'group' ${sharedWithStores})
       ${viewId === null ? '' : 'AND v.id = ?'}
     ORDER BY v.name, v.id`,
    [groupId, id, ...storeIds, ...(viewId === null ? [] : [viewId])],
  )
  return found.map((row) => shownView(row, caller))
}

function shownView({ id, staffId, ...view }: RowOf<typeof viewShape>, caller: StaffCaller): DeskView {
  return { ...view, viewId: id, mine: staffId === caller.id, changeable: mayChange({ staffId, ...view }, caller) }
}

/** Its maker, and managers where it is shared: who left may have shared it. */
export function mayChange(
  { staffId, sharing, storeId }: Pick<RowOf<typeof deskViews>, 'staffId' | 'sharing' | 'storeId'>,
  { id, role, storeIds }: StaffCaller,
): boolean {
  if (staffId === id) return true
  if (!managerRoles.some((one) => one === role)) return false
  return sharing === 'group' || (sharing === 'store' && storeId !== null && storeIds.includes(storeId))
}
