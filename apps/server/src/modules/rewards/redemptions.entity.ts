import { EntitySchema } from 'typeorm'
import { amount, date, id, moment, nullable, ref, words } from '../../db/columns.ts'

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

export const redemptionsEntities = [redemptions]
