import type { OfferOutcome, VisitChoices, VisitDiscounts } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import { benefitTerms, billVisit, mostDiscretionFen, type BenefitLeft, type BillRequest } from '@cheyou/domain'
import type { OfferedVoucher } from '../../club/rewards/index.ts'
import type { DeskVisit } from './desk-visit.ts'
import { discountsOf } from './till-bill.ts'
import type { AvailableOffers } from './visit-offers.ts'

/** A visit as the till previews it. */
interface PreviewedVisit {
  payer: DeskVisit['payer']
  request: BillRequest
  discounts: VisitDiscounts
  offers: AvailableOffers
}

/** What could be used on this visit, with what it would take off or why it cannot be (req. 3.3 to 3.5). */
export function visitChoices(visit: PreviewedVisit, role: Role): VisitChoices {
  const { request, discounts, offers } = visit
  const own = takenBy(discounts, 'discretion')
  return {
    vouchers: offers.usable.map((voucher) => voucherChoice(voucher, visit)),
    benefits: offers.benefitsLeft.map((benefit) => benefitChoice(benefit, request)),
    discretionMostFen: mostDiscretionFen(discounts.netFen + own, role, request.rules),
  }
}

/** What was asked for and is no longer to be had is listed with what the rules refuse. */
export function withUnavailable(discounts: VisitDiscounts, { unavailable }: AvailableOffers): VisitDiscounts {
  const lost = [...unavailable].map(([code, problem]): OfferOutcome => ({
    step: 'voucher',
    code,
    lineNo: null,
    takenFen: 0,
    left: 0,
    problem: { code: problem.code, facts: { ...problem.facts } },
  }))
  return { ...discounts, offers: [...discounts.offers, ...lost] }
}

function voucherChoice(voucher: OfferedVoucher, visit: PreviewedVisit): VisitChoices['vouchers'][number] {
  const { id, rewardName, faceFen, leftFen, minimumSpendFen, workTypes, lineKinds, expiresOn } = voucher
  const asked = visit.discounts.offers.find(({ step, code }) => step === 'voucher' && code === id)
  const { takenFen, problem } = asked ?? tried(voucher, visit.request)
  return {
    redemptionId: id,
    name: rewardName,
    faceFen,
    leftFen,
    minimumSpendFen,
    workTypes: workTypes && [...workTypes],
    lineKinds: lineKinds && [...lineKinds],
    lastOn: expiresOn,
    takesFen: takenFen,
    problem: visit.payer === 'scanned' ? problem : { code: 'PRESENCE_EXPIRED', facts: {} },
  }
}

/** What a voucher would do after those that were asked for. */
function tried(voucher: OfferedVoucher, request: BillRequest): Pick<OfferOutcome, 'takenFen' | 'problem'> {
  const bill = billVisit({ ...request, vouchers: [...request.vouchers, voucher] })
  const outcome = discountsOf(bill).offers.find(({ code }) => code === voucher.id)
  return outcome ?? { takenFen: 0, problem: null }
}

function benefitChoice(
  { code, name, perYear, left }: BenefitLeft,
  request: BillRequest,
): VisitChoices['benefits'][number] {
  const { workTypes, lineKinds, mostFen } = benefitTerms(request.rules, code)
  const fits = workTypes?.includes(request.workType) ?? true
  const unfit = { code: 'BENEFIT_OTHER_CATEGORY', facts: { benefit: code, workType: request.workType } }
  const problem = fits ? benefitProblem(request, code, left) : unfit
  const saves = problem === null ? savedOnLines(request, { code, left }) : []
  return { code, name, perYear, left, lineKinds: lineKinds && [...lineKinds], mostFen, problem, saves }
}

/** Each line's bill with the benefit on it beside the one without, whether it was chosen there or not. */
function savedOnLines(
  request: BillRequest,
  { code, left }: Pick<BenefitLeft, 'code' | 'left'>,
): VisitChoices['benefits'][number]['saves'] {
  const now = billVisit(request)
  return request.lines.flatMap(({ lineNo, payer }) => {
    const others = request.benefits.filter((offer) => offer.lineNo !== lineNo)
    if (payer !== 'customer' || others.filter((offer) => offer.code === code).length >= left) return []
    const without = others.length === request.benefits.length ? now : billVisit({ ...request, benefits: others })
    const taken = billVisit({ ...request, benefits: [...others, { code, lineNo }] })
    const usable = taken.discounts.offers.some((offer) => offer.lineNo === lineNo && offer.problem === null)
    const savesFen = without.totals.byPayerFen.customer - taken.totals.byPayerFen.customer
    return usable && savesFen > 0 ? [{ lineNo, savesFen }] : []
  })
}

/** Whether it fits a line is told with the line. */
function benefitProblem({ membershipActive }: BillRequest, code: string, left: number): OfferOutcome['problem'] {
  if (!membershipActive) return { code: 'MEMBERSHIP_LAPSED', facts: {} }
  return left > 0 ? null : { code: 'BENEFIT_USED_UP', facts: { benefit: code, left } }
}

function takenBy({ offers }: VisitDiscounts, step: OfferOutcome['step']): number {
  return offers.filter((offer) => offer.step === step).reduce((sum, { takenFen }) => sum + takenFen, 0)
}
