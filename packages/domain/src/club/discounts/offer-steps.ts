import type { Facts } from '../../result.ts'
import { benefitTerms } from '../benefits/benefits.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { DiscountRequest, OfferOutcome, OfferProblem, VoucherOffer } from './types.ts'
import { customerNetFen, reducible, spread, takeOff } from './working-lines.ts'
import type { WorkingLine } from './working-lines.ts'

type Problem = { code: OfferProblem; facts: Facts }
const problem = (code: OfferProblem, facts: Facts = {}): Problem => ({ code, facts })

/** Benefits take off the line that they fit, up to what one use may (req. 3.4), counted down within the visit too. */
export function takeBenefits(lines: readonly WorkingLine[], request: DiscountRequest): OfferOutcome[] {
  const left = new Map((request.benefitsLeft ?? []).map((benefit) => [benefit.code, benefit.left]))
  return (request.benefits ?? []).map(({ code, lineNo }) => {
    const pieces = left.get(code)
    const target = reducible(lines).find(({ line }) => line.lineNo === lineNo)
    const refused = (why: Problem) => outcome('benefit', code, 0, pieces ?? 0, why)
    const { workTypes, lineKinds, mostFen } = benefitTerms(request.rules, code)
    if (!request.membershipActive) return refused(problem('MEMBERSHIP_LAPSED'))
    if (pieces === undefined) return refused(problem('BENEFIT_UNKNOWN', { benefit: code }))
    if (pieces < 1) return refused(problem('BENEFIT_USED_UP', { benefit: code }))
    if (workTypes !== null && !workTypes.includes(request.workType))
      return refused(problem('BENEFIT_OTHER_CATEGORY', { benefit: code, workType: request.workType }))
    // A benefit is not used up on a visit that costs nothing, as where the order came with a discount of its own.
    if (!target || customerNetFen(lines) <= 0) return refused(problem('BENEFIT_LINE_UNFIT', { lineNo }))
    if (lineKinds !== null && !lineKinds.includes(target.line.lineKind))
      return refused(problem('BENEFIT_LINE_UNFIT', { lineNo, lineKinds }))
    const why = { step: 'benefit', code, rateMilli: null } as const
    const takenFen = takeOff(lines, [{ target, takenFen: Math.min(target.netFen, mostFen ?? target.netFen), why }])
    left.set(code, pieces - 1)
    return outcome('benefit', code, takenFen, pieces - 1)
  })
}

/** Vouchers in the order given (req. 3.3), each spread over the lines it may be used on by largest remainder. */
export function takeVouchers(lines: readonly WorkingLine[], request: DiscountRequest): OfferOutcome[] {
  const { partialUse, perVisitMax } = request.rules.vouchers
  let used = 0
  return (request.vouchers ?? []).map((voucher) => {
    const { id, leftFen } = voucher
    const targets = reducible(lines).filter(({ line }) => voucher.lineKinds?.includes(line.lineKind) ?? true)
    const amountFen = Math.min(customerNetFen(lines), sumOf(targets))
    const why = voucherProblem(voucher, request, { amountFen, used, perVisitMax })
    if (why) return outcome('voucher', id, 0, leftFen, why)
    const taken = takeOff(lines, spread(targets, leftFen, { step: 'voucher', code: id, rateMilli: null }))
    used += 1
    return outcome('voucher', id, taken, partialUse ? leftFen - taken : 0)
  })
}

function voucherProblem(
  voucher: VoucherOffer,
  { membershipActive, asOf, workType }: DiscountRequest,
  facts: { amountFen: number; used: number; perVisitMax: number },
): Problem | null {
  const { expiresOn, workTypes, minimumSpendFen } = voucher
  const { amountFen, used, perVisitMax } = facts
  if (!membershipActive) return problem('MEMBERSHIP_LAPSED')
  if (expiresOn !== null && expiresOn < asOf) return problem('VOUCHER_EXPIRED', { expiresOn })
  if (used >= perVisitMax) return problem('VOUCHER_LIMIT_REACHED', { perVisitMax })
  if (workTypes !== null && !workTypes.includes(workType)) return problem('VOUCHER_OTHER_CATEGORY', { workType })
  if (amountFen < minimumSpendFen) {
    return problem('VOUCHER_MINIMUM_SHORT', { minimumSpendFen, amountFen, shortByFen: minimumSpendFen - amountFen })
  }
  // A voucher is not used up on a visit that costs nothing.
  return amountFen > 0 && voucher.leftFen > 0 ? null : problem('VOUCHER_NOT_NEEDED')
}

/**
 * What staff take off on their own, last of all, spread over all the customer's lines. Above the role's limit, a share of
 * what is still to be paid, it needs an approval, and above what was approved another one.
 */
export function takeDiscretion(lines: readonly WorkingLine[], request: DiscountRequest): OfferOutcome[] {
  const { discretion, rules } = request
  if (!discretion) return []
  const { role, amountFen, approvedFen } = discretion
  const mostFen = Math.max(approvedFen, mostDiscretionFen(customerNetFen(lines), role, rules))
  if (amountFen > mostFen) {
    return [outcome('discretion', role, 0, 0, problem('DISCRETION_APPROVAL_MISSING', { amountFen, mostFen }))]
  }
  const why = { step: 'discretion', code: role, rateMilli: null } as const
  return [outcome('discretion', role, takeOff(lines, spread(reducible(lines), amountFen, why)), 0)]
}

/** What a role may take off on its own where so much is still to be paid; a role without a limit in the rules: nothing. */
export function mostDiscretionFen(toPayFen: number, role: string, { limits }: RuleSet): number {
  const mostMilli = limits.discretionary.find((limit) => limit.role === role)?.mostMilli ?? 0
  // Rounded down: what exceeds a limit by half a fen exceeds it.
  return Math.floor((Math.max(0, toPayFen) * mostMilli) / 1000)
}

const sumOf = (lines: readonly WorkingLine[]) => lines.reduce((sum, { netFen }) => sum + netFen, 0)

function outcome(
  step: OfferOutcome['step'],
  code: string,
  takenFen: number,
  left: number,
  why: Problem | null = null,
): OfferOutcome {
  return { step, code, takenFen, left, problem: why }
}
