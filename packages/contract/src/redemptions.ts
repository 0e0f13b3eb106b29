import { z } from 'zod'
import { redemptionStates, rewardKinds } from './codes.ts'
import { businessDate, id, instant, points } from './common.ts'
import { balances } from './tiers.ts'
import { endpoint } from './endpoint.ts'

export const redemption = z
  .object({
    redemptionId: z.string(),
    /** Text of the code to show at reception, `CYR.…`; shown large with a QR code. */
    code: z.string(),
    state: z.enum(redemptionStates),
    rewardId: z.string(),
    rewardName: z.string(),
    kind: z.enum(rewardKinds),
    points,
    heldAt: instant,
    /** Last day to collect; after it points and stock return. */
    collectBy: businessDate,
    handedOverAt: instant.nullable(),
    storeName: z.string().nullable(),
    can: z.array(z.enum(['cancel'])),
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.infer<typeof redemption>

export const redeemReward = endpoint({
  method: 'post',
  path: '/api/member/redemptions',
  summary: 'Redeem: holds points and stock at once (req. 3.2)',
  audience: 'member',
  idempotent: true,
  body: z.object({ rewardId: id }),
  response: z.object({ redemption, balances }),
})

export const listMyRedemptions = endpoint({
  method: 'get',
  path: '/api/member/redemptions',
  summary: 'My redemptions, newest first',
  audience: 'member',
  response: z.object({ rows: z.array(redemption) }),
})

export const cancelRedemption = endpoint({
  method: 'post',
  path: '/api/member/redemptions/:redemptionId/cancel',
  summary: 'Cancels before hand-over: points and stock return (req. 3.2)',
  audience: 'member',
  idempotent: true,
  params: z.object({ redemptionId: z.string() }),
  response: z.object({ redemption, balances }),
})
