import type { LineKind, RewardKind } from '@cheyou/contract/codes'
import type { RedeemRequest } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { integer, type Sql, type SqlValue } from '../../../platform/db/sql.ts'
import { noteMovement, type NewMovement } from './stock.repository.ts'

/** What a manager says of a reward (req. 3.1); null: no limit, all of them, always. */
export interface RewardTerms {
  name: string
  description: string
  pointsPrice: number
  perMemberLimit: number | null
  /** Limits per member by tier code, beside that for all. */
  tierLimits: Record<string, number> | null
  /** Codes of the tiers that may redeem it. */
  tiers: string[] | null
  /** Where it is collected. */
  storeIds: string[] | null
  opensOn: string | null
  closesOn: string | null
  /** A name in `files`. */
  picture: string | null
  /** Days from redeeming to the last day; null: as the rules say. */
  validDays: number | null
  /** Of a voucher (req. 3.3); null for everything else. */
  faceFen: number | null
  minimumSpendFen: number | null
  workTypes: string[] | null
  lineKinds: LineKind[] | null
}

export interface Reward extends RewardTerms {
  id: string
  kind: RewardKind
  /** Pieces nobody has redeemed yet; null: not counted. */
  stockLeft: number | null
  retired: boolean
  revision: number
  /** How many the member asking has had or has held. */
  alreadyRedeemed: number
}

type RewardRow = Record<Exclude<keyof Reward, 'id' | 'kind' | 'name' | 'description' | 'retired'>, unknown> &
  Pick<Reward, 'id' | 'kind' | 'name' | 'description' | 'opensOn' | 'closesOn' | 'picture'> & { retiredAt: unknown }

const columns = `r.id, r.kind, r.name, r.description, r.pointsPrice, r.stockLeft, r.perMemberLimit, r.tierLimits, r.tiers,
  r.storeIds, r.opensOn, r.closesOn, r.picture, r.validDays, r.faceFen, r.minimumSpendFen, r.workTypes, r.lineKinds,
  r.revision, r.retiredAt,
  (SELECT COALESCE(SUM(x.quantity), 0) FROM redemptions x WHERE x.rewardId = r.id AND x.memberId = ?
    AND x.state IN ('held', 'handed_over')) AS alreadyRedeemed`

const integerOrNull = (value: unknown) => (value === null ? null : integer(value))
const jsonOrNull = <T>(value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as T) : null)

function rewardOf(row: RewardRow): Reward {
  const { id, kind, name, description, opensOn, closesOn, picture } = row
  return {
    id,
    kind,
    name,
    description,
    opensOn,
    closesOn,
    picture,
    pointsPrice: integer(row.pointsPrice),
    stockLeft: integerOrNull(row.stockLeft),
    perMemberLimit: integerOrNull(row.perMemberLimit),
    tierLimits: jsonOrNull(row.tierLimits),
    tiers: jsonOrNull(row.tiers),
    storeIds: jsonOrNull(row.storeIds),
    validDays: integerOrNull(row.validDays),
    faceFen: integerOrNull(row.faceFen),
    minimumSpendFen: integerOrNull(row.minimumSpendFen),
    workTypes: jsonOrNull(row.workTypes),
    lineKinds: jsonOrNull(row.lineKinds),
    retired: row.retiredAt !== null,
    revision: integer(row.revision ?? 1),
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

/** Every reward there is, without a member: those offered in the shop's order, then the retired ones. */
export async function everyReward(sql: Sql, groupId: string): Promise<Reward[]> {
  const rows = await sql.all<RewardRow>(
    `SELECT ${columns} FROM rewards r WHERE r.groupId = ?
     ORDER BY CASE WHEN r.retiredAt IS NULL THEN 0 ELSE 1 END, r.position, r.id`,
    ['', groupId],
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
export async function addRewards(unit: Unit, rewards: readonly NewReward[]): Promise<string[]> {
  const last = await unit.sql.one<{ position: unknown }>(
    'SELECT COALESCE(MAX(position), 0) AS position FROM rewards WHERE groupId = ?',
    [unit.act.groupId],
  )
  const rows = rewards.map((reward, i) => ({
    id: newId(),
    groupId: unit.act.groupId,
    kind: reward.kind,
    stockLeft: reward.stockLeft,
    ...termsRow({ ...NO_LIMITS, ...reward }),
    position: integer(last?.position ?? 0) + 1 + i,
    revision: 1,
    retiredAt: null,
    createdAt: unit.now,
  }))
  await unit.sql.insert('rewards', rows)
  const counted = rows.filter(({ stockLeft }) => stockLeft !== null)
  await noteMovement(unit, ...counted.map(({ id, stockLeft }) => openingOf(id, stockLeft)))
  return rows.map(({ id }) => id)
}

const openingOf = (rewardId: string, stockLeft: number | null): NewMovement => ({
  rewardId,
  kind: 'opening',
  quantity: stockLeft,
  leftBefore: null,
  leftAfter: stockLeft,
  reason: '',
})

const NO_LIMITS: Omit<RewardTerms, 'name' | 'description' | 'pointsPrice'> = {
  perMemberLimit: null,
  tierLimits: null,
  tiers: null,
  storeIds: null,
  opensOn: null,
  closesOn: null,
  picture: null,
  validDays: null,
  faceFen: null,
  minimumSpendFen: null,
  workTypes: null,
  lineKinds: null,
}

/** The columns that hold a reward's terms. */
export function termsRow(terms: RewardTerms): Record<keyof RewardTerms, SqlValue> {
  const { name, description, pointsPrice, perMemberLimit, opensOn, closesOn, picture, validDays } = terms
  const { faceFen, minimumSpendFen } = terms
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
  return {
    name,
    description,
    pointsPrice,
    perMemberLimit,
    opensOn,
    closesOn,
    picture,
    validDays,
    faceFen,
    minimumSpendFen,
    tierLimits: json(terms.tierLimits),
    tiers: json(terms.tiers),
    storeIds: json(terms.storeIds),
    workTypes: json(terms.workTypes),
    lineKinds: json(terms.lineKinds),
  }
}
