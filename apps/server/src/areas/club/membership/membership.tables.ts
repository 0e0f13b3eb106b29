import { EntitySchema } from 'typeorm'
import { amount, date, id, moment, nullable, primary, ref, whole, words } from '../../../platform/db/columns.ts'

export interface MemberRow {
  id: string
  groupId: string
  customerId: string
  cardNumber: string
  /** Secret of the card's rotating code, encrypted. */
  cardSecret: string
  tier: string
  joinedOn: string
  joinedVia: string
  membershipEndsOn: string
  /** Qualifying points that no longer count for tiers since a downgrade; null: none (req. 1.5). */
  qualifyingSetAside: number | null
  /** The member in whom this one went on, when two archives were one person's (req. 1.7). */
  mergedIntoId: string | null
  createdAt: Date
}
export const members = new EntitySchema<MemberRow>({
  name: 'members',
  columns: {
    id: id(),
    groupId: ref(),
    customerId: ref(),
    cardNumber: words(10),
    cardSecret: words(255),
    tier: words(40),
    joinedOn: date(),
    joinedVia: words(20),
    membershipEndsOn: date(),
    qualifyingSetAside: nullable(amount()),
    mergedIntoId: nullable(ref()),
    createdAt: moment(),
  },
  indices: [
    { name: 'ux_members_customer', columns: ['customerId'], unique: true },
    { name: 'ux_members_card', columns: ['groupId', 'cardNumber'], unique: true },
    { name: 'ix_members_tier', columns: ['groupId', 'tier'] },
    { name: 'ix_members_merged', columns: ['mergedIntoId'] },
    { name: 'ix_members_end', columns: ['groupId', 'membershipEndsOn'] },
  ],
})

/** Every change of tier, with its cause (req. 1.5). */
export interface TierChangeRow {
  id: string
  groupId: string
  memberId: string
  fromTier: string | null
  toTier: string
  cause: string
  ruleVersion: number
  effectiveOn: string
  actId: string
  at: Date
}
export const tierChanges = new EntitySchema<TierChangeRow>({
  name: 'tier_changes',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    fromTier: nullable(words(40)),
    toTier: words(40),
    cause: words(100),
    ruleVersion: whole(),
    effectiveOn: date(),
    actId: ref(),
    at: moment(),
  },
  indices: [{ name: 'ux_tier_changes_cause', columns: ['memberId', 'cause'], unique: true }],
})

/** A code that was used: a code is unique by (card, step), so a second use meets the primary key (req. 1.6). */
export interface ScannedCodeRow {
  memberId: string
  step: number
  at: Date
}
export const scannedCodes = new EntitySchema<ScannedCodeRow>({
  name: 'scanned_codes',
  columns: { memberId: primary(ref()), step: primary({ type: 'bigint' }), at: moment() },
})

/** A short-lived proof that a card was scanned at a store. */
export interface PresenceRow {
  id: string
  groupId: string
  storeId: string
  memberId: string
  staffId: string
  tokenHash: string
  at: Date
  expiresAt: Date
}
export const presences = new EntitySchema<PresenceRow>({
  name: 'presences',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    staffId: ref(),
    tokenHash: words(64),
    at: moment(),
    expiresAt: moment(),
  },
  indices: [
    { name: 'ux_presences_token', columns: ['tokenHash'], unique: true },
    { name: 'ix_presences_member', columns: ['memberId', 'at'] },
  ],
})

export const membershipEntities = [members, tierChanges, scannedCodes, presences]
