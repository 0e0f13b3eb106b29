/**
 * Five ways to join (入会方式, req. 1.1): buying a new car here 销售入会, bringing one bought elsewhere 带车入会, spending at
 * the shop 消费入会, driving training 驾培入会, paying a fee 交会费入会.
 */
export const joiningWays = ['sale', 'own_car', 'spending', 'training', 'fee'] as const
export type JoiningWay = (typeof joiningWays)[number]

/** Three ways to renew (续会, req. 1.4): a fee, redeemable points given up, an insurance renewal through the shop. */
export const renewalWays = ['fee', 'points', 'insurance'] as const
export type RenewalWay = (typeof renewalWays)[number]

/** Four ways to a higher tier (会员升级, req. 1.5), in the order in which they are tried. */
export const upgradeWays = ['qualifying_points', 'repair', 'insurance', 'redeemable_points'] as const
export type UpgradeWay = (typeof upgradeWays)[number]

/** The entry tier (入会卡级别, req. 1.2). */
export type EntryRules = {
  /** The tier of who joins without a history. */
  readonly newMember: string
  /** The tiers of existing customers, by rank in what they paid themselves. */
  readonly existing: {
    /** From the top, each a part of the whole batch: 20 is the best 2 %. The others enter on the lowest tier. */
    readonly shares: readonly { readonly tier: string; readonly shareMilli: number }[]
    /** How far back spending counts; null: from the first visit on. */
    readonly windowMonths: number | null
  }
}

export type JoiningTerms = {
  readonly enabled: boolean
  /** To be paid before joining; 0: none. */
  readonly feeFen: number
  /** What the customer must have paid at the shop before; 0: nothing. */
  readonly minimumSpendFen: number
  /** Given on joining, once in a lifetime. */
  readonly bonus: { readonly qualifying: number; readonly redeemable: number }
}

export type JoiningRules = { readonly ways: Readonly<Record<JoiningWay, JoiningTerms>> }

/** The membership year (会员资格期限, req. 1.4). */
export type MembershipRules = {
  readonly months: number
  readonly graceDays: number
  readonly renewal: {
    readonly fee: { readonly enabled: boolean; readonly amountFen: number }
    readonly points: { readonly enabled: boolean; readonly redeemable: number }
    /** One renewal of an insurance through the shop with at least this premium. */
    readonly insurance: { readonly enabled: boolean; readonly premiumFen: number }
    /** Days before the end on which the member is reminded, the first one first: falling. */
    readonly remindDaysBefore: readonly number[]
  }
}

export type UpgradeRules = {
  /**
   * `invite`: the member is told and invited to the shop for it; `automatic`: the tier changes at once. Giving up points
   * is the member's own wish in both.
   */
  readonly mode: 'automatic' | 'invite'
  readonly ways: {
    /** Reaching a tier's threshold, over several steps at once if need be. The other ways lead one step up each time. */
    readonly qualifying_points: { readonly enabled: boolean }
    readonly redeemable_points: { readonly enabled: boolean; readonly points: number }
    /** One ordinary repair after joining, as far as the customer paid it. */
    readonly repair: { readonly enabled: boolean; readonly amountFen: number }
    readonly insurance: {
      readonly enabled: boolean
      readonly premiumFen: number
      /** Consecutive calendar years. */
      readonly years: number
      /** `each`: the premium in each of the years; `sum`: in all of them together. */
      readonly count: 'each' | 'sum'
    }
  }
}

/** What a renewal does to the tier (req. 1.5): nothing, or one step down for who earned too little in the year that ends. */
export type DowngradeRules = { readonly kind: 'keep' } | { readonly kind: 'one_step'; readonly belowQualifying: number }
