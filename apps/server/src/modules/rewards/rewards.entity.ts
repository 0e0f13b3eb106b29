import { EntitySchema } from 'typeorm'
import { amount, id, moment, nullable, ref, whole, words } from '../../db/columns.ts'

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

export const rewardsEntities = [rewards]
