import { EntitySchema } from 'typeorm'
import { amount, date, document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/** An item of the catalogue (req. 3.1). */
export interface RewardRow {
  id: string
  groupId: string
  kind: string
  name: string
  description: string
  pointsPrice: number
  /** Pieces nobody has redeemed yet; null: not counted. Only redemptions and stock movements change it. */
  stockLeft: number | null
  perMemberLimit: number | null
  faceFen: number | null
  minimumSpendFen: number | null
  position: number
  retiredAt: Date | null
  createdAt: Date
  /** Codes of the tiers that may redeem it, stores where it is collected; null: all. */
  tiers: string | null
  storeIds: string | null
  opensOn: string | null
  closesOn: string | null
  /** Limits per member by tier code. */
  tierLimits: string | null
  /** A name in `files`. */
  picture: string | null
  /** What a voucher is good for; null: all. */
  workTypes: string | null
  lineKinds: string | null
  /** Days from redeeming to the last day; null: as the rules say. */
  validDays: number | null
  /** Counts the edits, so that two people never overwrite each other. */
  revision: number | null
}
export const rewards = new EntitySchema<RewardRow>({
  name: 'rewards',
  columns: {
    id: id(),
    groupId: ref(),
    kind: words(12),
    name: words(80),
    description: words(400),
    pointsPrice: amount(),
    stockLeft: nullable(whole()),
    perMemberLimit: nullable(whole()),
    faceFen: nullable(amount()),
    minimumSpendFen: nullable(amount()),
    position: whole(),
    retiredAt: nullable(moment()),
    createdAt: moment(),
    tiers: nullable(document()),
    storeIds: nullable(document()),
    opensOn: nullable(date()),
    closesOn: nullable(date()),
    tierLimits: nullable(document()),
    picture: nullable(words(80)),
    workTypes: nullable(document()),
    lineKinds: nullable(document()),
    validDays: nullable(whole()),
    revision: nullable(whole()),
  },
  indices: [{ name: 'ux_rewards_name', columns: ['groupId', 'name'], unique: true }],
})

/** What the shop did to a reward's stock, by whom and why; redemptions are not here, they have their own rows. */
export interface StockMovementRow {
  id: string
  groupId: string
  rewardId: string
  kind: string
  /** Pieces that came, or that lay on the shelf; null where they are no longer counted. */
  quantity: number | null
  leftBefore: number | null
  leftAfter: number | null
  reason: string
  actId: string
  at: Date
}
export const stockMovements = new EntitySchema<StockMovementRow>({
  name: 'stock_movements',
  columns: {
    id: id(),
    groupId: ref(),
    rewardId: ref(),
    kind: words(12),
    quantity: nullable(whole()),
    leftBefore: nullable(whole()),
    leftAfter: nullable(whole()),
    reason: words(200),
    actId: ref(),
    at: moment(),
  },
  indices: [{ name: 'ix_stock_movements_reward', columns: ['rewardId', 'id'] }],
})

export const rewardsEntities = [rewards, stockMovements]
