import type { StaffMember } from '@cheyou/contract'
import { moment, nullable, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { listRows } from '../../../platform/db/table-rows.ts'
import { listStores, type Store } from '../organisation/index.ts'
import { staff, staffStores } from './auth.tables.ts'
import { actsOn, maySee, type Placed } from './staff-rights.ts'

const rowShape = {
  ...pick(staff, 'id', 'name', 'role', 'loginName', 'retiredAt', 'lastSignInAt'),
  consoleSessions: sum(),
  phones: sum(),
  invitedUntil: nullable(moment()),
}
type Row = RowOf<typeof rowShape>

interface Asked {
  groupId: string
  now: Date
  /** One alone. */
  staffId?: string
}

/** Those of the staff whom somebody may see, those who left at the end, with what may be done with them. */
export async function staffSeenBy(sql: Sql, by: Placed, { groupId, now, staffId }: Asked): Promise<StaffMember[]> {
  const found = await rows(
    sql,
    rowShape,
    `SELECT p.id, p.name, p.role, p.loginName, p.retiredAt, p.lastSignInAt,
       (SELECT COUNT(*) FROM sessions s WHERE s.staffId = p.id AND s.revokedAt IS NULL AND s.expiresAt > ?) AS consoleSessions,
       (SELECT COUNT(*) FROM wechat_identities i WHERE i.staffId = p.id) AS phones,
       (SELECT MAX(v.expiresAt) FROM staff_invitations v
        WHERE v.staffId = p.id AND v.usedAt IS NULL AND v.expiresAt > ?) AS invitedUntil
     FROM staff p WHERE p.groupId = ? ${staffId === undefined ? '' : 'AND p.id = ?'}
     ORDER BY CASE WHEN p.retiredAt IS NULL THEN 0 ELSE 1 END, p.name, p.id`,
    [now, now, groupId, ...(staffId === undefined ? [] : [staffId])],
  )
  const stores = await listStores(sql, groupId)
  const places = await storesOfStaff(sql, groupId)
  return found
    .map((row) => ({ row, storeIds: places.get(row.id) ?? [] }))
    .filter(({ row, storeIds }) => maySee(by, { ...row, storeIds }))
    .map(({ row, storeIds }) =>
      shown(
        by,
        row,
        stores.filter(({ id }) => storeIds.includes(id)),
      ),
    )
}

/** Where everybody works. */
export async function storesOfStaff(sql: Sql, groupId: string): Promise<Map<string, string[]>> {
  const places = new Map<string, string[]>()
  for (const { staffId, storeId } of await listRows(sql, staffStores, { groupId }, { orderBy: ['storeId'] }))
    places.set(staffId, [...(places.get(staffId) ?? []), storeId])
  return places
}

function shown(by: Placed, row: Row, stores: readonly Store[]): StaffMember {
  const { id, name, role, loginName, phones, consoleSessions } = row
  const disabled = row.retiredAt !== null
  return {
    staffId: id,
    name,
    role,
    stores: stores.map((store) => ({ storeId: store.id, name: store.name })),
    loginName,
    phoneBound: phones > 0,
    invitedUntil: row.invitedUntil?.toISOString() ?? null,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    consoleSessions,
    disabled,
    can: actsOn(by, { id, role, storeIds: stores.map((store) => store.id), disabled }),
  }
}
