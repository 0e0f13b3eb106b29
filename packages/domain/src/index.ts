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

export { ANY_WORK_TYPE, lineKinds, payers, workTypes } from './club/rules/rule-set.ts'
export type {
  BenefitTerms,
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
} from './club/rules/rule-set.ts'
export { joiningWays, renewalWays, upgradeWays } from './club/rules/membership-rules.ts'
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
} from './club/rules/membership-rules.ts'
export { discountSteps } from './club/rules/discount-rules.ts'
export type {
  DiscountRules,
  DiscountStep,
  LimitRules,
  ThresholdRule,
  VoucherRules,
} from './club/rules/discount-rules.ts'
export { completeRules } from './club/rules/complete-rules.ts'
export type { RuleDocument } from './club/rules/complete-rules.ts'
export { defaultRules } from './club/rules/default-rules.ts'
export { checkRules } from './club/rules/check-rules.ts'
export { ruleCeilings } from './club/rules/rule-ceilings.ts'
export type { RuleContext } from './club/rules/check-rules.ts'
export type { RuleProblem, RuleProblemCode } from './club/rules/rule-problems.ts'

export { accounts, NO_POINTS, tracks } from './club/points/types.ts'
export type { Account, Balances, Draw, EntryDraft, Lot, Track } from './club/points/types.ts'
export { earnForVisit } from './club/points/earn.ts'
export type { Earning, EarningLine, EarningPart, EarningRequest } from './club/points/earn.ts'
export { earnedPoints } from './club/points/earned-points.ts'
export { postEarning } from './club/points/post-earning.ts'
export type { PostEarningRequest } from './club/points/post-earning.ts'
export { reverseEarning } from './club/points/reverse-earning.ts'
export type { ReverseEarningRequest } from './club/points/reverse-earning.ts'
export { captureHold, hold, releaseHold, spendPoints } from './club/points/spend.ts'
export type { Hold, HoldRequest } from './club/points/spend.ts'
export { restoreTaken } from './club/points/where-it-lay.ts'
export { correctEarning } from './club/points/correct-earning.ts'
export type { CorrectEarningRequest, Correction } from './club/points/correct-earning.ts'
export { restoreRedeemed, splitDraws } from './club/points/restore-spending.ts'
export { expireLots, expiringSoon } from './club/points/expire.ts'
export type { Expiry } from './club/points/expire.ts'
export { ADJUSTMENTS_ADD_UP_DAYS, adjustPoints, needsApproval } from './club/points/adjust.ts'
export type { AdjustedSums, Adjustment, AdjustmentProblem, AdjustmentRequest } from './club/points/adjust.ts'
export { earnFromSource } from './club/points/earn-from-source.ts'
export type { SourceEarning } from './club/points/earn-from-source.ts'
export { transferDraws, transferExpired, transferPoints } from './club/points/transfer.ts'
export type { HeldPoints, Transfer, TransferRequest } from './club/points/transfer.ts'
export { expiryDate } from './club/points/expiry-date.ts'
export { applyEntries, lotChanges } from './club/points/balances.ts'
export { checkBalanced } from './club/points/check-balanced.ts'

export { tierByPoints, tierRank } from './club/tiers/tier-by-points.ts'
export { tierProgress } from './club/tiers/tier-progress.ts'
export type { TierProgress } from './club/tiers/tier-progress.ts'
export { decideUpgrade } from './club/tiers/decide-upgrade.ts'
export type { UpgradeDecision } from './club/tiers/decide-upgrade.ts'

export { countedQualifying, setAsideAt } from './club/tiers/upgrade-facts.ts'
export type { UpgradeFacts } from './club/tiers/upgrade-facts.ts'
export { upgradeProgress } from './club/tiers/upgrade-progress.ts'
export type { UpgradeProgress } from './club/tiers/upgrade-progress.ts'
export { decideCandidate, upgradeByWay } from './club/tiers/upgrade-ways.ts'
export type { Upgrade, UpgradeCandidate, UpgradeProblem, UpgradeRequest } from './club/tiers/upgrade-ways.ts'
export {
  liftedCause,
  repairBehind,
  standingChange,
  takenBackCause,
  tierWithoutGround,
} from './club/tiers/lost-ground.ts'
export type { TierStep } from './club/tiers/lost-ground.ts'
export { decideDowngrade } from './club/tiers/decide-downgrade.ts'
export type { DowngradeDecision } from './club/tiers/decide-downgrade.ts'

export { joinClub, joiningOptions } from './club/membership/join.ts'
export type { Joined, JoiningFacts, JoiningObstacle, JoiningOption, JoinRequest } from './club/membership/join.ts'
export { entryTierBySpend, entryTiers } from './club/membership/entry-tiers.ts'
export type { EntryCandidate, EntryTiers } from './club/membership/entry-tiers.ts'
export { renewalOpensOn, renewMembership } from './club/membership/renew.ts'
export type { Membership, Renewal, RenewalPayment, RenewalProblem, RenewRequest } from './club/membership/renew.ts'
export { joinYears } from './club/membership/join-years.ts'
export type { JoinedYears, JoinYearsRequest, PaidYear } from './club/membership/join-years.ts'
export { yearEnd } from './club/membership/year-end.ts'
export type { YearEnd, YearEndFacts } from './club/membership/year-end.ts'
export { CARD_NUMBER_SEEDS, isCardNumber, makeCardNumber } from './club/membership/card-number.ts'
export { membershipState, membershipYear } from './club/membership/membership-year.ts'
export type { MembershipState, MembershipYear } from './club/membership/membership-year.ts'

export { benefitsLeft, benefitTerms, undoBenefitUse, useBenefit } from './club/benefits/benefits.ts'
export type { BenefitFacts, BenefitLeft, BenefitUse, UseBenefitRequest } from './club/benefits/benefits.ts'
export { agreeTerms, type AgreedRates, type AgreementPeriod } from './club/discounts/agree-terms.ts'
export type { TakenAtTill } from './club/discounts/discount-again.ts'
export { discountVisit } from './club/discounts/discount-visit.ts'
export { mostDiscretionFen } from './club/discounts/offer-steps.ts'
export { thresholdReached } from './club/discounts/rate-steps.ts'
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
} from './club/discounts/types.ts'
export { startSimulation } from './club/simulation/simulation.ts'
export type { Simulation } from './club/simulation/simulation.ts'
export { projectCampaigns, type ProjectedCampaign } from './club/simulation/project-campaigns.ts'
export { compareSimulations } from './club/simulation/compare-simulations.ts'
export type { SimulationDifference } from './club/simulation/compare-simulations.ts'
export type {
  PointsSum,
  SimulatedMember,
  SimulatedMonth,
  SimulatedTier,
  SimulatedVisit,
  SimulatedWorkType,
  SimulationResult,
} from './club/simulation/types.ts'

export { normaliseVin, parseVin } from './people/vehicles/vin.ts'
export type { VinProblem } from './people/vehicles/vin.ts'
export { normalisePlate, parsePlate } from './people/vehicles/plate.ts'
export type { Plate, PlateKind } from './people/vehicles/plate.ts'
export { judgeOdometer } from './people/vehicles/odometer.ts'
export type { OdometerReading, OdometerVerdict } from './people/vehicles/odometer.ts'
export { maskPhone, parsePhone } from './people/customers/phone.ts'
export { maskIdNumber, parseIdNumber } from './people/customers/id-number.ts'
export type { IdNumberProblem } from './people/customers/id-number.ts'

export { cancelPart, undoHandOver } from './club/rewards/undo-redemption.ts'
export { checkReward, rewardProblemCodes } from './club/rewards/check-reward.ts'
export type { RewardDraft, RewardProblem, RewardProblemCode, RewardSurroundings } from './club/rewards/check-reward.ts'
export { redeemReward, redemptionLimit, rewardKinds, rewardStates } from './club/rewards/redeem.ts'
export type { RedeemOutcome, RedeemProblem, RedeemRequest, RewardKind, RewardState } from './club/rewards/redeem.ts'
export { changeRedemption, redemptionActions, redemptionStates } from './club/rewards/change-redemption.ts'
export type { RedemptionAction, RedemptionChange, RedemptionState } from './club/rewards/change-redemption.ts'
export { billVisit } from './visits/bill.ts'
export { billedAgain, billedCorrected, type BilledAgain, type TillBill } from './visits/billed-again.ts'
export type { Bill, BillLine, BillRequest, BillVoucher, NamedDiscount } from './visits/bill.ts'
export { checkTakingBack, checkVisitSize } from './visits/visit-limits.ts'
export type { VisitSize, TakingBackRequest } from './visits/visit-limits.ts'
export { earnOnVisit } from './visits/earn-on-visit.ts'
export type { EarningMember, VisitEarning, VisitEarningRequest } from './visits/earn-on-visit.ts'
export { isRefund, lessRefund, refundByItself, refundsOfOrder } from './visits/refund-points.ts'
export type { EarnedBy, PaidFen, PointsBack } from './visits/refund-points.ts'
export { visitTotals } from './visits/visit-totals.ts'
export type { VisitTotals } from './visits/visit-totals.ts'
export { decideDelivery } from './visits/decide-delivery.ts'
export type { DeliveryDecision, VisitRevision } from './visits/decide-delivery.ts'
export { visitStates } from './visits/visit-states.ts'
export type { VisitState } from './visits/visit-states.ts'

export { foldName, stretchOfLetters, stretchOfName } from './people/finding/fold-name.ts'
export type { Read, Stretch } from './people/finding/fold-name.ts'
export { foldOrder, readTyped, reversed, reversedOrder } from './people/finding/typed.ts'
export type { Typed } from './people/finding/typed.ts'

export { accentShades, contrast, CONTRAST_NEEDED } from './people/organisation/accent.ts'
export type { AccentShades, Colour } from './people/organisation/accent.ts'
export { orderedHours } from './people/organisation/opening-hours.ts'
export type { HoursProblem, Opening, OpeningHours } from './people/organisation/opening-hours.ts'
