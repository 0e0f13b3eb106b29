import type { LineKind, RedemptionState, RewardKind } from '@cheyou/contract/codes'
import type { Unit } from '../../../platform/db/database.ts'
import { integer, type Sql } from '../../../platform/db/sql.ts'

export interface Redemption {
  id: string
  code: string
  state: RedemptionState
  memberId: string
  rewardId: string
  rewardName: string
  kind: RewardKind
  /** Pieces and points that are held or were handed over; of an ended redemption those that it gave back. */
  quantity: number
  points: number
  revision: number
  /** Stores where it may be collected; null: all. */
  storeIds: string[] | null
  /** Its terms; null unless it is a voucher. */
  voucher: VoucherTerms | null
  heldAt: string
  collectBy: string
  settledAt: string | null
  /** Where it was handed over. */
  storeId: string | null
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

interface RedemptionRow extends Omit<Redemption, 'quantity' | 'points' | 'revision' | 'storeIds' | 'voucher'> {
  quantity: unknown
  points: unknown
  revision: unknown
  storeIds: string | null
  faceFen: unknown
  leftFen: unknown
  minimumSpendFen: unknown
  workTypes: string | null
  lineKinds: string | null
}

/** SQL: a redemption as `redemptionOf` reads it. */
export const redemptionQuery = `SELECT x.id, x.code, x.state, x.memberId, x.rewardId, x.rewardName, r.kind, x.quantity,
    x.points, x.revision, x.storeIds, x.faceFen, x.leftFen, x.minimumSpendFen, x.workTypes, x.lineKinds, x.heldAt,
    x.collectBy, x.settledAt, x.storeId, s.name AS storeName
  FROM redemptions x JOIN rewards r ON r.id = x.rewardId LEFT JOIN stores s ON s.id = x.storeId`

export function redemptionOf(row: RedemptionRow): Redemption {
  const { faceFen, leftFen, minimumSpendFen, workTypes, lineKinds, ...rest } = row
  return {
    ...rest,
    quantity: integer(row.quantity),
    points: integer(row.points),
    revision: integer(row.revision),
    storeIds: listOf(row.storeIds),
    voucher:
      faceFen === null
        ? null
        : {
            faceFen: integer(faceFen),
            leftFen: integer(leftFen),
            minimumSpendFen: integer(minimumSpendFen ?? 0),
            workTypes: listOf(workTypes),
            lineKinds: listOf(lineKinds),
          },
  }
}

/** A JSON list of codes or ids; null stands for all of them. */
const listOf = <T extends string>(json: string | null): T[] | null => (json === null ? null : (JSON.parse(json) as T[]))

const jsonOf = (list: readonly string[] | null) => (list === null ? null : JSON.stringify(list))

/** Writes a new redemption. */
export async function addRedemption(unit: Unit, redemption: Redemption): Promise<void> {
  const { id, memberId, rewardId, rewardName, code, state, quantity, points, revision, collectBy, heldAt } = redemption
  const { voucher, storeIds, settledAt, storeId } = redemption
  await unit.sql.insert('redemptions', [
    {
      id,
      groupId: unit.act.groupId,
      memberId,
      rewardId,
      rewardName,
      code,
      state,
      quantity,
      points,
      revision,
      collectBy,
      heldAt,
      settledAt,
      storeId,
      storeIds: jsonOf(storeIds),
      faceFen: voucher?.faceFen ?? null,
      leftFen: voucher?.leftFen ?? null,
      minimumSpendFen: voucher?.minimumSpendFen ?? null,
      workTypes: jsonOf(voucher?.workTypes ?? null),
      lineKinds: jsonOf(voucher?.lineKinds ?? null),
    },
  ])
}

export async function redemptionsOf(sql: Sql, memberId: string, which: 'all' | 'open'): Promise<Redemption[]> {
  const rows = await sql.all<RedemptionRow>(
    `${redemptionQuery} WHERE x.memberId = ? ${which === 'open' ? "AND x.state = 'held'" : ''}
     ORDER BY x.heldAt DESC, x.id DESC LIMIT 100`,
    [memberId],
  )
  return rows.map(redemptionOf)
}

export async function findRedemption(
  sql: Sql,
  groupId: string,
  by: { id: string } | { code: string },
): Promise<Redemption | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['code', by.code]
  const row = await sql.one<RedemptionRow>(`${redemptionQuery} WHERE x.groupId = ? AND x.${column} = ?`, [
    groupId,
    value,
  ])
  return row && redemptionOf(row)
}

/** A member's vouchers that can still be used on a day, what ends first at the top (req. 3.3). */
export async function usableVouchers(sql: Sql, memberId: string, today: string): Promise<Redemption[]> {
  const rows = await sql.all<RedemptionRow>(
    `${redemptionQuery} WHERE x.memberId = ? AND x.leftFen > 0 AND x.state IN ('held', 'handed_over') AND x.collectBy >= ?
     ORDER BY x.collectBy, x.id`,
    [memberId, today],
  )
  return rows.map(redemptionOf)
}
