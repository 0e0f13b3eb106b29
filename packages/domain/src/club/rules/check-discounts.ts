import { discountSteps, type VisitLimits } from './discount-rules.ts'
import { ruleCeilings } from './rule-ceilings.ts'
import { duplicates, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import type { RuleSet } from './rule-set.ts'

export function checkDiscounts({ discounts, vouchers, limits, points }: RuleSet): RuleProblem[] {
  const { order } = discounts
  const { adjustment, discretionary } = limits
  const at = (index: number) => `limits.discretionary.${index}`
  return [
    ...order.flatMap((step, index) =>
      discountSteps.includes(step) ? [] : [problem(`discounts.order.${index}`, 'DISCOUNT_STEP_UNKNOWN', { step })],
    ),
    ...duplicates(
      order,
      (step) => step,
      (step, index) => problem(`discounts.order.${index}`, 'DISCOUNT_STEP_DUPLICATE', { step }),
    ),
    ...discountSteps
      .filter((step) => !order.includes(step))
      .map((step) => problem('discounts.order', 'DISCOUNT_STEP_MISSING', { step })),
    ...whole('vouchers.perVisitMax', vouchers.perVisitMax, 0, ruleCeilings.times),
    ...whole('limits.adjustment.mostPoints', adjustment.mostPoints, 1, ruleCeilings.points),
    // Where every adjustment that is allowed at all passes without a second person, the approval is never asked.
    ...(points.approvalAbovePoints >= adjustment.mostPoints
      ? [
          problem('points.approvalAbovePoints', 'APPROVAL_UNREACHABLE', {
            approvalAbovePoints: points.approvalAbovePoints,
            mostPoints: adjustment.mostPoints,
          }),
        ]
      : []),
    ...discretionary.flatMap(({ mostMilli }, index) => whole(`${at(index)}.mostMilli`, mostMilli, 0, 1000)),
    ...duplicates(
      discretionary,
      ({ role }) => role,
      ({ role }, index) => problem(`${at(index)}.role`, 'ROLE_DUPLICATE', { role }),
    ),
    ...checkVisitLimits(limits.visit),
  ]
}

function checkVisitLimits({ byRole, withoutNumberFen, mostFen }: VisitLimits): RuleProblem[] {
  const at = (index: number) => `limits.visit.byRole.${index}`
  return [
    ...whole('limits.visit.mostFen', mostFen, 1, ruleCeilings.visitFen),
    ...whole('limits.visit.withoutNumberFen', withoutNumberFen, 0, ruleCeilings.visitFen),
    ...byRole.flatMap((limit, index) => whole(`${at(index)}.mostFen`, limit.mostFen, 0, ruleCeilings.visitFen)),
    ...duplicates(
      byRole,
      ({ role }) => role,
      ({ role }, index) => problem(`${at(index)}.role`, 'ROLE_DUPLICATE', { role }),
    ),
  ]
}
