import { z } from 'zod'
import { deskRoles, joiningWays, membershipStates, officeRoles, periodWays, renewalWays } from '../codes.ts'
import {
  businessDate,
  fen,
  id,
  points,
  quotedPoints,
  text,
  token,
  typedDate,
  feePaidFen,
  premiumFen,
} from '../common.ts'
import { balances, memberCard, tier } from './tiers.ts'
import { endpoint } from '../endpoint.ts'

/** Why a way is not open: a code with its facts, worded by the screen that shows it. */
const obstacle = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable()

/** A customer of my stores who is no member yet, with the five ways to join (req. 1.1). */
export const joiningCustomer = z
  .object({
    customerId: z.string(),
    name: z.string(),
    phoneMasked: z.string().nullable(),
    plates: z.array(z.string()),
    /** What they paid themselves at the shop so far. */
    spendFen: fen,
    ways: z.array(z.object({ way: z.enum(joiningWays), feeFen: fen, obstacle })),
    /** The tier they enter on (req. 1.2). */
    entry: z.object({
      tier,
      /** What they paid themselves in the time that counts. */
      spendFen: fen,
      /** What the batch of existing customers took for this tier; null: that of new members. */
      byBatch: z.object({ leastSpendFen: fen, asOf: businessDate }).nullable(),
    }),
  })
  .meta({ id: 'JoiningCustomer' })
export type JoiningCustomer = z.infer<typeof joiningCustomer>

export const searchCustomers = endpoint({
  method: 'get',
  path: '/api/staff/customers',
  summary:
    'Finds customers of my stores who are no members, by phone, car or name, with the ways open to them (req. 1.1, 16.4)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  query: z.object({ q: text(40) }),
  response: z.object({ rows: z.array(joiningCustomer) }),
})

export const addCustomer = endpoint({
  method: 'post',
  path: '/api/staff/customers',
  summary:
    'Adds somebody to the archive whom nobody knows yet, so that they can join; a phone stands in it once (req. 1.1, 1.7)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  body: z.object({
    storeId: id,
    name: text(80),
    phone: text(20),
    /** The car they bring, known by its VIN. */
    car: z.object({ vin: text(17), plate: text(12).optional(), purchasedHere: z.boolean() }).optional(),
  }),
  response: joiningCustomer,
})

export const joinAtDesk = endpoint({
  method: 'post',
  path: '/api/staff/customers/:customerId/join',
  summary: 'Joining at the desk by one of five ways; card and bonus at once (req. 1.1)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ customerId: id }),
  body: z.object({
    storeId: id,
    way: z.enum(joiningWays),
    /** Taken at the desk. */
    paidFen: feePaidFen,
    /** Staff have seen that the customer took the driving training. */
    drivingTrained: z.boolean().optional(),
  }),
  response: z
    .object({ card: memberCard, bonus: z.object({ qualifying: points, redeemable: points }) })
    .meta({ id: 'Joined' }),
})
export type Joined = z.infer<typeof joinAtDesk.response>

/** An insurance that a member renewed through the shop. */
export const insuranceRenewal = z
  .object({
    insuranceId: z.string(),
    policyNumber: z.string(),
    insurer: z.string(),
    premiumFen: fen,
    renewedOn: businessDate,
    /** Whether it has renewed a membership already; it does so once. */
    used: z.boolean(),
  })
  .meta({ id: 'InsuranceRenewal' })
export type InsuranceRenewal = z.infer<typeof insuranceRenewal>

export const membershipPeriod = z
  .object({
    startsOn: businessDate,
    endsOn: businessDate,
    via: z.enum(periodWays),
    feeFen: fen,
  })
  .meta({ id: 'MembershipPeriod' })

/** What keeping the tier asks of the year that runs (req. 1.5); null where renewing keeps every tier. */
export const tierReview = z
  .object({
    tier,
    /** What the member falls to at renewal with too few. */
    below: tier,
    earned: points,
    needed: points,
    missing: points,
    /** The last day on which points count, unless the renewal comes later. */
    by: businessDate,
  })
  .meta({ id: 'TierReview' })
export type TierReview = z.infer<typeof tierReview>

/** Where a membership stands on a day (req. 1.4). */
export const membershipNow = z
  .object({
    state: z.enum(membershipStates),
    endsOn: businessDate,
    /** Negative after the end. */
    daysLeft: z.int(),
    graceEndsOn: businessDate,
  })
  .meta({ id: 'MembershipNow' })
export type MembershipNow = z.infer<typeof membershipNow>

/** The membership year, its grace and the ways to renew it (req. 1.4). */
export const membershipStatus = membershipNow
  .extend({
    /** From this day on the next year can be taken. */
    opensOn: businessDate,
    /** What each open way asks: fen, points or the least premium in fen. */
    ways: z.array(z.object({ way: z.enum(renewalWays), needed: z.int(), obstacle })),
    insurances: z.array(insuranceRenewal),
    tierReview: tierReview.nullable(),
    /** Newest first. */
    periods: z.array(membershipPeriod),
    /** The times it lapsed, newest first: the last day of the year and the first day without it. */
    lapses: z.array(z.object({ endsOn: businessDate, lapsedOn: businessDate })),
  })
  .meta({ id: 'MembershipStatus' })
export type MembershipStatus = z.infer<typeof membershipStatus>

const renewed = z.object({ membership: membershipStatus, balances }).meta({ id: 'Renewed' })
export type Renewed = z.infer<typeof renewed>

export const getMyMembership = endpoint({
  method: 'get',
  path: '/api/member/membership',
  summary: 'My membership year and the ways to renew it (req. 1.4)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: membershipStatus,
})

export const renewWithPoints = endpoint({
  method: 'post',
  path: '/api/member/membership/renew',
  summary: 'Gives up redeemable points for another membership year (req. 1.4)',
  audience: 'member',
  limit: 'write',
  idempotent: true,
  body: z.object({ quotedPoints }),
  response: renewed,
})

export const getMembership = endpoint({
  method: 'get',
  path: '/api/staff/members/:memberId/membership',
  summary: 'The membership year of a member of my stores and the ways to renew it',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params: z.object({ memberId: id }),
  response: membershipStatus,
})

export const getConsoleMembership = endpoint({
  method: 'get',
  path: '/api/console/members/:memberId/membership',
  summary: 'A member’s membership years with what paid for each (req. 1.4)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params: z.object({ memberId: id }),
  response: membershipStatus,
})

export const renewAtDesk = endpoint({
  method: 'post',
  path: '/api/staff/members/:memberId/renew',
  summary:
    'Renews at the desk: by a fee, by points of a member who is present, by an insurance recorded before (req. 1.4)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ memberId: id }),
  body: z.object({
    storeId: id,
    payment: z.discriminatedUnion('way', [
      z.object({ way: z.literal('fee'), paidFen: feePaidFen }),
      z.object({ way: z.literal('points'), presenceToken: token, quotedPoints }),
      z.object({ way: z.literal('insurance'), insuranceId: id }),
    ]),
  }),
  response: renewed,
})

export const recordInsurance = endpoint({
  method: 'post',
  path: '/api/staff/members/:memberId/insurances',
  summary: 'Records an insurance renewed through the shop, once by its policy number (req. 1.4, 1.5)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ memberId: id }),
  body: z.object({
    storeId: id,
    policyNumber: text(40),
    insurer: text(40),
    premiumFen,
    renewedOn: typedDate,
  }),
  response: membershipStatus,
})
