import { EntitySchema } from 'typeorm'
import { amount, date, document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

/**
 * A redemption: points and stock held, then handed over, cancelled or expired (req. 3.2). What it was made of, name and terms,
 * stands in it: editing the reward later changes nothing that a member holds.
 */
export interface RedemptionRow {
  id: string
  groupId: string
  memberId: string
  rewardId: string
  rewardName: string
  code: string
  state: string
  /** Pieces and points that are held or were handed over; of an ended redemption those that it gave back. */
  quantity: number
  points: number
  /** How many changes it has seen; each is written once. */
  revision: number
  /** Stores where it may be collected; null: all. */
  storeIds: string | null
  /** A voucher's terms; null for anything else. `leftFen` is what can still be used. */
  faceFen: number | null
  leftFen: number | null
  minimumSpendFen: number | null
  workTypes: string | null
  lineKinds: string | null
  collectBy: string
  heldAt: Date
  settledAt: Date | null
  storeId: string | null
}
export const redemptions = new EntitySchema<RedemptionRow>({
  name: 'redemptions',
  columns: {
    id: id(),
    groupId: ref(),
    memberId: ref(),
    rewardId: ref(),
    rewardName: { ...words(80), default: '' },
    code: words(20),
    state: words(12),
    quantity: { ...whole(), default: 1 },
    points: amount(),
    revision: { ...whole(), default: 0 },
    storeIds: nullable(document()),
    faceFen: nullable(amount()),
    leftFen: nullable(amount()),
    minimumSpendFen: nullable(amount()),
    workTypes: nullable(document()),
    lineKinds: nullable(document()),
    collectBy: date(),
    heldAt: moment(),
    settledAt: nullable(moment()),
    storeId: nullable(ref()),
  },
  indices: [
    { name: 'ux_redemptions_code', columns: ['groupId', 'code'], unique: true },
    { name: 'ix_redemptions_member', columns: ['memberId', 'heldAt'] },
    { name: 'ix_redemptions_reward', columns: ['rewardId', 'memberId'] },
    { name: 'ix_redemptions_collect', columns: ['state', 'collectBy'] },
    { name: 'ix_redemptions_held', columns: ['groupId', 'heldAt'] },
  ],
})

/** What became of a redemption after it was made, in order: who and why stands in the act. */
export interface RedemptionChangeRow {
  id: string
  groupId: string
  redemptionId: string
  revision: number
  action: string
  /** Pieces concerned. */
  quantity: number
  storeId: string | null
  reason: string | null
  actId: string
  at: Date
}
export const redemptionChanges = new EntitySchema<RedemptionChangeRow>({
  name: 'redemption_changes',
  columns: {
    id: id(),
    groupId: ref(),
    redemptionId: ref(),
    revision: whole(),
    action: words(20),
    quantity: whole(),
    storeId: nullable(ref()),
    reason: nullable(words(200)),
    actId: ref(),
    at: moment(),
  },
  indices: [{ name: 'ux_redemption_changes_revision', columns: ['redemptionId', 'revision'], unique: true }],
})

/** What a visit took off by a voucher (req. 3.3), and whether the visit was voided since. */
export interface VoucherUseRow {
  id: string
  groupId: string
  storeId: string
  memberId: string
  redemptionId: string
  visitId: string
  takenFen: number
  /** What of it nobody can use any more, where a voucher is used once. */
  forfeitedFen: number
  usedAt: Date
  returnedAt: Date | null
}
export const voucherUses = new EntitySchema<VoucherUseRow>({
  name: 'voucher_uses',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    memberId: ref(),
    redemptionId: ref(),
    visitId: ref(),
    takenFen: amount(),
    forfeitedFen: amount(),
    usedAt: moment(),
    returnedAt: nullable(moment()),
  },
  indices: [
    { name: 'ux_voucher_uses_visit', columns: ['visitId', 'redemptionId'], unique: true },
    { name: 'ix_voucher_uses_redemption', columns: ['redemptionId'] },
  ],
})

/** A short-lived proof that a redemption's code was shown at a store. */
export interface RedemptionScanRow {
  id: string
  groupId: string
  storeId: string
  redemptionId: string
  staffId: string
  tokenHash: string
  at: Date
  expiresAt: Date
}
export const redemptionScans = new EntitySchema<RedemptionScanRow>({
  name: 'redemption_scans',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    redemptionId: ref(),
    staffId: ref(),
    tokenHash: words(64),
    at: moment(),
    expiresAt: moment(),
  },
  indices: [{ name: 'ux_redemption_scans_token', columns: ['tokenHash'], unique: true }],
})

export const redemptionsEntities = [redemptions, redemptionChanges, voucherUses, redemptionScans]
