import type { BusinessDate } from '../../business-time.ts'
import type { DiscountRules, LimitRules, ThresholdRule, VoucherRules } from './discount-rules.ts'
import type { DowngradeRules, EntryRules, JoiningRules, MembershipRules, UpgradeRules } from './membership-rules.ts'

/** Who pays a line of an order (付费方): customer 客户, insurer 保险公司, manufacturer 厂家, internal 内部. */
export const payers = ['customer', 'insurer', 'manufacturer', 'internal'] as const
export type Payer = (typeof payers)[number]

/** 首保 定期保养 一般维修 事故维修 索赔维修 返修. A shop may add its own, so a work type elsewhere is a plain string. */
export const workTypes = ['first_service', 'regular_service', 'repair', 'accident', 'warranty', 'rework'] as const

export const lineKinds = ['labour', 'part'] as const
export type LineKind = (typeof lineKinds)[number]

/** The work type of a rate row that holds where no row names the order's work type. */
export const ANY_WORK_TYPE = '*'

/**
 * The numbers a manager edits (req. 2.3); once published, a version never changes. Plain data: it is stored as
 * JSON, sent to the console and simulated. Rates are in milli-units (1000 = 1).
 */
export type RuleSet = {
  readonly version: number
  /** From the lowest to the highest; the first one starts at 0. */
  readonly tiers: readonly TierRule[]
  /** Thresholds that are not tiers (req. 2.8), rising; the highest one reached holds. */
  readonly thresholds: readonly ThresholdRule[]
  readonly entry: EntryRules
  readonly joining: JoiningRules
  readonly membership: MembershipRules
  readonly upgrade: UpgradeRules
  readonly downgrade: DowngradeRules
  readonly earning: EarningRules
  readonly expiry: ExpiryRule
  readonly points: {
    /** What an unspent point is worth in the books. */
    readonly liabilityFenPerPoint: number
    /** A manual adjustment of more points than this needs a second person (req. 2.7). */
    readonly approvalAbovePoints: number
  }
  readonly redemption: { readonly holdDays: number }
  /** What one use of each counted benefit takes off at the till; of one that does not stand here the whole of any line. */
  readonly benefits: readonly BenefitTerms[]
  readonly discounts: DiscountRules
  readonly vouchers: VoucherRules
  readonly limits: LimitRules
}

export type TierRule = {
  readonly code: string
  readonly name: string
  /** Qualifying points from which the tier is reached. */
  readonly thresholdQualifying: number
  /** Multiplies what is earned, on both tracks. */
  readonly earningMilli: number
  readonly package: ServicePackage
}

/** The service package (服务包) of a tier (req. 1.3). The rates are what the member pays: 950 is 5 % off. */
export type ServicePackage = {
  readonly labourMilli: number
  readonly partsMilli: number
  readonly benefits: readonly CountedBenefit[]
  readonly advisor: boolean
}

export type CountedBenefit = { readonly code: string; readonly name: string; readonly perYear: number }

/** On what a counted benefit is used and how much one use takes off (req. 3.4): a wash takes off a wash. */
export type BenefitTerms = {
  readonly code: string
  /** null: on visits of all work types. */
  readonly workTypes: readonly string[] | null
  /** null: labour and parts. */
  readonly lineKinds: readonly LineKind[] | null
  /** null: the line, whatever it costs. */
  readonly mostFen: number | null
}

export type EarningRules = {
  /** Points are added up exactly and rounded once per order and track (req. 2.2). */
  readonly rounding: 'floor'
  readonly rates: readonly EarningRate[]
  /** What gives points besides visits, joining and manual adjustments; managers add their own. */
  readonly sources: readonly EarningSource[]
  readonly campaigns: readonly EarningCampaign[]
}

/** Points per yuan for an order's work type and a line's payer, on each track. */
export type EarningRate = {
  readonly workType: string
  readonly payer: Payer
  readonly qualifyingMilliPerYuan: number
  readonly redeemableMilliPerYuan: number
}

/** Points for something else than a visit (req. 2.2): birthday, event, survey, referral. */
export type EarningSource = {
  readonly code: string
  readonly name: string
  readonly qualifying: number
  readonly redeemable: number
  /** How often in a calendar year; null: as often as it happens. */
  readonly perYear: number | null
}

/**
 * Multiplies what visits settled on these days earn, on both tracks. Of several that hold for a visit the highest
 * counts: they do not multiply each other.
 */
export type EarningCampaign = {
  readonly code: string
  readonly name: string
  /** First and last day. */
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** null: all. */
  readonly workTypes: readonly string[] | null
  readonly tiers: readonly string[] | null
  readonly multiplierMilli: number
}

export type ExpiryRule =
  | { readonly kind: 'never' }
  | { readonly kind: 'rolling_months'; readonly months: number }
  | { readonly kind: 'year_end' }
