import type { OfferOutcome, VisitChoices, VisitDiscounts } from '@cheyou/contract'
import { mostDiscretionFen } from '@cheyou/domain'
import type { OfferedVoucher } from '../../club/rewards/index.ts'
import { discountedVisit, type TillVisit } from './visit-discounts.ts'
import type { OffersInSight } from './visit-offers.ts'

/** A visit as the till previews it. */
export interface PreviewedVisit extends TillVisit {
  offers: OffersInSight
}

/** What could be used on this visit, with what it would take off or why it cannot be (req. 3.3 to 3.5). */
export function visitChoices(till: PreviewedVisit, discounts: VisitDiscounts): VisitChoices {
  const { desk, offers, role } = till
  const own = takenBy(discounts, 'discretion')
  return {
    vouchers: offers.usable.map((voucher) => voucherChoice(voucher, till, discounts)),
    benefits: offers.benefitsLeft.map(({ code, name, perYear, left }) => ({
      code,
      name,
      perYear,
      left,
      problem: benefitProblem(till, code, left),
    })),
    discretionMostFen: mostDiscretionFen(discounts.netFen + own, role, desk.rules),
  }
}

/** What settling redeems of the member's held points, by vouchers that are used for the first time. */
export function pointsRedeemed({ offers }: PreviewedVisit, discounts: VisitDiscounts): number {
  const used = discounts.offers.filter(({ step, problem }) => step === 'voucher' && problem === null)
  return used.reduce((sum, { code }) => sum + (offers.vouchers.find(({ id }) => id === code)?.heldPoints ?? 0), 0)
}

/** What was asked for and is gone stands beside what the rules said no to. */
export function withGone(discounts: VisitDiscounts, { gone }: OffersInSight): VisitDiscounts {
  const lost = [...gone].map(([code, problem]): OfferOutcome => ({
    step: 'voucher',
    code,
    lineNo: null,
    takenFen: 0,
    left: 0,
    problem: { code: problem.code, facts: { ...problem.facts } },
  }))
  return { ...discounts, offers: [...discounts.offers, ...lost] }
}

function voucherChoice(
  voucher: OfferedVoucher,
  till: PreviewedVisit,
  discounts: VisitDiscounts,
): VisitChoices['vouchers'][number] {
  const { id, rewardName, faceFen, leftFen, minimumSpendFen, workTypes, lineKinds, expiresOn } = voucher
  const asked = discounts.offers.find(({ step, code }) => step === 'voucher' && code === id)
  const { takenFen, problem } = asked ?? tried(voucher, till)
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
    problem: till.desk.payer === 'scanned' ? problem : { code: 'PRESENCE_EXPIRED', facts: {} },
  }
}

/** What a voucher would do after those that were asked for. */
function tried(voucher: OfferedVoucher, till: PreviewedVisit): Pick<OfferOutcome, 'takenFen' | 'problem'> {
  const offers = { ...till.offers, vouchers: [...till.offers.vouchers, voucher] }
  const outcome = discountedVisit({ ...till, offers }).discounts.offers.find(({ code }) => code === voucher.id)
  return outcome ?? { takenFen: 0, problem: null }
}

/** Whether it fits a line is told with the line. */
function benefitProblem({ desk }: PreviewedVisit, code: string, left: number): OfferOutcome['problem'] {
  if (!desk.membershipActive) return { code: 'MEMBERSHIP_LAPSED', facts: {} }
  return left > 0 ? null : { code: 'BENEFIT_USED_UP', facts: { benefit: code, left } }
}

function takenBy({ offers }: VisitDiscounts, step: OfferOutcome['step']): number {
  return offers.filter((offer) => offer.step === step).reduce((sum, { takenFen }) => sum + takenFen, 0)
}
