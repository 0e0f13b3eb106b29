import { z } from 'zod'
import { adjustmentStates, managerRoles, officeRoles } from '../codes.ts'
import { boundedCount, businessDate, fen, id, instant, page, pageQuery, points, text, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** The largest number a form may send; the rule set's own limit is lower. */
/** A million points are a thousand visits: more in one act is a slip of the finger. */
const signedPoints = z.int().min(-1_000_000).max(1_000_000)

/** A manual adjustment (req. 2.7). */
export const adjustment = z
  .object({
    adjustmentId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    cardNumber: z.string(),
    qualifying: points,
    redeemable: points,
    reason: z.string(),
    state: z.enum(adjustmentStates),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    refusalReason: z.string().nullable(),
    /** What the caller may do with it: nobody decides on their own. */
    can: z.array(z.enum(['approve', 'refuse'])),
  })
  .meta({ id: 'Adjustment' })
export type Adjustment = z.infer<typeof adjustment>

export const listAdjustments = endpoint({
  method: 'get',
  path: '/api/console/adjustments',
  summary: 'Manual adjustments of members of my stores, newest first (req. 2.7)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  query: pageQuery.extend({
    state: z.enum(adjustmentStates).optional(),
    /** First and last day on which it was proposed. */
    from: typedDate.optional(),
    to: typedDate.optional(),
  }),
  response: page(adjustment).extend({
    ...boundedCount,
    /** How many wait for a second person. */
    pending: z.int(),
  }),
})

export const proposeAdjustment = endpoint({
  method: 'post',
  path: '/api/console/members/:memberId/adjustments',
  summary: 'Adjusts a member’s points with a reason; above the limit it waits for a second person (req. 2.7)',
  audience: 'console',
  roles: officeRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ memberId: id }),
  body: z.object({ qualifying: signedPoints, redeemable: signedPoints, reason: text(200) }),
  response: adjustment,
})

export const approveAdjustment = endpoint({
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/approve',
  summary: 'A second person approves: the points are posted (req. 2.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ adjustmentId: id }),
  body: z.object({}),
  response: adjustment,
})

export const refuseAdjustment = endpoint({
  method: 'post',
  path: '/api/console/adjustments/:adjustmentId/refuse',
  summary: 'A second person refuses, with a reason: nothing is posted (req. 2.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ adjustmentId: id }),
  body: z.object({ reason: text(200) }),
  response: adjustment,
})

export const pointsOverview = z
  .object({
    asOf: businessDate,
    /** Redeemable points that members have, those held for redemptions included. */
    points,
    held: points,
    /** What members owe. */
    debt: points,
    liabilityFenPerPoint: z.int(),
    /** What all those points are worth in the books. */
    fen,
    /** What expires in the next ninety days, by last day. */
    expiring: z.array(z.object({ expiresOn: businessDate, points, members: z.int() })),
    /** A manual adjustment of more points than this needs a second person. */
    approvalAbovePoints: z.int(),
  })
  .meta({ id: 'PointsOverview' })
export type PointsOverview = z.infer<typeof pointsOverview>

export const getPointsOverview = endpoint({
  method: 'get',
  path: '/api/console/points',
  summary: 'Points outstanding, what they are worth and when they expire',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: pointsOverview,
})
