import type { Balances, Lot } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { findRow, insertRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { pointAccounts, pointLots } from './points.tables.ts'

const accountRowShape = pick(pointAccounts, 'memberId', 'qualifying', 'redeemable', 'held', 'debt')
type AccountRow = RowOf<typeof accountRowShape>

/** The balances in a row that has the columns of `point_accounts`. */
export function balancesOf(row: Omit<AccountRow, 'memberId'>): Balances {
  return {
    qualifying: row.qualifying,
    redeemable: row.redeemable,
    held: row.held,
    debt: row.debt,
  }
}

/** Balances of members, as they are outside any lock. */
export async function readBalances(sql: Sql, memberIds: readonly string[]): Promise<Map<string, Balances>> {
  return balancesWhere(sql, memberIds, '')
}

/**
 * Balances of members, kept until the unit ends: spending, reversing and expiring take this first, in sorted order, so
 * that nobody else changes lots meanwhile. SQLite has one writer anyway.
 */
export async function lockBalances(unit: Unit, memberIds: readonly string[]): Promise<Map<string, Balances>> {
  return balancesWhere(unit.sql, memberIds, unit.sql.dialect === 'mysql' ? ' FOR UPDATE' : '')
}

/**
 * Balances of members and of those in whom they went on (req. 1.7), locked: what is given back about an alias comes back to the
 * member who was kept. @returns with them in whom each alias went on
 */
export async function lockWithKept(
  unit: Unit,
  memberIds: readonly string[],
): Promise<{ balances: Map<string, Balances>; keptOf: Map<string, string> }> {
  const keptOf = await continuedIn(unit.sql, memberIds)
  const balances = await lockBalances(unit, [...new Set([...memberIds, ...keptOf.values()])].toSorted())
  if (unit.sql.dialect === 'sqlite') return { balances, keptOf }
  const sinceLocked = await continuedIn(unit.sql, memberIds)
  if (sinceLocked.size !== keptOf.size) throw new Transient('MERGED_MEANWHILE', null)
  return { balances, keptOf: sinceLocked }
}

/**
 * The balances of one member, locked: nobody merges their card meanwhile.
 * @throws NOT_FOUND when they went on in another (req. 1.7), perhaps a moment ago: nothing more is done in an alias's name
 */
export async function lockBalance(unit: Unit, memberId: string): Promise<Balances> {
  unit.concerns(memberId)
  const account = await findRow(unit.sql, pointAccounts, { memberId }, undefined, { lock: true })
  if (!account) throw new Error('A member without a points account')
  if (account.mergedIntoId !== null) throw new Refusal('NOT_FOUND', { what: 'member' })
  return balancesOf(account)
}

async function balancesWhere(sql: Sql, memberIds: readonly string[], lock: string): Promise<Map<string, Balances>> {
  if (memberIds.length === 0) return new Map()
  const found = await rows(
    sql,
    accountRowShape,
    `SELECT memberId, qualifying, redeemable, held, debt FROM point_accounts
     WHERE memberId IN (${placeholders(memberIds.length)}) ORDER BY memberId${lock}`,
    [...memberIds],
  )
  return new Map(found.map((row) => [row.memberId, balancesOf(row)]))
}

/**
 * The ledgers of one person: a member's own first, then those of the members who went on in it (req. 1.7). Whatever asks what a
 * person was given, or has used up, asks it of all.
 */
export async function ledgersOf(sql: Sql, memberId: string): Promise<string[]> {
  const merged = await rows(
    sql,
    pick(pointAccounts, 'memberId'),
    'SELECT memberId FROM point_accounts WHERE mergedIntoId = ? ORDER BY memberId',
    [memberId],
  )
  return [memberId, ...merged.map((row) => row.memberId)]
}

/** In whose account each of these members went on; those that are nobody's alias are left out. */
export async function continuedIn(sql: Sql, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const merged = await rows(
    sql,
    { memberId: pointAccounts.memberId, mergedIntoId: notNull(pointAccounts.mergedIntoId) },
    `SELECT memberId, mergedIntoId FROM point_accounts
     WHERE mergedIntoId IS NOT NULL AND memberId IN (${placeholders(memberIds.length)}) ORDER BY memberId`,
    [...memberIds],
  )
  return new Map(merged.map(({ memberId, mergedIntoId }) => [memberId, mergedIntoId]))
}

/** Opens the accounts of new members, at zero. */
export async function openAccounts(unit: Unit, memberIds: readonly string[]): Promise<void> {
  await insertRows(
    unit.sql,
    pointAccounts,
    memberIds.map((memberId) => ({
      memberId,
      groupId: unit.act.groupId,
      qualifying: 0,
      redeemable: 0,
      held: 0,
      debt: 0,
      mergedIntoId: null,
    })),
  )
}

/** Lots of a member with points left, for a unit that holds the lock on their balance. */
export async function openLots(sql: Sql, memberId: string): Promise<Lot[]> {
  const found = await rows(
    sql,
    pick(pointLots, 'id', 'earnedOn', 'expiresOn', 'remaining'),
    'SELECT id, earnedOn, expiresOn, remaining FROM point_lots WHERE memberId = ? AND remaining > 0',
    [memberId],
  )
  return found
}
