import { z } from 'zod'
import { rewardKinds } from './codes.ts'
import { fen, points } from './common.ts'
import { balances } from './tiers.ts'
import { endpoint } from './endpoint.ts'

export const reward = z
  .object({
    rewardId: z.string(),
    kind: z.enum(rewardKinds),
    name: z.string(),
    description: z.string(),
    pointsPrice: points,
    /** Items left; null = not limited. */
    stockLeft: z.int().nullable(),
    perMemberLimit: z.int().nullable(),
    voucher: z.object({ faceFen: fen, minimumSpendFen: fen }).nullable(),
    /** What I may do now; when redeeming is not possible, why not. */
    can: z.array(z.enum(['redeem'])),
    refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  })
  .meta({ id: 'Reward' })
export type Reward = z.infer<typeof reward>

export const listRewards = endpoint({
  method: 'get',
  path: '/api/member/rewards',
  summary: 'The catalogue, with what I can afford (req. 3.1)',
  audience: 'member',
  response: z.object({ balances, rows: z.array(reward) }),
})
