import { event } from '../event.ts'
import type { PostingKind } from '../codes.ts'

// Types, not interfaces: only those fit the index signature of facts.

/** The ledger took a posting: whatever gave, took or moved points. */
export const pointsPosted = event<{
  memberId: string
  kind: PostingKind
  cause: string
  /** The business day on which it counts. */
  on: string
  /** By how much it changed each track; held points apart. */
  qualifying: number
  redeemable: number
}>('points.posted', ({ memberId }) => memberId)

/** A member is on another tier. */
export const tierChanged = event<{
  memberId: string
  from: string
  to: string
  cause: string
  effectiveOn: string
}>('tier.changed', ({ memberId }) => memberId)

/** Points reach a higher tier that staff have to confirm (req. 1.5). */
export const upgradeInvited = event<{ memberId: string; to: string }>('upgrade.invited', ({ memberId }) => memberId)

/** A member renewed an insurance through the shop. */
export const insuranceRenewed = event<{ memberId: string; insuranceId: string }>(
  'insurance.renewed',
  ({ memberId }) => memberId,
)

/** A member goes on in another, because both are one person (req. 1.7). */
export const memberContinued = event<{ from: string; into: string; mergeId: string }>(
  'member.continued',
  ({ into }) => into,
)
