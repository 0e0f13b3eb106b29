import {
  amount,
  date,
  id,
  moment,
  nullable,
  primary,
  ref,
  whole,
  withDefault,
  words,
} from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

export const members = table(
  'members',
  {
    id: id(),
    groupId: ref(),
    customerId: ref(),
    cardNumber: words(10),
    /** From its end, so that its last digits are found. */
    cardReversed: withDefault(words(10), ''),
    /** Secret of the card's rotating code, encrypted. */
    cardSecret: words(255),
    tier: words(40),
    joinedOn: date(),
    joinedVia: words(20),
    membershipEndsOn: date(),
    /** The day of the last settled visit of their customer, before they joined too; null: none. */
    lastVisitOn: nullable(date()),
    /** Qualifying points that no longer count for tiers since a downgrade; null: none (req. 1.5). */
    qualifyingSetAside: nullable(amount()),
    /** The member in whom this one went on, when two archives were one person's (req. 1.7). */
    mergedIntoId: nullable(ref()),
    createdAt: moment(),
  },
  [
    { name: 'ux_members_customer', columns: ['customerId'], unique: true },
    { name: 'ux_members_card', columns: ['groupId', 'cardNumber'], unique: true },
    { name: 'ix_members_card_reversed', columns: ['groupId', 'cardReversed'] },
    { name: 'ix_members_tier', columns: ['groupId', 'tier'] },
    { name: 'ix_members_merged', columns: ['mergedIntoId'] },
    { name: 'ix_members_joined', columns: ['groupId', 'joinedOn', 'id'] },
    { name: 'ix_members_last_visit', columns: ['groupId', 'lastVisitOn', 'id'] },
    { name: 'ix_members_end', columns: ['groupId', 'membershipEndsOn'] },
  ],
)

/** Every change of tier, with its cause (req. 1.5). */
export const tierChanges = table(
  'tier_changes',
  {
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
  [
    { name: 'ux_tier_changes_cause', columns: ['memberId', 'cause'], unique: true },
    { name: 'ix_tier_changes_day', columns: ['groupId', 'effectiveOn', 'memberId'] },
  ],
)

/** A code that was used: a code is unique by (card, step), so a second use meets the primary key (req. 1.6). */
export const scannedCodes = table('scanned_codes', {
  memberId: primary(ref()),
  step: primary(amount()),
  at: moment(),
})

/** A short-lived proof that a card was scanned at a store. */
export const presences = table(
  'presences',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    staffId: ref(),
    tokenHash: words(64),
    at: moment(),
    expiresAt: moment(),
  },
  [
    { name: 'ux_presences_token', columns: ['tokenHash'], unique: true },
    { name: 'ix_presences_member', columns: ['memberId', 'at'] },
  ],
)

export const membershipTables = [members, tierChanges, scannedCodes, presences]
