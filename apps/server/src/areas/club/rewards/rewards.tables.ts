import { rewardKinds, stockMovementKinds, type LineKind } from '@cheyou/contract/codes'
import { amount, code, date, document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table, type RowOf } from '../../../platform/db/table.ts'

/** What a manager says of a reward (req. 3.1); null: no limit, all of them, always. */
export const rewardTerms = {
  name: words(80),
  description: words(400),
  pointsPrice: amount(),
  perMemberLimit: nullable(whole()),
  /** Limits per member by tier code, beside that for all. */
  tierLimits: nullable(document<Record<string, number>>()),
  /** Codes of the tiers that may redeem it. */
  tiers: nullable(document<string[]>()),
  /** Where it is collected. */
  storeIds: nullable(document<string[]>()),
  opensOn: nullable(date()),
  closesOn: nullable(date()),
  /** A name in `files`. */
  picture: nullable(words(80)),
  /** Days from redeeming to the last day; null: as the rules say. */
  validDays: nullable(whole()),
  /** Of a voucher (req. 3.3); null for everything else. */
  faceFen: nullable(amount()),
  minimumSpendFen: nullable(amount()),
  workTypes: nullable(document<string[]>()),
  lineKinds: nullable(document<LineKind[]>()),
}
export type RewardTerms = RowOf<typeof rewardTerms>

/** An item of the catalogue (req. 3.1). */
export const rewards = table(
  'rewards',
  {
    id: id(),
    groupId: ref(),
    kind: code(rewardKinds, 12),
    ...rewardTerms,
    /** Pieces nobody has redeemed yet; null: not counted. Only redemptions and stock movements change it. */
    stockLeft: nullable(whole()),
    position: whole(),
    retiredAt: nullable(moment()),
    createdAt: moment(),
    /** Counts the edits, so that two people never overwrite each other. */
    revision: nullable(whole()),
  },
  [{ name: 'ux_rewards_name', columns: ['groupId', 'name'], unique: true }],
)

/** What the shop did to a reward's stock, by whom and why; redemptions are not here, they have their own rows. */
export const stockMovements = table(
  'stock_movements',
  {
    id: id(),
    groupId: ref(),
    rewardId: ref(),
    kind: code(stockMovementKinds, 12),
    /** Pieces that came, or that lay on the shelf; null where they are no longer counted. */
    quantity: nullable(whole()),
    leftBefore: nullable(whole()),
    leftAfter: nullable(whole()),
    reason: words(200),
    actId: ref(),
    at: moment(),
  },
  [{ name: 'ix_stock_movements_reward', columns: ['rewardId', 'id'] }],
)

export const rewardsTables = [rewards, stockMovements]
