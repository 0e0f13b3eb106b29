import type { Facts } from '../../result.ts'

/** `path` points into the rule set as JSON: `tiers.1.thresholdQualifying`. */
export type RuleProblem = { readonly path: string; readonly code: RuleProblemCode; readonly facts: Facts }

export type RuleProblemCode =
  | 'NUMBER_INVALID'
  | 'TIERS_EMPTY'
  | 'TIER_FIRST_NOT_ZERO'
  | 'TIER_CODE_DUPLICATE'
  | 'TIER_CODE_EMPTY'
  | 'TIER_THRESHOLD_NOT_RISING'
  | 'TIER_UNKNOWN'
  | 'TIER_IN_USE'
  | 'TIER_DISCOUNT_FALLING'
  | 'DISCOUNT_OUT_OF_RANGE'
  | 'BENEFIT_CODE_DUPLICATE'
  | 'BENEFIT_SCOPE_EMPTY'
  | 'PAYER_UNKNOWN'
  | 'WORK_TYPE_UNKNOWN'
  | 'RATE_DUPLICATE'
  | 'RATE_MISSING'
  | 'SOURCE_CODE_DUPLICATE'
  | 'SOURCE_CODE_RESERVED'
  | 'CAMPAIGN_CODE_DUPLICATE'
  | 'CAMPAIGN_DATES_INVALID'
  | 'CAMPAIGN_DATES_REVERSED'
  | 'CAMPAIGN_SCOPE_EMPTY'
  | 'CAMPAIGN_OVERLAP'
  | 'THRESHOLD_CODE_DUPLICATE'
  | 'THRESHOLD_NOT_RISING'
  | 'THRESHOLD_DISCOUNT_FALLING'
  | 'SHARE_TIER_DUPLICATE'
  | 'SHARE_TIERS_NOT_FALLING'
  | 'SHARES_OVER_WHOLE'
  | 'JOINING_NO_WAY'
  | 'JOINING_FEE_MISSING'
  | 'RENEWAL_NO_WAY'
  | 'REMINDERS_NOT_FALLING'
  | 'REMINDER_BEFORE_YEAR'
  | 'UPGRADE_NO_WAY'
  | 'DISCOUNT_STEP_DUPLICATE'
  | 'DISCOUNT_STEP_MISSING'
  | 'DISCOUNT_STEP_UNKNOWN'
  | 'ROLE_DUPLICATE'
  | 'APPROVAL_UNREACHABLE'
  | 'EFFECTIVE_IN_PAST'

/** Longer than any rule needs and short enough that every date it leads to has a four-digit year. */
export const MONTHS_MAX = 1_200
export const DAYS_MAX = 36_500

export function problem(path: string, code: RuleProblemCode, facts: Facts = {}): RuleProblem {
  return { path, code, facts }
}

/** NUMBER_INVALID unless it is a whole number from `least` to `most`. */
export function whole(path: string, value: number, least: number, most: number): RuleProblem[] {
  if (Number.isInteger(value) && value >= least && value <= most) return []
  return [problem(path, 'NUMBER_INVALID', { value, least, most })]
}

/** DISCOUNT_OUT_OF_RANGE unless it is what a discount leaves to pay: 0 to 1000. */
export function discount(path: string, milli: number): RuleProblem[] {
  if (Number.isInteger(milli) && milli >= 0 && milli <= 1000) return []
  return [problem(path, 'DISCOUNT_OUT_OF_RANGE', { milli })]
}

/** The places at which a key came before, each as a problem. */
export function duplicates<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  found: (item: Item, index: number) => RuleProblem,
): RuleProblem[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (seen.has(key)) return [found(item, index)]
    seen.add(key)
    return []
  })
}
