import { randomBytes } from 'node:crypto'
import type { StaffBrief } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { hashToken } from './secrets.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { deleteRows, findRow, insertRow, insertRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { staff, staffStores, staffInvitations } from './auth.tables.ts'
import { stores } from '../organisation/organisation.tables.ts'

export const totpSecretPlace = (staffId: string) => `staff.totpSecret:${staffId}`

export interface NewStaff {
  name: string
  role: Role
  storeIds: readonly string[]
  console?: { loginName: string; passwordHash: string; totpSecret: string }
}

export async function addStaff(unit: Unit, keys: Keyring, person: NewStaff): Promise<string> {
  const id = newId()
  const { groupId } = unit.act
  await insertRow(unit.sql, staff, {
    id,
    groupId,
    name: person.name,
    role: person.role,
    loginName: person.console?.loginName.toLowerCase() ?? null,
    passwordHash: person.console?.passwordHash ?? null,
    totpSecret: person.console ? keys.encrypt(person.console.totpSecret, totpSecretPlace(id)) : null,
    lastOtpStep: null,
    retiredAt: null,
    lastSignInAt: null,
    createdAt: unit.now,
  })
  await insertRows(
    unit.sql,
    staffStores,
    person.storeIds.map((storeId) => ({ staffId: id, storeId, groupId })),
  )
  return id
}

export const INVITATION_DAYS = 7

/** An invitation for a staff member's phone; the code is told once, kept as its hash and works once (req. 15.1). */
export async function inviteStaff(unit: Unit, staffId: string): Promise<string> {
  const code = randomBytes(8).toString('hex').toUpperCase()
  await insertRow(unit.sql, staffInvitations, {
    id: newId(),
    groupId: unit.act.groupId,
    staffId,
    codeHash: hashToken(code),
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + INVITATION_DAYS * 86_400_000),
    usedAt: null,
  })
  return code
}

/** Invitations that nobody has used open nothing any more. */
export async function endInvitations(unit: Unit, staffId: string): Promise<void> {
  await deleteRows(unit.sql, staffInvitations, { staffId, usedAt: null })
}

/** A staff member with their open stores by name. */
export async function staffBrief(sql: Sql, staffId: string): Promise<StaffBrief | null> {
  const person = await firstRow(
    sql,
    pick(staff, 'id', 'name', 'role'),
    'SELECT id, name, role FROM staff WHERE id = ? AND retiredAt IS NULL',
    [staffId],
  )
  if (!person) return null
  const own = await rows(
    sql,
    { storeId: stores.id, name: stores.name },
    `SELECT s.id AS storeId, s.name FROM staff_stores ss JOIN stores s ON s.id = ss.storeId
     WHERE ss.staffId = ? AND s.retiredAt IS NULL ORDER BY s.id`,
    [staffId],
  )
  return { staffId: person.id, name: person.name, role: person.role, stores: own }
}

/** Somebody who signs in at the console, by their login name; null for a stranger and for who has left. */
export async function staffByLogin(sql: Sql, groupId: string, loginName: string): Promise<{ id: string } | null> {
  return findRow(sql, staff, { groupId, loginName: loginName.toLowerCase(), retiredAt: null }, ['id'])
}

/** Lets a staff member see and do at one more store what they may at theirs. */
export async function assignStaff(unit: Unit, staffId: string, storeId: string): Promise<void> {
  await insertRow(unit.sql, staffStores, { staffId, storeId, groupId: unit.act.groupId })
}
