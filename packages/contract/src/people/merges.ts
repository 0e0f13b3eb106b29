import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { businessDate, fen, id, instant, points, text } from '../common.ts'
import { balances, tier } from '../club/tiers.ts'
import { endpoint } from '../endpoint.ts'

/** An archive that may be the same person's as another (req. 1.7). */
export const mergingCustomer = z
  .object({
    customerId: z.string(),
    name: z.string(),
    phoneMasked: z.string().nullable(),
    plates: z.array(z.string()),
    visits: z.int(),
    spendFen: fen,
    lastVisitOn: businessDate.nullable(),
    createdAt: instant,
    /** Whether an owner has signed in with WeChat and found this archive. */
    wechat: z.boolean(),
    member: z
      .object({
        memberId: z.string(),
        cardNumber: z.string(),
        tier,
        balances,
        membershipEndsOn: businessDate,
      })
      .nullable(),
  })
  .meta({ id: 'MergingCustomer' })
export type MergingCustomer = z.infer<typeof mergingCustomer>

/** What a merge moves, and what the kept archive has then. */
export const mergePreview = z
  .object({
    kept: mergingCustomer,
    merged: mergingCustomer,
    moves: z.object({ cars: z.int(), visits: z.int(), qualifying: points, redeemable: points, debt: points }),
    /** The card, tier and end of the membership year after it; null when neither is a member. */
    after: z.object({ cardNumber: z.string(), tier, membershipEndsOn: businessDate }).nullable(),
    /** What must be settled before: redemptions to collect, adjustments and discounts to decide. */
    open: z.object({ redemptions: z.int(), adjustments: z.int(), agreements: z.int() }),
  })
  .meta({ id: 'MergePreview' })
export type MergePreview = z.infer<typeof mergePreview>

export const listDuplicates = endpoint({
  method: 'get',
  path: '/api/console/duplicates',
  summary: 'Archives of my stores that share a phone or an ID number, in groups: probably one person’s (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({
    rows: z.array(z.object({ by: z.enum(['phone', 'id_number']), customers: z.array(mergingCustomer) })),
  }),
})

export const previewMerge = endpoint({
  method: 'get',
  path: '/api/console/merges/preview',
  summary: 'What merging one archive into another would move; changes nothing',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  query: z.object({ keptId: id, mergedId: id }),
  response: mergePreview,
})

export const mergeCustomers = endpoint({
  method: 'post',
  path: '/api/console/merges',
  summary:
    'Merges two archives of one person: cars, visits, points and WeChat go to the kept one, the other becomes its alias (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({ keptId: id, mergedId: id, reason: text(200) }),
  response: z.object({ mergeId: id, kept: mergingCustomer }),
})
