import { z } from 'zod'
import { managerRoles, mergeRequestStates } from '../codes.ts'
import { boundedCount, businessDate, days, fen, id, instant, page, pageQuery, points, text } from '../common.ts'
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
    /** They share a phone, an ID number or a name; if not, a second person decides. */
    alike: z.boolean(),
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

/** The surest first; `more`: there are others. */
const archivesFound = z.object({ rows: z.array(mergingCustomer), more: z.boolean() }).meta({ id: 'ArchivesFound' })
export type ArchivesFound = z.infer<typeof archivesFound>

export const findArchives = endpoint({
  method: 'post',
  path: '/api/console/archives/find',
  summary: 'Finds archives of my stores, members or not, by any part of what is known of them (req. 1.7, 16.4)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  // What is typed may be a whole phone: it goes in a body, for addresses are written into logs.
  body: z.object({ q: text(40) }),
  response: archivesFound,
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
    'Merges two archives of one person, at once or after a second person approved: cars, visits, points and WeChat go to the kept one, the other becomes its alias (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({ keptId: id, mergedId: id, reason: text(200) }),
  /** Without a `mergeId` it waits for a second person: the two share neither phone nor ID number nor name. */
  response: z.object({ mergeId: id.nullable(), kept: mergingCustomer }),
})

/** Two archives that share nothing, which one person says are one person's: another decides. */
export const mergeRequest = z
  .object({
    mergeRequestId: z.string(),
    keptId: z.string(),
    keptName: z.string(),
    mergedId: z.string(),
    mergedName: z.string(),
    reason: z.string(),
    state: z.enum(mergeRequestStates),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    refusalReason: z.string().nullable(),
    /** What the caller may do with it: nobody decides on their own. */
    can: z.array(z.enum(['approve', 'refuse'])),
  })
  .meta({ id: 'MergeRequest' })
export type MergeRequest = z.infer<typeof mergeRequest>

const requestParams = z.object({ mergeRequestId: id })

export const listMergeRequests = endpoint({
  method: 'get',
  path: '/api/console/merge-requests',
  summary: 'Merges of archives that share nothing, asked for at my stores, newest first (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  /** Days on which it was asked for. */
  query: pageQuery.extend({ state: z.enum(mergeRequestStates).optional(), ...days }),
  response: page(mergeRequest).extend(boundedCount),
})

export const approveMerge = endpoint({
  method: 'post',
  path: '/api/console/merge-requests/:mergeRequestId/approve',
  summary: 'A second person approves: the archives are merged (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: requestParams,
  body: z.object({}),
  response: mergeRequest,
})

export const refuseMerge = endpoint({
  method: 'post',
  path: '/api/console/merge-requests/:mergeRequestId/refuse',
  summary: 'A second person refuses, with a reason: the archives stay two (req. 1.7)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: requestParams,
  body: z.object({ reason: text(200) }),
  response: mergeRequest,
})
