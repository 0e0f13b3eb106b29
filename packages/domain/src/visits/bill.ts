import type { BusinessDate } from '../business-time.ts'
import type { BenefitLeft } from '../club/benefits/benefits.ts'
import { discountVisit } from '../club/discounts/discount-visit.ts'
import type {
  AgreedTerms,
  BenefitOffer,
  Discretion,
  LineDiscount,
  OfferOutcome,
  VisitDiscount,
  VoucherOffer,
} from '../club/discounts/types.ts'
import type { LineKind, Payer, RuleSet } from '../club/rules/rule-set.ts'
import { earnOnVisit, type EarningMember, type VisitEarning } from './earn-on-visit.ts'
import { visitTotals, type VisitTotals } from './visit-totals.ts'

export type BillLine = {
  readonly lineNo: number
  readonly itemName: string
  readonly lineKind: LineKind
  readonly payer: Payer
  readonly amountFen: number
}

/** A voucher as the till offers it. */
export type BillVoucher = VoucherOffer & {
  readonly rewardName: string
  readonly faceFen: number
  /** Points that its first use redeems. */
  readonly heldPoints: number
}

/** All that a visit at the desk is settled on. */
export type BillRequest = {
  /** As typed. */
  readonly lines: readonly BillLine[]
  readonly workType: string
  readonly settledOn: BusinessDate
  readonly rules: RuleSet
  /** `billed`: the amounts of a DMS's bill, which tier and threshold came off already. */
  readonly prices: 'list' | 'billed'
  readonly member: EarningMember
  /** False for a lapsed payer: discounts wait for the renewal (req. 1.4). */
  readonly membershipActive: boolean
  readonly vouchers: readonly BillVoucher[]
  readonly benefits: readonly BenefitOffer[]
  /** From `benefitsLeft`. */
  readonly benefitsLeft: readonly BenefitLeft[]
  readonly agreed: (AgreedTerms & { readonly name: string }) | null
  readonly discretion: Discretion | null
  /** The id of the lot that the redeemable points open. */
  readonly lotId: string
}

/** What one step takes off one line, by the name that the customer is told; null for a discretionary discount. */
export type NamedDiscount = LineDiscount & { readonly lineNo: number; readonly name: string | null }

/** The bill of a visit: what is charged, what came off, what it earns. */
export type Bill = {
  /** As they are charged: what is kept and what earns. */
  readonly lines: readonly BillLine[]
  readonly totals: VisitTotals
  readonly discounts: {
    /** Of the customer's lines: before, taken off, after. */
    readonly grossFen: number
    readonly takenFen: number
    readonly netFen: number
    readonly lines: readonly NamedDiscount[]
    /** What became of each voucher, benefit and discretionary discount that was asked for; `lineNo` of a benefit. */
    readonly offers: readonly (OfferOutcome & { readonly lineNo: number | null })[]
  }
  readonly earning: VisitEarning
}

/**
 * What a visit costs and gives (req. 2.2, 2.8, 3.3 to 3.5): one function for preview and settlement. An offer that cannot be used
 * takes nothing off and says why; whether that stops the settlement is the caller's question.
 * Throws RangeError for a tier that the rule set does not know.
 */
export function billVisit(request: BillRequest): Bill {
  const { agreed, discretion, ...asked } = request
  const decided = discountVisit({
    ...asked,
    ...(agreed && { agreed }),
    ...(discretion && { discretion }),
    tier: request.member.tier,
    qualifying: request.member.balances.qualifying,
    asOf: request.settledOn,
    rules: request.prices === 'list' ? request.rules : withoutRates(request.rules),
  })
  const lines = request.lines.map((line, index) => ({
    ...line,
    amountFen: decided.lines[index]?.netFen ?? line.amountFen,
  }))
  const { workType, settledOn, rules, lotId } = request
  const member = { ...request.member, balances: afterVouchers(request, decided) }
  return {
    lines,
    totals: visitTotals(lines),
    discounts: discountsOf(request, decided),
    earning: earnOnVisit({ lines, workType, settledOn, rules, member, lotId }),
  }
}

function withoutRates(rules: RuleSet): RuleSet {
  const order = rules.discounts.order.filter((step) => step !== 'tier' && step !== 'threshold')
  return { ...rules, discounts: { ...rules.discounts, order } }
}

/** Vouchers that are used for the first time redeem the points they held. */
function afterVouchers({ member, vouchers }: BillRequest, { offers }: VisitDiscount): EarningMember['balances'] {
  const used = offers.filter(({ step, problem }) => step === 'voucher' && problem === null)
  const redeemed = used.reduce((sum, { code }) => sum + (vouchers.find(({ id }) => id === code)?.heldPoints ?? 0), 0)
  return { ...member.balances, held: member.balances.held - redeemed }
}

function discountsOf(request: BillRequest, { lines, offers, ...sums }: VisitDiscount): Bill['discounts'] {
  const asked = [...request.benefits]
  return {
    grossFen: sums.grossFen,
    takenFen: sums.takenFen,
    netFen: sums.netFen,
    lines: lines.flatMap(({ lineNo, discounts }) =>
      discounts.map((taken) => ({ lineNo, ...taken, name: nameOf(taken, request) })),
    ),
    // Outcomes of benefits come in the order in which they were asked for.
    offers: offers.map((outcome) => ({
      ...outcome,
      lineNo: outcome.step === 'benefit' ? (asked.shift()?.lineNo ?? null) : null,
    })),
  }
}

function nameOf({ step, code }: LineDiscount, { rules, agreed, vouchers, benefitsLeft }: BillRequest): string | null {
  if (step === 'tier') return rules.tiers.find((tier) => tier.code === code)?.name ?? null
  if (step === 'threshold') return rules.thresholds.find((threshold) => threshold.code === code)?.name ?? null
  if (step === 'agreed') return agreed?.name ?? null
  if (step === 'voucher') return vouchers.find(({ id }) => id === code)?.rewardName ?? null
  if (step === 'benefit') return benefitsLeft.find((benefit) => benefit.code === code)?.name ?? null
  return null
}
