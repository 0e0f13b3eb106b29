/** What can take something off a line at the till (req. 3.5), besides agreed terms and a discretionary discount. */
export const discountSteps = ['benefit', 'tier', 'threshold', 'voucher'] as const
export type DiscountStep = (typeof discountSteps)[number]

/** A threshold that is no tier (优惠等级, req. 2.8). The rates are what the member pays: 850 is 15 % off. */
export type ThresholdRule = {
  readonly code: string
  readonly name: string
  /** Qualifying points from which it holds. */
  readonly qualifying: number
  readonly labourMilli: number
  readonly partsMilli: number
}

export type DiscountRules = {
  /** Each step once, in the order in which they are applied. */
  readonly order: readonly DiscountStep[]
  /** `best`: of tier and threshold the one that takes more off a line; `both`: one after the other. */
  readonly stacking: 'best' | 'both'
}

export type VoucherRules = {
  /** Whether what a visit leaves of a voucher can be used on another. */
  readonly partialUse: boolean
  /** How many vouchers one visit takes. */
  readonly perVisitMax: number
}

export type LimitRules = {
  readonly adjustment: {
    /** The most points that one manual adjustment moves on a track (req. 2.7). */
    readonly mostPoints: number
    /** Whether taking away more than there is leaves a debt; otherwise it is refused. */
    readonly mayOwe: boolean
  }
  /** What staff may take off on their own, by role (req. 3.5); a role without a row: nothing. More needs an approval. */
  readonly discretionary: readonly { readonly role: string; readonly mostMilli: number }[]
  readonly visit: VisitLimits
}

/** How much a visit at the desk may be worth in fen, all payers together and before anything comes off. */
export type VisitLimits = {
  /** By role; a role without a row has no limit of its own. More needs a manager. */
  readonly byRole: readonly { readonly role: string; readonly mostFen: number }[]
  /** More than this without the number of a repair order needs a manager. */
  readonly withoutNumberFen: number
  /** More than this is a slip of the hand, no matter who types it. */
  readonly mostFen: number
}
