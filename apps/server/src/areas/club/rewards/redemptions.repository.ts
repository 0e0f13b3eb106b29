import type { LineKind, RewardKind } from '@cheyou/contract/codes'
import { nullable } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { only, pick, selectList, type RowOf } from '../../../platform/db/table.ts'
import { stores } from '../../people/organisation/organisation.tables.ts'
import { redemptions } from './redemptions.tables.ts'
import { rewards } from './rewards.tables.ts'

const own = pick(
  redemptions,
  'id',
  'code',
  'state',
  'memberId',
  'rewardId',
  'rewardName',
  'quantity',
  'points',
  'revision',
  'storeIds',
  'heldAt',
  'collectBy',
  'settledAt',
  'storeId',
)
const terms = pick(redemptions, 'faceFen', 'leftFen', 'minimumSpendFen', 'workTypes', 'lineKinds')
const shape = { ...own, ...terms, kind: rewards.kind, storeName: nullable(stores.name) }

export interface Redemption extends RowOf<typeof own> {
  kind: RewardKind
  /** Its terms; null unless it is a voucher. */
  voucher: VoucherTerms | null
  storeName: string | null
}

/** What a voucher is good for, as it was told when it was redeemed (req. 3.3). */
export interface VoucherTerms {
  faceFen: number
  /** What can still be used. */
  leftFen: number
  minimumSpendFen: number
  /** null: all. */
  workTypes: string[] | null
  lineKinds: LineKind[] | null
}

const select = `SELECT ${selectList('x', { ...own, ...terms })}, r.kind, s.name AS storeName
  FROM redemptions x JOIN rewards r ON r.id = x.rewardId LEFT JOIN stores s ON s.id = x.storeId`

function redemptionOf(row: RowOf<typeof shape>): Redemption {
  const { faceFen, leftFen, minimumSpendFen, workTypes, lineKinds, ...rest } = row
  if (faceFen === null) return { ...rest, voucher: null }
  if (leftFen === null) throw new Error('A voucher that does not say what is left of it')
  return { ...rest, voucher: { faceFen, leftFen, minimumSpendFen: minimumSpendFen ?? 0, workTypes, lineKinds } }
}

/** Writes a new redemption. */
export async function addRedemption(unit: Unit, redemption: Redemption): Promise<void> {
  await insertRow(unit.sql, redemptions, {
    ...only(own, redemption),
    ...redemption.voucher,
    groupId: unit.act.groupId,
  })
}

/** More than one screen shows. */
const OPEN_MAX = 100

export async function redemptionsOf(sql: Sql, memberId: string, which: 'all' | 'open'): Promise<Redemption[]> {
  const found = await rows(
    sql,
    shape,
    `${select} WHERE x.memberId = ? ${which === 'open' ? "AND x.state = 'held'" : ''}
     ORDER BY x.heldAt DESC, x.id DESC LIMIT ${OPEN_MAX}`,
    [memberId],
  )
  return found.map(redemptionOf)
}

/**
 * What a member may be given at the desk, in one question: what waits to be handed over, newest first, and the vouchers that
 * can still be used on a day, what ends first at the top (req. 3.3).
 */
export async function redemptionsAtDesk(
  sql: Sql,
  memberId: string,
  today: string,
): Promise<{ open: Redemption[]; vouchers: Redemption[] }> {
  const found = await rows(
    sql,
    shape,
    `${select} WHERE x.memberId = ? AND (x.state = 'held' OR (x.state = 'handed_over' AND x.leftFen > 0 AND x.collectBy >= ?))
     ORDER BY x.heldAt DESC, x.id DESC`,
    [memberId, today],
  )
  const alive = found.map(redemptionOf)
  return {
    open: alive.filter(({ state }) => state === 'held').slice(0, OPEN_MAX),
    vouchers: alive
      .filter(({ voucher, collectBy }) => voucher !== null && voucher.leftFen > 0 && collectBy >= today)
      .toSorted((a, b) => compare(a.collectBy, b.collectBy) || compare(a.id, b.id)),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export async function findRedemption(
  sql: Sql,
  groupId: string,
  by: { id: string } | { code: string },
): Promise<Redemption | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['code', by.code]
  const row = await firstRow(sql, shape, `${select} WHERE x.groupId = ? AND x.${column} = ?`, [groupId, value])
  return row && redemptionOf(row)
}

/** Redemptions by id, in one question. */
export async function findRedemptions(
  sql: Sql,
  groupId: string,
  ids: readonly string[],
): Promise<Map<string, Redemption>> {
  if (ids.length === 0) return new Map()
  const where = `WHERE x.groupId = ? AND x.id IN (${placeholders(ids.length)})`
  const found = await rows(sql, shape, `${select} ${where}`, [groupId, ...ids])
  return new Map(found.map((row) => [row.id, redemptionOf(row)]))
}

/** A member's vouchers that can still be used on a day, what ends first at the top (req. 3.3). */
export async function usableVouchers(sql: Sql, memberId: string, today: string): Promise<Redemption[]> {
  const found = await rows(
    sql,
    shape,
    `${select} WHERE x.memberId = ? AND x.leftFen > 0 AND x.state IN ('held', 'handed_over') AND x.collectBy >= ?
     ORDER BY x.collectBy, x.id`,
    [memberId, today],
  )
  return found.map(redemptionOf)
}
