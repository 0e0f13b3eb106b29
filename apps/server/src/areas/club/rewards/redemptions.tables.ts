import { redemptionChangeActions, redemptionStates, type LineKind } from '@cheyou/contract/codes'
import {
  amount,
  code,
  date,
  document,
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

/**
 * A redemption: points and stock held, then handed over, cancelled or expired (req. 3.2). What it was made of, name and terms,
 * stands in it: editing the reward later changes nothing that a member holds.
 */
export const redemptions = table(
  'redemptions',
  {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    rewardId: ref(),
    rewardName: withDefault(words(80), ''),
    code: words(20),
    state: code(redemptionStates, 12),
    /** Pieces and points that are held or were handed over; of an ended redemption those that it gave back. */
    quantity: withDefault(whole(), 1),
    points: amount(),
    /** How many changes it has seen; each is written once. */
    revision: withDefault(whole(), 0),
    /** Stores where it may be collected; null: all. */
    storeIds: nullable(document<string[]>()),
    /** A voucher's terms; null for anything else. `leftFen` is what can still be used. */
    faceFen: nullable(amount()),
    leftFen: nullable(amount()),
    minimumSpendFen: nullable(amount()),
    workTypes: nullable(document<string[]>()),
    lineKinds: nullable(document<LineKind[]>()),
    collectBy: date(),
    heldAt: moment(),
    settledAt: nullable(moment()),
    storeId: nullable(ref()),
  },
  [
    { name: 'ux_redemptions_code', columns: ['groupId', 'code'], unique: true },
    { name: 'ix_redemptions_member', columns: ['memberId', 'heldAt'] },
    { name: 'ix_redemptions_reward', columns: ['rewardId', 'memberId'] },
    { name: 'ix_redemptions_collect', columns: ['state', 'collectBy'] },
    { name: 'ix_redemptions_newest', columns: ['groupId', 'heldAt', 'id'] },
    { name: 'ix_redemptions_taken', columns: ['groupId', 'rewardId', 'state', 'quantity'] },
  ],
)

/** What became of a redemption after it was made, in order: the act says who and why. */
export const redemptionChanges = table(
  'redemption_changes',
  {
    id: id(),
    groupId: ref(),
    redemptionId: ref(),
    revision: whole(),
    action: code(redemptionChangeActions, 20),
    /** Pieces concerned. */
    quantity: whole(),
    storeId: nullable(ref()),
    reason: nullable(words(200)),
    actId: ref(),
    at: moment(),
  },
  [{ name: 'ux_redemption_changes_revision', columns: ['redemptionId', 'revision'], unique: true }],
)

/**
 * Which stores see a redemption: those that know its member, and those where something was done with it. Written when one of the two
 * happens, so that a store's list is read from an index.
 */
export const redemptionStores = table(
  'redemption_stores',
  {
    redemptionId: primary(ref()),
    storeId: primary(ref()),
    groupId: ref(),
    /** That of the redemption, which never changes. */
    heldAt: moment(),
  },
  [{ name: 'ix_redemption_stores_newest', columns: ['storeId', 'heldAt', 'redemptionId'] }],
)

/** What a visit took off by a voucher (req. 3.3), and whether the visit was voided since. */
export const voucherUses = table(
  'voucher_uses',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    redemptionId: ref(),
    visitId: ref(),
    takenFen: amount(),
    /** What of it nobody can use any more, where a voucher is used once. */
    forfeitedFen: amount(),
    usedAt: moment(),
    returnedAt: nullable(moment()),
  },
  [
    { name: 'ux_voucher_uses_visit', columns: ['visitId', 'redemptionId'], unique: true },
    { name: 'ix_voucher_uses_redemption', columns: ['redemptionId'] },
  ],
)

/** A short-lived proof that a redemption's code was shown at a store. */
export const redemptionScans = table(
  'redemption_scans',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    redemptionId: ref(),
    staffId: ref(),
    tokenHash: words(64),
    at: moment(),
    expiresAt: moment(),
  },
  [{ name: 'ux_redemption_scans_token', columns: ['tokenHash'], unique: true }],
)

export const redemptionsTables = [redemptions, redemptionChanges, redemptionStores, voucherUses, redemptionScans]
