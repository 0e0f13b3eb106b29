// Codes of the club: points, tiers, membership, rewards and discounts. No zod here, see ../codes.ts.

export const tracks = ['qualifying', 'redeemable'] as const
export type Track = (typeof tracks)[number]

/** A thing to take home, money off at the till, or work done for nothing (req. 3.1). */
export const rewardKinds = ['gift', 'voucher', 'service'] as const
export type RewardKind = (typeof rewardKinds)[number]

/** How a reward's stock changed by hand: first offered with so many, a delivery, a count of the shelf, or no longer counted. */
export const stockMovementKinds = ['opening', 'delivery', 'count', 'uncounted'] as const
export type StockMovementKind = (typeof stockMovementKinds)[number]

export const redemptionStates = ['held', 'handed_over', 'cancelled', 'expired'] as const
export type RedemptionState = (typeof redemptionStates)[number]

/** What can become of a redemption once it is made; a voucher is used on a visit and comes back when that is voided. */
export const redemptionChangeActions = [
  'hand_over',
  'undo_hand_over',
  'cancel',
  'expire',
  'use',
  'correct',
  'return',
] as const
export type RedemptionChangeAction = (typeof redemptionChangeActions)[number]

/** Five ways to join (req. 1.1), three to renew (req. 1.4), four to a higher tier (req. 1.5). */
export const joiningWays = ['sale', 'own_car', 'spending', 'training', 'fee'] as const
export type JoiningWay = (typeof joiningWays)[number]
export const renewalWays = ['fee', 'points', 'insurance'] as const
export type RenewalWay = (typeof renewalWays)[number]

/** How a membership year began: by joining, by renewing, when the club was founded, or with an archive merged into it. */
export const periodWays = [...joiningWays, 'points', 'insurance', 'founding', 'merge'] as const
export type PeriodWay = (typeof periodWays)[number]

export const upgradeWays = ['qualifying_points', 'repair', 'insurance', 'redeemable_points'] as const
export type UpgradeWay = (typeof upgradeWays)[number]

/** Why a tier changed (req. 1.5). */
export const tierCauses = [
  'join',
  'joining',
  'visit',
  'source',
  'adjustment',
  'renewal',
  'merge',
  'merge_points',
  'taken_back',
  'upgrade:qualifying_points',
  'upgrade:repair',
  'upgrade:insurance',
  'upgrade:redeemable_points',
] as const
export type TierCause = (typeof tierCauses)[number]

export const membershipStates = ['active', 'grace', 'lapsed'] as const
export type MembershipState = (typeof membershipStates)[number]

/** What becomes of a manual adjustment (req. 2.7). */
export const adjustmentStates = ['pending', 'posted', 'refused'] as const
export type AdjustmentState = (typeof adjustmentStates)[number]

/** Agreed prices of a fleet: still to come, in force, over, or ended before their last day (req. 3.5). */
export const agreementStates = ['coming', 'in_force', 'over', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]

/** What becomes of a discount above the limit (req. 3.5): `withdrawn` for another amount, `expired` with its day. */
export const discountApprovalStates = ['pending', 'approved', 'refused', 'used', 'withdrawn', 'expired'] as const
export type DiscountApprovalState = (typeof discountApprovalStates)[number]

/** What a posting in the ledger is about; facts beside it tell the rest. */
export const postingKinds = [
  'visit',
  'visit_reversal',
  'visit_refund',
  'redemption_hold',
  'redemption_release',
  'redemption',
  'redemption_undo',
  'joining',
  'renewal',
  'upgrade',
  'merge',
  'expiry',
  'adjustment',
  'source',
] as const
export type PostingKind = (typeof postingKinds)[number]
