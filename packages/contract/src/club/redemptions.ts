import { z } from 'zod'
import { lineKinds, redemptionStates, rewardKinds } from '../codes.ts'
import { businessDate, fen, id, instant, points, quotedPoints } from '../common.ts'
import { balances } from './tiers.ts'
import { endpoint } from '../endpoint.ts'

/** What a voucher is good for, as it was when it was redeemed (req. 3.3). */
export const voucherTerms = z
  .object({
    faceFen: fen,
    /** What can still be used; 0: used up. */
    leftFen: fen,
    minimumSpendFen: fen,
    /** Names; null: all. */
    workTypes: z.array(z.string()).nullable(),
    lineKinds: z.array(z.enum(lineKinds)).nullable(),
    /** Whether it can be used today. */
    usable: z.boolean(),
  })
  .meta({ id: 'VoucherTerms' })

export const redemption = z
  .object({
    redemptionId: z.string(),
    /** Text of the code to show at reception, `CYR.…`; shown large with a QR code. */
    code: z.string(),
    state: z.enum(redemptionStates),
    rewardId: z.string(),
    rewardName: z.string(),
    kind: z.enum(rewardKinds),
    /** Pieces and points that are held or were handed over; of an ended one those that it gave back. */
    quantity: z.int(),
    points,
    /** null unless it is a voucher. */
    voucher: voucherTerms.nullable(),
    /** Names of the stores where it is collected; null: at every one. */
    stores: z.array(z.string()).nullable(),
    heldAt: instant,
    /** Last day to collect, of a voucher to use; after it the points of what is held, and stock, return. */
    collectBy: businessDate,
    handedOverAt: instant.nullable(),
    storeName: z.string().nullable(),
    can: z.array(z.enum(['cancel'])),
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.infer<typeof redemption>

/** A redemption without its code, which is the owner's to show: what the shop may read without having seen it. */
export const redemptionFacts = redemption.omit({ code: true, can: true }).meta({ id: 'RedemptionFacts' })
export type RedemptionFacts = z.infer<typeof redemptionFacts>

/** How many pieces; what is not said is one to redeem, all to cancel. */
export const redemptionQuantity = z.int().min(1).max(20)

export const redeemReward = endpoint({
  method: 'post',
  path: '/api/member/redemptions',
  summary: 'Redeem: holds points and stock at once; vouchers one by one (req. 3.2)',
  audience: 'member',
  limit: 'write',
  idempotent: true,
  /** `quotedPoints`: what all pieces cost together. */
  body: z.object({ rewardId: id, quantity: redemptionQuantity.optional(), quotedPoints }),
  response: z.object({ redemption, balances }),
})

export const listMyRedemptions = endpoint({
  method: 'get',
  path: '/api/member/redemptions',
  summary: 'My redemptions, newest first',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: z.object({ rows: z.array(redemption) }),
})

export const cancelRedemption = endpoint({
  method: 'post',
  path: '/api/member/redemptions/:redemptionId/cancel',
  summary: 'Cancels before hand-over, whole or in part: points and stock return (req. 3.2)',
  audience: 'member',
  limit: 'write',
  idempotent: true,
  params: z.object({ redemptionId: id }),
  body: z.object({ quantity: redemptionQuantity.optional() }),
  response: z.object({ redemption, balances }),
})
