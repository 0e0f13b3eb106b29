import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { deleteRows, insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { hashToken, newToken } from './secrets.ts'
import { knownDevices } from './sign-in-failures.tables.ts'

/** How long a browser is known after its last sign-in. */
export const DEVICE_DAYS = 180
const kept = (now: Date) => new Date(now.getTime() - DEVICE_DAYS * 86_400_000)

/** The device of this token, if this person has signed in with it. */
export async function findDevice(
  sql: Sql,
  loginName: string,
  token: string | undefined,
  now: Date,
): Promise<string | null> {
  if (token === undefined) return null
  const row = await firstRow(
    sql,
    { id: knownDevices.id },
    `SELECT d.id FROM known_devices d JOIN staff s ON s.id = d.staffId
     WHERE d.tokenHash = ? AND d.lastAt > ? AND s.loginName = ?`,
    [hashToken(token), kept(now), loginName],
  )
  return row?.id ?? null
}

/** Knows the browser from now on. @returns the token of one that was not known, to be kept there */
export async function keepDevice(unit: Unit, staffId: string, deviceId: string | null): Promise<string | null> {
  if (deviceId !== null) {
    await updateRows(unit.sql, knownDevices, { lastAt: unit.now }, { id: deviceId })
    return null
  }
  const { token, tokenHash } = newToken()
  const { now } = unit
  const { groupId } = unit.act
  await insertRow(unit.sql, knownDevices, { id: newId(), groupId, staffId, tokenHash, createdAt: now, lastAt: now })
  return token
}

/** The browsers of somebody whose password was reset are strangers again. */
export const forgetDevicesOf = (unit: Unit, staffId: string): Promise<number> =>
  deleteRows(unit.sql, knownDevices, { staffId })

/** Forgets browsers that nobody has signed in with for long, a batch at a time; returns how many. */
export async function forgetDevices(sql: Sql, now: Date, limit: number): Promise<number> {
  const found = await rows(sql, { id: knownDevices.id }, 'SELECT id FROM known_devices WHERE lastAt <= ? LIMIT ?', [
    kept(now),
    limit,
  ])
  if (found.length === 0) return 0
  const ids = found.map(({ id }) => id)
  return sql.run(`DELETE FROM known_devices WHERE id IN (${placeholders(ids.length)})`, ids)
}
