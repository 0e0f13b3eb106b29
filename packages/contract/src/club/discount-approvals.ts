import { z } from 'zod'
import { discountApprovalStates, managerRoles, tillRoles } from '../codes.ts'
import { amountFen, businessDate, fen, id, instant, page, pageQuery, text, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** A discount above the limit of the person who asks, for one car at one store on one day (req. 3.5). */
export const discountApproval = z
  .object({
    approvalId: z.string(),
    storeId: z.string(),
    storeName: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    vehicleId: z.string(),
    plate: z.string().nullable(),
    /** The only day on which it can be used. */
    askedOn: businessDate,
    amountFen: fen,
    /** What the customer would pay before it, as the one who asks saw it. */
    billFen: fen,
    reason: z.string(),
    state: z.enum(discountApprovalStates),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    refusalReason: z.string().nullable(),
    /** The visit it was used on. */
    orderNumber: z.string().nullable(),
    /** What the caller may do with it: nobody decides on their own. */
    can: z.array(z.enum(['approve', 'refuse'])),
  })
  .meta({ id: 'DiscountApproval' })
export type DiscountApproval = z.infer<typeof discountApproval>

export const askDiscount = endpoint({
  method: 'post',
  path: '/api/staff/discount-approvals',
  summary:
    'Asks for a discount above my limit, for one car today; it takes the place of one that still waits (req. 3.5)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  idempotent: true,
  body: z.object({
    storeId: id,
    memberId: id,
    vehicleId: id,
    amountFen: amountFen.min(1),
    billFen: amountFen,
    reason: text(200),
  }),
  response: discountApproval,
})

export const listCarApprovals = endpoint({
  method: 'get',
  path: '/api/staff/discount-approvals',
  summary: 'What was asked for a car at this store today, newest first, and what became of it (req. 3.5)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  query: z.object({ storeId: id, memberId: id, vehicleId: id }),
  response: z.object({ rows: z.array(discountApproval) }),
})

export const listDiscountApprovals = endpoint({
  method: 'get',
  path: '/api/staff/store-approvals',
  summary: 'Discounts asked for at my stores, newest first, on the phone and at the desk (req. 3.5)',
  audience: 'staff',
  roles: managerRoles,
  limit: 'desk',
  query: pageQuery.extend({
    state: z.enum(discountApprovalStates).optional(),
    /** First and last day on which it was asked for. */
    from: typedDate.optional(),
    to: typedDate.optional(),
  }),
  response: page(discountApproval).extend({
    count: z.int(),
    /** How many wait today. */
    pending: z.int(),
  }),
})

export const approveDiscount = endpoint({
  method: 'post',
  path: '/api/staff/discount-approvals/:approvalId/approve',
  summary: 'A manager approves: the till may take it off once, today (req. 3.5)',
  audience: 'staff',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ approvalId: id }),
  body: z.object({}),
  response: discountApproval,
})

export const refuseDiscount = endpoint({
  method: 'post',
  path: '/api/staff/discount-approvals/:approvalId/refuse',
  summary: 'A manager refuses, with a reason (req. 3.5)',
  audience: 'staff',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ approvalId: id }),
  body: z.object({ reason: text(200) }),
  response: discountApproval,
})
