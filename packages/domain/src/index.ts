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
export type { RuleContext } from './rules/check-rules.ts'
export type { RuleProblem, RuleProblemCode } from './rules/rule-problems.ts'

export { accounts, NO_POINTS, tracks } from './points/types.ts'
export type { Account, Balances, Draw, EntryDraft, Lot, Track } from './points/types.ts'
export { earnForVisit } from './points/earn.ts'
export type { Earning, EarningLine, EarningPart, EarningRequest } from './points/earn.ts'
export { earnedPoints } from './points/earned-points.ts'
export { postEarning } from './points/post-earning.ts'
export type { PostEarningRequest } from './points/post-earning.ts'
export { reverseEarning } from './points/reverse-earning.ts'
export type { ReverseEarningRequest } from './points/reverse-earning.ts'
export { captureHold, hold, releaseHold, spendPoints } from './points/spend.ts'
export type { Hold, HoldRequest } from './points/spend.ts'
export { correctEarning } from './points/correct-earning.ts'
export type { CorrectEarningRequest, Correction } from './points/correct-earning.ts'
export { restoreRedeemed, splitDraws } from './points/restore-spending.ts'
export { expireLots, expiringSoon } from './points/expire.ts'
export type { Expiry } from './points/expire.ts'
export { adjustPoints, needsApproval } from './points/adjust.ts'
export type { Adjustment, AdjustmentProblem, AdjustmentRequest } from './points/adjust.ts'
export { earnFromSource } from './points/earn-from-source.ts'
export type { SourceEarning } from './points/earn-from-source.ts'
export { transferPoints } from './points/transfer.ts'
export type { HeldPoints, Transfer, TransferRequest } from './points/transfer.ts'
export { expiryDate } from './points/expiry-date.ts'
export { applyEntries, lotChanges } from './points/balances.ts'
export { checkBalanced } from './points/check-balanced.ts'

export { tierByPoints, tierRank } from './tiers/tier-by-points.ts'
export { tierProgress } from './tiers/tier-progress.ts'
export type { TierProgress } from './tiers/tier-progress.ts'
export { decideUpgrade } from './tiers/decide-upgrade.ts'
export type { UpgradeDecision } from './tiers/decide-upgrade.ts'

export { countedQualifying, setAsideAt } from './tiers/upgrade-facts.ts'
export type { UpgradeFacts } from './tiers/upgrade-facts.ts'
export { upgradeProgress } from './tiers/upgrade-progress.ts'
export type { UpgradeProgress } from './tiers/upgrade-progress.ts'
export { decideCandidate, upgradeByWay } from './tiers/upgrade-ways.ts'
export type { Upgrade, UpgradeCandidate, UpgradeProblem, UpgradeRequest } from './tiers/upgrade-ways.ts'
export { decideDowngrade } from './tiers/decide-downgrade.ts'
export type { DowngradeDecision } from './tiers/decide-downgrade.ts'

export { joinClub, joiningOptions } from './membership/join.ts'
export type { Joined, JoiningFacts, JoiningObstacle, JoiningOption, JoinRequest } from './membership/join.ts'
export { entryTierBySpend, entryTiers } from './membership/entry-tiers.ts'
export type { EntryCandidate, EntryTiers } from './membership/entry-tiers.ts'
export { renewalOpensOn, renewMembership } from './membership/renew.ts'
export type { Membership, Renewal, RenewalPayment, RenewalProblem, RenewRequest } from './membership/renew.ts'
export { yearEnd } from './membership/year-end.ts'
export type { YearEnd, YearEndFacts } from './membership/year-end.ts'
export { CARD_NUMBER_SEEDS, isCardNumber, makeCardNumber } from './membership/card-number.ts'
export { membershipState, membershipYear } from './membership/membership-year.ts'
export type { MembershipState, MembershipYear } from './membership/membership-year.ts'

export { benefitsLeft, undoBenefitUse, useBenefit } from './benefits/benefits.ts'
export type { BenefitFacts, BenefitLeft, BenefitUse, UseBenefitRequest } from './benefits/benefits.ts'
export { agreeTerms, type AgreedRates, type AgreementPeriod } from './discounts/agree-terms.ts'
export { discountVisit } from './discounts/discount-visit.ts'
export { mostDiscretionFen } from './discounts/offer-steps.ts'
export { thresholdReached } from './discounts/rate-steps.ts'
export type {
  AgreedTerms,
  BenefitOffer,
  DiscountRequest,
  Discretion,
  GrossLine,
  LineDiscount,
  NetLine,
  OfferOutcome,
  OfferProblem,
  VisitDiscount,
  VoucherOffer,
} from './discounts/types.ts'
export { startSimulation } from './simulation/simulation.ts'
export type { Simulation } from './simulation/simulation.ts'
export { compareSimulations } from './simulation/compare-simulations.ts'
export type { SimulationDifference } from './simulation/compare-simulations.ts'
export type {
  PointsSum,
  SimulatedMember,
  SimulatedMonth,
  SimulatedTier,
  SimulatedVisit,
  SimulatedWorkType,
  SimulationResult,
} from './simulation/types.ts'

export { normaliseVin, parseVin } from './vehicles/vin.ts'
export type { VinProblem } from './vehicles/vin.ts'
export { normalisePlate, parsePlate } from './vehicles/plate.ts'
export type { Plate, PlateKind } from './vehicles/plate.ts'
export { judgeOdometer } from './vehicles/odometer.ts'
export type { OdometerReading, OdometerVerdict } from './vehicles/odometer.ts'
export { maskPhone, parsePhone } from './customers/phone.ts'
export { maskIdNumber, parseIdNumber } from './customers/id-number.ts'
export type { IdNumberProblem } from './customers/id-number.ts'

export { cancelPart, undoHandOver } from './rewards/undo-redemption.ts'
export { checkReward, rewardProblemCodes } from './rewards/check-reward.ts'
export type { RewardDraft, RewardProblem, RewardProblemCode, RewardSurroundings } from './rewards/check-reward.ts'
export { redeemReward, redemptionLimit, rewardKinds, rewardStates } from './rewards/redeem.ts'
export type { RedeemOutcome, RedeemProblem, RedeemRequest, RewardKind, RewardState } from './rewards/redeem.ts'
export { changeRedemption, redemptionActions, redemptionStates } from './rewards/change-redemption.ts'
export type { RedemptionAction, RedemptionChange, RedemptionState } from './rewards/change-redemption.ts'
export { visitTotals } from './visits/visit-totals.ts'
export type { VisitTotals } from './visits/visit-totals.ts'
export { decideDelivery } from './visits/decide-delivery.ts'
export type { DeliveryDecision, VisitRevision } from './visits/decide-delivery.ts'
export { visitStates } from './visits/visit-states.ts'
export type { VisitState } from './visits/visit-states.ts'
