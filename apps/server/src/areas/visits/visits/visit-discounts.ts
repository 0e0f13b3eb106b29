import type { LineDiscount, OfferOutcome, VisitDiscounts, VisitDraft } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import {
  discountVisit,
  type DiscountRequest,
  type LineDiscount as Taken,
  type RuleSet,
  type VisitDiscount,
} from '@cheyou/domain'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { DeskVisit } from './desk-visit.ts'
import type { SettledLine } from './visit-earning.ts'
import type { VisitOffers } from './visit-offers.ts'

/** All that the discounts of a visit at the desk are decided on. */
export interface TillVisit {
  desk: DeskVisit
  draft: VisitDraft
  /** As typed. */
  lines: readonly SettledLine[]
  offers: VisitOffers
  /** Whose discretion it is. */
  role: Role
}

export interface DiscountedVisit {
  /** What is charged in the end: what earns, what is kept. */
  net: SettledLine[]
  discounts: VisitDiscounts
  decided: VisitDiscount
}

/** What comes off a visit at the desk, line by line (req. 2.8, 3.3 to 3.5): one function for preview and settlement. Reads nothing. */
export function discountedVisit(till: TillVisit): DiscountedVisit {
  const decided = discountVisit(discountRequest(till))
  const { grossFen, takenFen, netFen } = decided
  return {
    decided,
    net: till.lines.map((line, index) => ({ ...line, amountFen: decided.lines[index]?.netFen ?? line.amountFen })),
    discounts: {
      grossFen,
      takenFen,
      netFen,
      lines: decided.lines.flatMap(({ lineNo, discounts }) =>
        discounts.map((taken): LineDiscount => ({ lineNo, ...taken, name: nameOf(taken, till) })),
      ),
      offers: offerOutcomes(decided, till.draft),
    },
  }
}

function discountRequest({ desk, draft, lines, offers, role }: TillVisit): DiscountRequest {
  const { member, membershipActive, settledOn, rules } = desk
  return {
    lines,
    workType: draft.workType,
    tier: member.tier,
    qualifying: member.balances.qualifying,
    membershipActive,
    asOf: settledOn,
    rules: pricesOf(draft) === 'list' ? rules : withoutRates(rules),
    vouchers: offers.vouchers,
    benefits: draft.benefits ?? [],
    benefitsLeft: offers.benefitsLeft,
    ...(desk.agreed && { agreed: { ...desk.agreed, code: desk.agreed.id } }),
    ...(draft.discretionFen && {
      discretion: { role, amountFen: draft.discretionFen, approvedFen: offers.approvedFen },
    }),
  }
}

/** An order number of the DMS stands for its bill, which the club's rates have come off already. */
function pricesOf({ prices, orderNumber }: VisitDraft): 'list' | 'billed' {
  return prices ?? (orderNumber === undefined ? 'list' : 'billed')
}

function withoutRates(rules: RuleSet): RuleSet {
  const order = rules.discounts.order.filter((step) => step !== 'tier' && step !== 'threshold')
  return { ...rules, discounts: { ...rules.discounts, order } }
}

function nameOf({ step, code }: Taken, { desk, offers }: TillVisit): string | null {
  const { tiers, thresholds } = desk.rules
  if (step === 'tier') return tiers.find((tier) => tier.code === code)?.name ?? code
  if (step === 'threshold') return thresholds.find((threshold) => threshold.code === code)?.name ?? code
  if (step === 'agreed') return desk.agreed?.name ?? code
  if (step === 'voucher') return offers.vouchers.find(({ id }) => id === code)?.rewardName ?? code
  if (step === 'benefit') return offers.benefitsLeft.find((benefit) => benefit.code === code)?.name ?? code
  return null
}

function offerOutcomes({ offers }: VisitDiscount, draft: VisitDraft): OfferOutcome[] {
  const benefits = [...(draft.benefits ?? [])]
  return offers.map(({ problem, ...outcome }) => ({
    ...outcome,
    // Outcomes of benefits come in the order in which they were asked for.
    lineNo: outcome.step === 'benefit' ? (benefits.shift()?.lineNo ?? null) : null,
    problem: problem && { code: problem.code, facts: { ...problem.facts } },
  }))
}

/** @throws the code of the first offer that cannot be used, with its facts */
export function requireUsable({ decided }: DiscountedVisit): void {
  for (const { step, code, problem } of decided.offers)
    if (problem) throw new Refusal(problem.code, { ...problem.facts, step, offer: code })
}
