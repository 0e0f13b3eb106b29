import { known } from './check-earning.ts'
import { ruleCeilings } from './rule-ceilings.ts'
import { duplicates, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import type { BenefitTerms } from './rule-set.ts'

/** On what benefits are used and how much they take off (req. 3.4). `workTypes` as for `checkRates`. */
export function checkBenefits(
  benefits: readonly BenefitTerms[],
  workTypes: readonly string[] | undefined,
): RuleProblem[] {
  const path = (index: number) => `benefits.${index}`
  return [
    ...duplicates(
      benefits,
      ({ code }) => code,
      ({ code }, index) => problem(`${path(index)}.code`, 'BENEFIT_CODE_DUPLICATE', { benefit: code }),
    ),
    ...benefits.flatMap((terms, index) => [
      ...(terms.workTypes?.length === 0 || terms.lineKinds?.length === 0
        ? [problem(path(index), 'BENEFIT_SCOPE_EMPTY', { benefit: terms.code })]
        : []),
      ...known(`${path(index)}.workTypes`, terms.workTypes ?? [], workTypes),
      ...(terms.mostFen === null ? [] : whole(`${path(index)}.mostFen`, terms.mostFen, 1, ruleCeilings.benefitFen)),
    ]),
  ]
}
