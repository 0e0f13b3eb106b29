import { z } from 'zod'
import { deskRoles, officeRoles, tierCauses, upgradeWays } from '../codes.ts'
import {
  boundedCount,
  businessDate,
  codeNamed,
  days,
  id,
  instant,
  page,
  pageQuery,
  quotedPoints,
  token,
} from '../common.ts'
import { tier } from './tiers.ts'
import { endpoint } from '../endpoint.ts'

/** The ways up with progress on each, the invitation that waits, and the tiers so far (req. 1.5). */
export const upgradeStatus = z
  .object({
    tier,
    /** Those that the rules leave open; empty on the highest tier. Points or fen, by the way. */
    ways: z.array(
      z.object({
        way: z.enum(upgradeWays),
        to: tier,
        have: z.int(),
        needed: z.int(),
        missing: z.int(),
        shareMilli: z.int().min(0).max(1000),
        reached: z.boolean(),
      }),
    ),
    /** Qualifying points that no longer count for tiers since a downgrade; `have` is without them. */
    qualifyingSetAside: z.int(),
    invitation: z.object({ to: tier, way: z.enum(upgradeWays), foundAt: instant }).nullable(),
    /** Newest first. */
    history: z.array(
      z.object({
        from: tier.nullable(),
        to: tier,
        cause: z.enum(tierCauses),
        /** The visit that was voided or corrected, where that took the tier back. */
        visit: z.object({ orderNumber: z.string(), settledOn: businessDate }).nullable(),
        effectiveOn: businessDate,
      }),
    ),
  })
  .meta({ id: 'UpgradeStatus' })
export type UpgradeStatus = z.infer<typeof upgradeStatus>

/** A member who reached a higher tier and waits for the upgrade at the shop. */
export const upgradeCandidate = z
  .object({
    candidateId: z.string(),
    memberId: z.string(),
    name: z.string(),
    cardNumber: z.string(),
    from: tier,
    to: tier,
    way: z.enum(upgradeWays),
    foundAt: instant,
  })
  .meta({ id: 'UpgradeCandidate' })
export type UpgradeCandidate = z.infer<typeof upgradeCandidate>

/** The tier that was seen: a second tap does not lift, and pay, a second time. */
const tierCode = codeNamed

const confirmed = z.object({ storeId: id, presenceToken: token, from: tierCode })

const memberParams = z.object({ memberId: id })

export const getMyUpgrades = endpoint({
  method: 'get',
  path: '/api/member/upgrades',
  summary: 'The ways to a higher tier and how far I am on each (req. 1.5)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: upgradeStatus,
})

export const giveUpPoints = endpoint({
  method: 'post',
  path: '/api/member/upgrades',
  summary: 'Gives up redeemable points for the next tier (req. 1.5)',
  audience: 'member',
  limit: 'write',
  idempotent: true,
  body: z.object({ from: tierCode, quotedPoints }),
  response: upgradeStatus,
})

export const getUpgrades = endpoint({
  method: 'get',
  path: '/api/staff/members/:memberId/upgrades',
  summary: 'The ways up of a member of my stores',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params: memberParams,
  response: upgradeStatus,
})

export const confirmUpgrade = endpoint({
  method: 'post',
  path: '/api/staff/members/:memberId/upgrades',
  summary: 'Confirms an upgrade with the member present (req. 1.5)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: memberParams,
  body: z.discriminatedUnion('way', [
    confirmed.extend({ way: z.enum(upgradeWays).exclude(['redeemable_points']) }),
    confirmed.extend({ way: z.literal('redeemable_points'), quotedPoints }),
  ]),
  response: upgradeStatus,
})

export const listUpgradeQueue = endpoint({
  method: 'get',
  path: '/api/staff/upgrade-candidates',
  summary: 'Members of my stores who wait for their upgrade',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  response: z.object({ rows: z.array(upgradeCandidate) }),
})

export const listConsoleUpgradeQueue = endpoint({
  method: 'get',
  path: '/api/console/upgrade-candidates',
  summary: 'Members of my stores who wait for their upgrade',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  /** Days on which the way up was found. */
  query: pageQuery.extend(days),
  response: page(upgradeCandidate).extend(boundedCount),
})

export const getConsoleUpgrades = endpoint({
  method: 'get',
  path: '/api/console/members/:memberId/upgrades',
  summary: 'A member’s ways up and tiers so far with their causes',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params: memberParams,
  response: upgradeStatus,
})
