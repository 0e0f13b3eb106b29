import type { BusinessDate } from '../../business-time.ts'
import type { BenefitLeft } from '../benefits/benefits.ts'
import type { Facts } from '../../result.ts'
import type { DiscountStep } from '../rules/discount-rules.ts'
import type { LineKind, Payer, RuleSet } from '../rules/rule-set.ts'

/** A line before discounts; `amountFen` is negative on a discount that the order came with. */
export type GrossLine = {
  readonly lineNo: number
  readonly lineKind: LineKind
  readonly payer: Payer
  readonly amountFen: number
}

/** A voucher that the member wants to use on this visit (req. 3.3). */
export type VoucherOffer = {
  readonly id: string
  /** What is left of its face value. */
  readonly leftFen: number
  /** What the lines it may be used on must come to, after the steps before it; 0: nothing. */
  readonly minimumSpendFen: number
  /** null: all. */
  readonly workTypes: readonly string[] | null
  readonly lineKinds: readonly LineKind[] | null
  /** Its last day; null: none. */
  readonly expiresOn: BusinessDate | null
}

/** A counted item of the service package, used for one line. */
export type BenefitOffer = { readonly code: string; readonly lineNo: number }

/** Prices agreed with a fleet (req. 3.5): they take the place of tier and threshold. */
export type AgreedTerms = { readonly code: string; readonly labourMilli: number; readonly partsMilli: number }

/** What staff take off on their own, after all else (req. 3.5); `approvedFen` is what a second person agreed to, 0 for nothing. */
export type Discretion = { readonly role: string; readonly amountFen: number; readonly approvedFen: number }

export type DiscountRequest = {
  readonly lines: readonly GrossLine[]
  readonly workType: string
  readonly tier: string
  readonly qualifying: number
  /** False for a lapsed member: tier, threshold, vouchers and benefits wait for the renewal (req. 1.4). */
  readonly membershipActive: boolean
  readonly asOf: BusinessDate
  readonly rules: RuleSet
  readonly vouchers?: readonly VoucherOffer[]
  readonly benefits?: readonly BenefitOffer[]
  /** From `benefitsLeft`. */
  readonly benefitsLeft?: readonly BenefitLeft[]
  readonly agreed?: AgreedTerms
  readonly discretion?: Discretion
}

/** What one step takes off one line, and by which tier, threshold, voucher … */
export type LineDiscount = {
  readonly step: DiscountStep | 'agreed' | 'discretion'
  readonly code: string
  /** What is paid of 1000; null where an amount is taken off. */
  readonly rateMilli: number | null
  /** Above 0. */
  readonly takenFen: number
}

export type NetLine = GrossLine & { readonly discounts: readonly LineDiscount[]; readonly netFen: number }

export type OfferProblem =
  | 'MEMBERSHIP_LAPSED'
  | 'VOUCHER_EXPIRED'
  | 'VOUCHER_LIMIT_REACHED'
  | 'VOUCHER_OTHER_CATEGORY'
  | 'VOUCHER_MINIMUM_SHORT'
  | 'VOUCHER_NOT_NEEDED'
  | 'BENEFIT_UNKNOWN'
  | 'BENEFIT_USED_UP'
  | 'BENEFIT_LINE_UNFIT'
  | 'BENEFIT_OTHER_CATEGORY'
  | 'DISCRETION_APPROVAL_MISSING'

/** What became of a voucher, a benefit or a discretionary discount; `problem` says why it was not used. */
export type OfferOutcome = {
  readonly step: 'voucher' | 'benefit' | 'discretion'
  readonly code: string
  readonly takenFen: number
  /** What can still be used: fen of a voucher, pieces of a benefit. */
  readonly left: number
  readonly problem: { readonly code: OfferProblem; readonly facts: Facts } | null
}

export type VisitDiscount = {
  readonly lines: readonly NetLine[]
  readonly offers: readonly OfferOutcome[]
  /** Of the customer's lines. */
  readonly grossFen: number
  readonly takenFen: number
  readonly netFen: number
}
