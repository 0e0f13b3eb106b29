import type { RewardKind } from '@cheyou/contract/codes'
import type { RedeemRequest } from '@cheyou/domain'
import type { Unit } from '../../db/database.ts'
import { newId } from '../../db/ids.ts'
import { integer, type Sql } from '../../db/sql.ts'

export interface Reward {
  id: string
  kind: RewardKind
  name: string
  description: string
  pointsPrice: number
  stockLeft: number | null
  perMemberLimit: number | null
  faceFen: number | null
  minimumSpendFen: number | null
  retired: boolean
  /** How many the member asking has had or has held. */
  alreadyRedeemed: number
}

interface RewardRow {
  id: string
  kind: RewardKind
  name: string
  description: string
  pointsPrice: unknown
  stockLeft: unknown
  perMemberLimit: unknown
  faceFen: unknown
  minimumSpendFen: unknown
  retiredAt: string | null
  alreadyRedeemed: unknown
}

const columns = `r.id, r.kind, r.name, r.description, r.pointsPrice, r.stockLeft, r.perMemberLimit, r.faceFen,
  r.minimumSpendFen, r.retiredAt,
  (SELECT COUNT(*) FROM redemptions x WHERE x.rewardId = r.id AND x.memberId = ?
    AND x.state IN ('held', 'handed_over')) AS alreadyRedeemed`

const orNull = (value: unknown) => (value === null ? null : integer(value))

function rewardOf(row: RewardRow): Reward {
  const { retiredAt, ...rest } = row
  return {
    ...rest,
    pointsPrice: integer(row.pointsPrice),
    stockLeft: orNull(row.stockLeft),
    perMemberLimit: orNull(row.perMemberLimit),
    faceFen: orNull(row.faceFen),
    minimumSpendFen: orNull(row.minimumSpendFen),
    retired: retiredAt !== null,
    alreadyRedeemed: integer(row.alreadyRedeemed),
  }
}

/** The catalogue as a member finds it, in the shop's order. */
export async function offeredRewards(sql: Sql, groupId: string, memberId: string): Promise<Reward[]> {
  const rows = await sql.all<RewardRow>(
    `SELECT ${columns} FROM rewards r WHERE r.groupId = ? AND r.retiredAt IS NULL ORDER BY r.position, r.id`,
    [memberId, groupId],
  )
  return rows.map(rewardOf)
}

export async function findReward(
  sql: Sql,
  groupId: string,
  memberId: string,
  rewardId: string,
): Promise<Reward | null> {
  const row = await sql.one<RewardRow>(`SELECT ${columns} FROM rewards r WHERE r.groupId = ? AND r.id = ?`, [
    memberId,
    groupId,
    rewardId,
  ])
  return row && rewardOf(row)
}

/** The reward as the rules of redeeming see it. */
export function redeemable(reward: Reward): RedeemRequest['reward'] {
  return {
    state: reward.retired ? 'retired' : 'published',
    pointsPrice: reward.pointsPrice,
    stockLeft: reward.stockLeft,
    perMemberLimit: reward.perMemberLimit,
    tiers: null,
    opensOn: null,
    closesOn: null,
  }
}

/** Takes one from stock if there is one; unlimited stock stays so. @returns whether it did */
export async function takeFromStock(unit: Unit, rewardId: string): Promise<boolean> {
  const taken = await unit.sql.run(
    'UPDATE rewards SET stockLeft = stockLeft - 1 WHERE id = ? AND (stockLeft IS NULL OR stockLeft > 0)',
    [rewardId],
  )
  return taken === 1
}

export async function putBackToStock(unit: Unit, rewardId: string): Promise<void> {
  await unit.sql.run('UPDATE rewards SET stockLeft = stockLeft + 1 WHERE id = ? AND stockLeft IS NOT NULL', [rewardId])
}

export interface NewReward {
  kind: RewardKind
  name: string
  description: string
  pointsPrice: number
  stockLeft: number | null
  perMemberLimit: number | null
  faceFen?: number
  minimumSpendFen?: number
}

/** Adds rewards to the end of the catalogue. */
export async function addRewards(unit: Unit, rewards: readonly NewReward[]): Promise<void> {
  const last = await unit.sql.one<{ position: unknown }>(
    'SELECT COALESCE(MAX(position), 0) AS position FROM rewards WHERE groupId = ?',
    [unit.act.groupId],
  )
  await unit.sql.insert(
    'rewards',
    rewards.map(({ faceFen = null, minimumSpendFen = null, ...reward }, i) => ({
      id: newId(),
      groupId: unit.act.groupId,
      ...reward,
      faceFen,
      minimumSpendFen,
      position: integer(last?.position ?? 0) + 1 + i,
      retiredAt: null,
      createdAt: unit.now,
    })),
  )
}
