export { accept, reject } from './result.ts'
export type { Accepted, Facts, FactValue, Rejected, Result } from './result.ts'
export { allocate, AMOUNT_MAX_FEN, applyMilli, formatYuan, parseYuan } from './money.ts'
export type { MoneyProblem } from './money.ts'
export {
  addDays,
  addMonths,
  businessDateOf,
  daysBetween,
  endOfMonth,
  endOfYear,
  isBusinessDate,
  parseBusinessDate,
  startOfBusinessDay,
} from './business-time.ts'
export type { BusinessDate, DateProblem } from './business-time.ts'

export { ANY_WORK_TYPE, lineKinds, payers, workTypes } from './rules/rule-set.ts'
export type {
  CountedBenefit,
  EarningCampaign,
  EarningRate,
  EarningRules,
  EarningSource,
  ExpiryRule,
  LineKind,
  Payer,
  RuleSet,
  ServicePackage,
  TierRule,
} from './rules/rule-set.ts'
export { joiningWays, renewalWays, upgradeWays } from './rules/membership-rules.ts'
export type {
  DowngradeRules,
  EntryRules,
  JoiningRules,
  JoiningTerms,
  JoiningWay,
  MembershipRules,
  RenewalWay,
  UpgradeRules,
  UpgradeWay,
} from './rules/membership-rules.ts'
export { discountSteps } from './rules/discount-rules.ts'
export type { DiscountRules, DiscountStep, LimitRules, ThresholdRule, VoucherRules } from './rules/discount-rules.ts'
export { completeRules } from './rules/complete-rules.ts'
export type { RuleDocument } from './rules/complete-rules.ts'
export { defaultRules } from './rules/default-rules.ts'
export { checkRules } from './rules/check-rules.ts'
export type { RuleProblem, RuleProblemCode } from './rules/check-rules.ts'

export { accounts, NO_POINTS, tracks } from './points/types.ts'
export type { Account, Balances, Draw, EntryDraft, Lot, Track } from './points/types.ts'
export { earnForVisit } from './points/earn.ts'
export type { Earning, EarningLine, EarningPart, EarningRequest } from './points/earn.ts'
export { postEarning } from './points/post-earning.ts'
export type { PostEarningRequest } from './points/post-earning.ts'
export { reverseEarning } from './points/reverse-earning.ts'
export type { ReverseEarningRequest } from './points/reverse-earning.ts'
export { captureHold, drawsOfHold, hold, releaseHold } from './points/spend.ts'
export type { Hold, HoldRequest } from './points/spend.ts'
export { expiryDate } from './points/expiry-date.ts'
export { applyEntries, lotChanges } from './points/balances.ts'
export { checkBalanced } from './points/check-balanced.ts'

export { tierByPoints, tierRank } from './tiers/tier-by-points.ts'
export { tierProgress } from './tiers/tier-progress.ts'
export type { TierProgress } from './tiers/tier-progress.ts'
export { decideUpgrade } from './tiers/decide-upgrade.ts'
export type { UpgradeDecision } from './tiers/decide-upgrade.ts'

export { CARD_NUMBER_SEEDS, isCardNumber, makeCardNumber } from './membership/card-number.ts'
export { membershipState, membershipYear } from './membership/membership-year.ts'
export type { MembershipState, MembershipYear } from './membership/membership-year.ts'

export { normaliseVin, parseVin } from './vehicles/vin.ts'
export type { VinProblem } from './vehicles/vin.ts'
export { normalisePlate, parsePlate } from './vehicles/plate.ts'
export type { Plate, PlateKind } from './vehicles/plate.ts'
export { judgeOdometer } from './vehicles/odometer.ts'
export type { OdometerReading, OdometerVerdict } from './vehicles/odometer.ts'
export { maskPhone, parsePhone } from './customers/phone.ts'
export { maskIdNumber, parseIdNumber } from './customers/id-number.ts'
export type { IdNumberProblem } from './customers/id-number.ts'

export { redeemReward, rewardKinds, rewardStates } from './rewards/redeem.ts'
export type { RedeemOutcome, RedeemProblem, RedeemRequest, RewardKind, RewardState } from './rewards/redeem.ts'
export { changeRedemption, redemptionActions, redemptionStates } from './rewards/change-redemption.ts'
export type { RedemptionAction, RedemptionChange, RedemptionState } from './rewards/change-redemption.ts'
export { visitTotals } from './visits/visit-totals.ts'
export type { VisitTotals } from './visits/visit-totals.ts'
export { visitStates } from './visits/visit-states.ts'
export type { VisitState } from './visits/visit-states.ts'
