import type { RedeemRequest } from '@cheyou/domain'
import { sum } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { firstRow, rows, soleRow } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { selectList, type RowOf } from '../../../platform/db/table.ts'
import { rewards, type RewardTerms } from './rewards.tables.ts'
import { noteMovement, type NewMovement } from './stock.repository.ts'

export interface Reward extends Omit<RowOf<typeof rewards>, 'revision'> {
  revision: number
  retired: boolean
  /** How many the member asking has had or has held. */
  alreadyRedeemed: number
}

const shape = { ...rewards, alreadyRedeemed: sum() }

const select = `SELECT ${selectList('r', rewards)},
  (SELECT COALESCE(SUM(x.quantity), 0) FROM redemptions x WHERE x.rewardId = r.id AND x.memberId = ?
    AND x.state IN ('held', 'handed_over')) AS alreadyRedeemed FROM rewards r`

const rewardOf = (row: RowOf<typeof shape>): Reward => ({
  ...row,
  revision: row.revision ?? 1,
  retired: row.retiredAt !== null,
})

/** The catalogue as a member finds it, in the shop's order. */
export async function offeredRewards(sql: Sql, groupId: string, memberId: string): Promise<Reward[]> {
  const found = await rows(
    sql,
    shape,
    `${select} WHERE r.groupId = ? AND r.retiredAt IS NULL ORDER BY r.position, r.id`,
    [memberId, groupId],
  )
  return found.map(rewardOf)
}

/** Every reward there is, without a member: those offered in the shop's order, then the retired ones. */
export async function everyReward(sql: Sql, groupId: string): Promise<Reward[]> {
  const found = await rows(
    sql,
    shape,
    `${select} WHERE r.groupId = ? ORDER BY CASE WHEN r.retiredAt IS NULL THEN 0 ELSE 1 END, r.position, r.id`,
    ['', groupId],
  )
  return found.map(rewardOf)
}

export async function findReward(
  sql: Sql,
  groupId: string,
  memberId: string,
  rewardId: string,
): Promise<Reward | null> {
  const row = await firstRow(sql, shape, `${select} WHERE r.groupId = ? AND r.id = ?`, [memberId, groupId, rewardId])
  return row && rewardOf(row)
}

/** The reward as the rules of redeeming see it. */
export function redeemable(reward: Reward): RedeemRequest['reward'] {
  const { pointsPrice, stockLeft, perMemberLimit, tierLimits, tiers, opensOn, closesOn } = reward
  return {
    state: reward.retired ? 'retired' : 'published',
    pointsPrice,
    stockLeft,
    perMemberLimit,
    tiers,
    opensOn,
    closesOn,
    perTierLimits: tierLimits ?? {},
  }
}

/** Takes pieces from stock if there are so many; stock that is not counted stays so. @returns whether it did */
export async function takeFromStock(unit: Unit, rewardId: string, quantity: number): Promise<boolean> {
  const taken = await unit.sql.run(
    'UPDATE rewards SET stockLeft = stockLeft - ? WHERE id = ? AND (stockLeft IS NULL OR stockLeft >= ?)',
    [quantity, rewardId, quantity],
  )
  return taken === 1
}

export async function putBackToStock(unit: Unit, rewardId: string, quantity: number): Promise<void> {
  await unit.sql.run('UPDATE rewards SET stockLeft = stockLeft + ? WHERE id = ? AND stockLeft IS NOT NULL', [
    quantity,
    rewardId,
  ])
}

/** A reward to add; what is left out is null. */
export type NewReward = Pick<Reward, 'kind' | 'name' | 'description' | 'pointsPrice' | 'stockLeft'> &
  Partial<RewardTerms>

/** Adds rewards to the end of the catalogue. @returns their ids. @throws DuplicateKey for a name that is there */
export async function addRewards(unit: Unit, newRewards: readonly NewReward[]): Promise<string[]> {
  const { groupId } = unit.act
  const last = await soleRow(
    unit.sql,
    { position: sum() },
    'SELECT COALESCE(MAX(position), 0) AS position FROM rewards WHERE groupId = ?',
    [groupId],
  )
  const added = newRewards.map((reward, i) => ({
    ...reward,
    id: newId(),
    groupId,
    position: last.position + 1 + i,
    revision: 1,
    createdAt: unit.now,
  }))
  await insertRows(unit.sql, rewards, added)
  const counted = added.filter(({ stockLeft }) => stockLeft !== null)
  await noteMovement(unit, ...counted.map(({ id, stockLeft }) => openingOf(id, stockLeft)))
  return added.map(({ id }) => id)
}

const openingOf = (rewardId: string, stockLeft: number | null): NewMovement => ({
  rewardId,
  kind: 'opening',
  quantity: stockLeft,
  leftBefore: null,
  leftAfter: stockLeft,
  reason: '',
})

/** Changes a reward unless somebody else did since it was read. @returns whether it did @throws DuplicateKey for a name that is there */
export async function changeReward(
  unit: Unit,
  rewardId: string,
  revision: number,
  change: Partial<RewardTerms> | { retiredAt: Date | null },
): Promise<boolean> {
  const where = { groupId: unit.act.groupId, id: rewardId, revision }
  return (await updateRows(unit.sql, rewards, { ...change, revision: revision + 1 }, where)) === 1
}
