import { z } from 'zod'
import {
  managerRoles,
  officeRoles,
  postingKinds,
  redemptionChangeActions,
  redemptionStates,
  rewardKinds,
} from '../codes.ts'
import { byFilter, bulkDone, byIds } from '../bulk.ts'
import { boundedCount, businessDate, cursor, fen, id, instant, points, text, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { redemptionFacts, redemptionQuantity } from './redemptions.ts'
import { tier } from './tiers.ts'

export const consoleRedemptionRow = z
  .object({
    redemptionId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    cardNumber: z.string(),
    rewardName: z.string(),
    kind: z.enum(rewardKinds),
    state: z.enum(redemptionStates),
    quantity: z.int(),
    points,
    /** What can still be used of a voucher; null: it is none. */
    leftFen: fen.nullable(),
    heldAt: instant,
    collectBy: businessDate,
    /** When it was handed over, cancelled or expired. */
    settledAt: instant.nullable(),
    storeName: z.string().nullable(),
  })
  .meta({ id: 'ConsoleRedemptionRow' })
export type ConsoleRedemptionRow = z.infer<typeof consoleRedemptionRow>

/** What the console's list of redemptions is narrowed by. */
const redemptionFilter = z.object({
  state: z.enum(redemptionStates).optional(),
  rewardId: id.optional(),
  /** Where it was handed over. */
  storeId: id.optional(),
  /** Whole phone, plate or card number, or the beginning of a name. */
  q: text(40).optional(),
  /** First and last day on which it was redeemed. */
  from: typedDate.optional(),
  to: typedDate.optional(),
  /** First and last of the last days on which it may be collected. */
  collectFrom: typedDate.optional(),
  collectTo: typedDate.optional(),
})

export const listConsoleRedemptions = endpoint({
  method: 'get',
  path: '/api/console/redemptions',
  summary: 'Redemptions of members of my stores, or handed over there, newest first (req. 3.2)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  query: redemptionFilter.extend({
    cursor: cursor.optional(),
    limit: z.coerce.number<number>().int().min(1).max(100).optional(),
  }),
  response: z.object({
    ...boundedCount,
    rows: z.array(consoleRedemptionRow),
    nextCursor: cursor.nullable(),
    /** What the filters choose among. */
    rewards: z.array(z.object({ rewardId: z.string(), name: z.string() })),
    stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
  }),
})

/** One redemption with all that became of it. */
export const consoleRedemption = z
  .object({
    redemption: redemptionFacts,
    memberId: z.string(),
    memberName: z.string(),
    cardNumber: z.string(),
    memberTier: tier,
    can: z.array(z.enum(['undo_hand_over', 'cancel'])),
    /** In order; `actorName` is null where nobody of the staff did it. */
    changes: z.array(
      z.object({
        action: z.enum(redemptionChangeActions),
        quantity: z.int(),
        at: instant,
        actorName: z.string().nullable(),
        byMember: z.boolean(),
        storeName: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    /** What it did to the member's points, in order. */
    postings: z.array(
      z.object({ entryId: z.string(), kind: z.enum(postingKinds), at: instant, redeemable: points, held: points }),
    ),
    /** Visits on which a voucher was used. */
    uses: z.array(
      z.object({
        visitId: z.string(),
        orderNumber: z.string(),
        storeName: z.string(),
        takenFen: fen,
        usedAt: instant,
        returnedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'ConsoleRedemption' })
export type ConsoleRedemption = z.infer<typeof consoleRedemption>

const params = z.object({ redemptionId: id })

export const getConsoleRedemption = endpoint({
  method: 'get',
  path: '/api/console/redemptions/:redemptionId',
  summary: 'One redemption with its changes, its postings and the uses of a voucher',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params,
  response: consoleRedemption,
})

export const cancelConsoleRedemption = endpoint({
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/cancel',
  summary: 'A manager cancels, whole or in part, with a reason (req. 3.2)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ quantity: redemptionQuantity.optional(), reason: text(200) }),
  response: consoleRedemption,
})

export const cancelRedemptions = endpoint({
  method: 'post',
  path: '/api/console/redemptions/cancel',
  summary: 'A manager cancels many, whole and with one reason: each by itself, those that are refused are named',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({ chosen: z.union([byIds, byFilter(redemptionFilter)]), reason: text(200) }),
  response: bulkDone,
})

export const undoConsoleHandOver = endpoint({
  method: 'post',
  path: '/api/console/redemptions/:redemptionId/undo-hand-over',
  summary: 'A manager takes a handing over back, with a reason (req. 3.2)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ reason: text(200) }),
  response: consoleRedemption,
})
