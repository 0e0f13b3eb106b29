import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { stores } from '../organisation/organisation.tables.ts'
import { newToken } from './secrets.ts'
import { distrustSession, distrustStaff, trustedSession, trustSession } from './trusted-sessions.ts'
import { longText, nullable } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRow, listRows, updateRows, deleteRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { sessions, wechatIdentities, staff, staffStores } from './auth.tables.ts'

export const PHONE_SESSION_DAYS = 30
const CONSOLE_SESSION_HOURS = 12
const DAY_MS = 86_400_000

/** Who a token belongs to: a WeChat user, and through it or directly a staff member. */
export interface Session {
  id: string
  audience: 'phone' | 'console'
  identityId: string | null
  openid: string | null
  customerId: string | null
  staff: Omit<StaffCaller, 'sessionId'> | null
}

const sessionRowShape = {
  ...pick(sessions, 'id', 'audience', 'expiresAt', 'identityId'),
  openid: nullable(wechatIdentities.openid),
  customerId: wechatIdentities.customerId,
  staffId: nullable(staff.id),
  staffName: nullable(staff.name),
  role: nullable(staff.role),
  storeId: nullable(staffStores.storeId),
  storeRetiredAt: stores.retiredAt,
  ownCustomers: nullable(longText()),
}
type SessionRow = RowOf<typeof sessionRowShape>

/** The live session of a token; every request asks for it, so that of staff is read every two seconds at most. */
export async function findSession(sql: Sql, tokenHash: string, now: Date): Promise<Session | null> {
  const known = trustedSession(tokenHash, now)
  if (known) return known
  const found = await rows(
    sql,
    sessionRowShape,
    `SELECT s.id, s.audience, s.expiresAt, s.identityId, i.openid, i.customerId,
       st.id AS staffId, st.name AS staffName, st.role, ss.storeId, so.retiredAt AS storeRetiredAt,
       (SELECT GROUP_CONCAT(o.customerId) FROM wechat_identities o WHERE o.staffId = st.id) AS ownCustomers
     FROM sessions s
       LEFT JOIN wechat_identities i ON i.id = s.identityId
       LEFT JOIN staff st ON st.id = COALESCE(s.staffId, i.staffId) AND st.retiredAt IS NULL
       LEFT JOIN staff_stores ss ON ss.staffId = st.id
       LEFT JOIN stores so ON so.id = ss.storeId
     WHERE s.tokenHash = ? AND s.revokedAt IS NULL`,
    [tokenHash],
  )
  // A row for each store of the staff member; one when there is none.
  const [row] = found
  if (!row) return null
  const expiresAt = row.expiresAt
  if (expiresAt <= now) return null
  const session = sessionOf(row, found)
  trustSession(tokenHash, session, expiresAt, now)
  return session
}

function sessionOf(row: SessionRow, found: readonly SessionRow[]): Session {
  const { staffId, staffName, role, ownCustomers } = row
  const ownCustomerIds = ownCustomers?.split(',') ?? []
  const person =
    staffId !== null && staffName !== null && role !== null
      ? { id: staffId, name: staffName, role, ...storesIn(found), ownCustomerIds }
      : null
  return {
    id: row.id,
    audience: row.audience,
    identityId: row.identityId,
    openid: row.openid,
    customerId: row.customerId,
    staff: person,
  }
}

/** Where somebody works, and which of these stores are closed. */
function storesIn(found: readonly SessionRow[]): { storeIds: string[]; closedStoreIds: string[] } {
  const theirs = found.flatMap(({ storeId, storeRetiredAt }) => (storeId === null ? [] : [{ storeId, storeRetiredAt }]))
  return {
    storeIds: theirs.map(({ storeId }) => storeId),
    closedStoreIds: theirs.filter(({ storeRetiredAt }) => storeRetiredAt !== null).map(({ storeId }) => storeId),
  }
}

/** Opens a session; the token is told once and kept only as its hash. */
export async function openSession(
  unit: Unit,
  of: { audience: 'phone'; identityId: string } | { audience: 'console'; staffId: string },
): Promise<{ token: string; expiresAt: Date }> {
  const { token, tokenHash } = newToken()
  const lifetime = of.audience === 'phone' ? PHONE_SESSION_DAYS * DAY_MS : (CONSOLE_SESSION_HOURS * DAY_MS) / 24
  const expiresAt = new Date(unit.now.getTime() + lifetime)
  await insertRow(unit.sql, sessions, {
    id: newId(),
    groupId: unit.act.groupId,
    tokenHash,
    audience: of.audience,
    identityId: of.audience === 'phone' ? of.identityId : null,
    staffId: of.audience === 'console' ? of.staffId : null,
    createdAt: unit.now,
    expiresAt,
    revokedAt: null,
  })
  return { token, expiresAt }
}

export async function revokeSession(unit: Unit, sessionId: string): Promise<void> {
  await updateRows(unit.sql, sessions, { revokedAt: unit.now }, { id: sessionId, revokedAt: null })
  unit.afterCommit(() => distrustSession(sessionId))
}

/** Ends all sessions of somebody of the staff, in browsers and on phones; in this process at once, in others within two seconds. */
export async function endSessionsOf(unit: Unit, staffId: string): Promise<void> {
  await updateRows(unit.sql, sessions, { revokedAt: unit.now }, { staffId, revokedAt: null })
  const phones = await listRows(unit.sql, wechatIdentities, { staffId }, { columns: ['id'] })
  for (const { id } of phones)
    await updateRows(unit.sql, sessions, { revokedAt: unit.now }, { identityId: id, revokedAt: null })
  unit.afterCommit(() => distrustStaff(staffId))
}

/** Forgets sessions whose time is over, signed out of or not, a batch at a time; returns how many. */
export async function forgetSessions(sql: Sql, now: Date, limit: number): Promise<number> {
  const found = await rows(
    sql,
    { id: sessions.id },
    'SELECT id FROM sessions WHERE expiresAt <= ? ORDER BY expiresAt LIMIT ?',
    [now, limit],
  )
  if (found.length === 0) return 0
  return deleteRows(sql, sessions, { id: found.map(({ id }) => id) })
}
