import type { DiscountStep } from '../rules/discount-rules.ts'
import { takeBenefits, takeDiscretion, takeVouchers } from './offer-steps.ts'
import { takeRate, thresholdRate, tierRate } from './rate-steps.ts'
import type { DiscountRequest, OfferOutcome, VisitDiscount } from './types.ts'
import { customerNetFen, netLine } from './working-lines.ts'
import type { WorkingLine } from './working-lines.ts'

/**
 * What tier, thresholds, vouchers, benefits, agreed terms and discretion take off a visit, line by line (req. 3.5), in the
 * rules' order and by their stacking; one function for preview and settlement. Only the customer's lines are reduced, labour
 * and parts by their own rates, each rate rounded half up per line and each amount spread exactly; no line and no visit
 * falls below 0. What the customer pays in the end, `netFen` of each line, is what earns points. An offer that cannot be
 * used takes nothing off and says why; the till decides whether that stops the settlement.
 * Throws RangeError for a tier that the rule set does not know.
 */
export function discountVisit(request: DiscountRequest): VisitDiscount {
  const lines: WorkingLine[] = request.lines.map((line) => ({ line, netFen: line.amountFen, discounts: [] }))
  const grossFen = customerNetFen(lines)
  const offers: OfferOutcome[] = []
  for (const step of stepsOf(request)) offers.push(...takeStep(step, lines, request))
  offers.push(...takeDiscretion(lines, request))
  const netFen = customerNetFen(lines)
  return { lines: lines.map(netLine), offers, grossFen, takenFen: grossFen - netFen, netFen }
}

type Step = DiscountStep | 'agreed' | 'best'

/** Agreed terms, or the better of tier and threshold, stand where the first of those two would. */
function stepsOf({ rules, agreed }: DiscountRequest): Step[] {
  const { order, stacking } = rules.discounts
  if (!agreed && stacking === 'both') return [...order]
  const first = order.find((step) => step === 'tier' || step === 'threshold')
  return order.flatMap((step): Step[] => {
    if (step === first) return [agreed ? 'agreed' : 'best']
    return step === 'tier' || step === 'threshold' ? [] : [step]
  })
}

function takeStep(step: Step, lines: readonly WorkingLine[], request: DiscountRequest): OfferOutcome[] {
  if (step === 'benefit') return takeBenefits(lines, request)
  if (step === 'voucher') return takeVouchers(lines, request)
  if (step === 'agreed') {
    if (request.agreed) takeRate(lines, [{ step, ...request.agreed }])
    return []
  }
  const tier = step === 'threshold' ? [] : tierRate(request)
  const threshold = step === 'tier' ? [] : thresholdRate(request)
  if (request.membershipActive) takeRate(lines, [...tier, ...threshold])
  return []
}
