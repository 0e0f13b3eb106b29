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
  readonly earning: {
    /** Points are added up exactly and rounded once per order and track (req. 2.2). */
    readonly rounding: 'floor'
    readonly rates: readonly EarningRate[]
  }
  readonly expiry: ExpiryRule
  readonly membership: { readonly months: number; readonly graceDays: number }
  /** `invite`: staff invite the member to the shop for the upgrade; `automatic`: the tier changes at once (req. 1.5). */
  readonly upgrade: { readonly mode: 'automatic' | 'invite' }
  readonly points: {
    /** What an unspent point is worth in the books. */
    readonly liabilityFenPerPoint: number
    /** A manual adjustment of more points than this needs a second person (req. 2.7). */
    readonly approvalAbovePoints: number
  }
  readonly redemption: { readonly holdDays: number }
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

/** Points per yuan for an order's work type and a line's payer, on each track. */
export type EarningRate = {
  readonly workType: string
  readonly payer: Payer
  readonly qualifyingMilliPerYuan: number
  readonly redeemableMilliPerYuan: number
}

export type ExpiryRule =
  | { readonly kind: 'never' }
  | { readonly kind: 'rolling_months'; readonly months: number }
  | { readonly kind: 'year_end' }
