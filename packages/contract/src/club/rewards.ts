import { z } from 'zod'
import { lineKinds, rewardKinds } from '../codes.ts'
import { businessDate, fen, points } from '../common.ts'
import { balances } from './tiers.ts'
import { endpoint } from '../endpoint.ts'

/** A reward as the shop shows it, the same for everybody. */
export const rewardOnShow = z
  .object({
    rewardId: z.string(),
    kind: z.enum(rewardKinds),
    name: z.string(),
    description: z.string(),
    pointsPrice: points,
    /** Address of its picture on this server. */
    pictureUrl: z.string().nullable(),
    /** Items left; null = not limited. */
    stockLeft: z.int().nullable(),
    /** Whose it is, lowest tier first; `andAbove` when those are all from the first on. Null: everybody's. */
    tiers: z.object({ names: z.array(z.string()), andAbove: z.boolean() }).nullable(),
    /** Names of the stores where it is collected. */
    stores: z.array(z.string()),
    /** First and last day on which it can be redeemed. */
    opensOn: businessDate.nullable(),
    closesOn: businessDate.nullable(),
    /** Days from redeeming in which it must be collected or, once, used. */
    validDays: z.int(),
    voucher: z
      .object({
        faceFen: fen,
        minimumSpendFen: fen,
        /** Names of the kinds of work it is good for; null: all. */
        workTypes: z.array(z.string()).nullable(),
        lineKinds: z.array(z.enum(lineKinds)).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'RewardOnShow' })
export type RewardOnShow = z.infer<typeof rewardOnShow>

export const reward = rewardOnShow
  .extend({
    perMemberLimit: z.int().nullable(),
    /** How many I may have, by the limits for all and for my tier, and how many I have had or have held. */
    myLimit: z.int().nullable(),
    alreadyRedeemed: z.int(),
    /** The most that I may redeem at once now; 0 when I may not. */
    quantityMax: z.int(),
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
  limit: 'read',
  kept: true,
  response: z.object({ balances, rows: z.array(reward) }),
})
