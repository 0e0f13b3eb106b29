import { EntitySchema } from 'typeorm'
import { amount, date, id, moment, nullable, ref, whole, words } from '../../db/columns.ts'

/** An item of the catalogue (req. 3.1). */
export interface RewardRow {
  id: string
  groupId: string
  kind: string
  name: string
  description: string
  pointsPrice: number
  stockLeft: number | null
  perMemberLimit: number | null
  faceFen: number | null
  minimumSpendFen: number | null
  position: number
  retiredAt: Date | null
  createdAt: Date
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
  },
  indices: [{ name: 'ux_rewards_name', columns: ['groupId', 'name'], unique: true }],
})

/** A redemption: points and stock held, then handed over, cancelled or expired (req. 3.2). */
export interface RedemptionRow {
  id: string
  groupId: string
  memberId: string
  rewardId: string
  code: string
  state: string
  points: number
  collectBy: string
  heldAt: Date
  settledAt: Date | null
  storeId: string | null
}
export const redemptions = new EntitySchema<RedemptionRow>({
  name: 'redemptions',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    rewardId: ref(),
    code: words(20),
    state: words(12),
    points: amount(),
    collectBy: date(),
    heldAt: moment(),
    settledAt: nullable(moment()),
    storeId: nullable(ref()),
  },
  indices: [
    { name: 'ux_redemptions_code', columns: ['groupId', 'code'], unique: true },
    { name: 'ix_redemptions_member', columns: ['memberId', 'heldAt'] },
    { name: 'ix_redemptions_reward', columns: ['rewardId', 'memberId'] },
    { name: 'ix_redemptions_collect', columns: ['state', 'collectBy'] },
  ],
})

export const rewardsEntities = [rewards, redemptions]
