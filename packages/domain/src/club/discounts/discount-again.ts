import { applyMilli } from '../../money.ts'
import { benefitTerms } from '../benefits/benefits.ts'
import type { DiscountRules } from '../rules/discount-rules.ts'
import type { LineKind, RuleSet } from '../rules/rule-set.ts'
import type { GrossLine, LineDiscount, NetLine } from './types.ts'
import { customerNetFen, netLine, reducible, spread, takeOff } from './working-lines.ts'
import type { Taking, WorkingLine } from './working-lines.ts'

/** Something that came off a line at the till, with what the line was. */
export type TakenAtTill = LineDiscount & {
  readonly lineNo: number
  readonly lineKind: LineKind
  /** null where it does not tell the line from the others. */
  readonly itemName: string | null
  /** What the line cost before anything came off. */
  readonly listFen: number
  /** Of a voucher: what it may be used on; null: all. */
  readonly lineKinds: readonly LineKind[] | null
}

export type DiscountAgainRequest = {
  /** The corrected lines, at list prices. */
  readonly lines: readonly (GrossLine & { readonly itemName: string })[]
  readonly taken: readonly TakenAtTill[]
  /** By which it was taken. */
  readonly rules: RuleSet
}

/**
 * Takes what the till took off a visit off the corrected lines of its order (req. 3.5), in the rules' order: rates as rates, of
 * vouchers and discretion at most the amount that they took, never more than there is. A benefit takes its own line off and no
 * other: the one with its kind and price, or the only one with its kind and name. What finds nothing takes nothing; it stays used.
 */
export function discountAgain({ lines, taken, rules }: DiscountAgainRequest): NetLine[] {
  const working: WorkingLine[] = lines.map((line) => ({ line, netFen: line.amountFen, discounts: [] }))
  const names = new Map(lines.map(({ lineNo, itemName }) => [lineNo, itemName]))
  for (const steps of roundsOf(rules.discounts, taken)) {
    const own = taken.filter(({ step }) => steps.includes(step))
    takeRates(
      working,
      own.filter(({ rateMilli }) => rateMilli !== null),
    )
    takeBenefits(
      working,
      own.filter(({ step }) => step === 'benefit'),
      names,
      rules,
    )
    takeAmounts(
      working,
      own.filter(({ step }) => step === 'voucher' || step === 'discretion'),
    )
  }
  return working.map(netLine)
}

type Step = LineDiscount['step']

/** The steps, those together that stood at one place: agreed terms, and the better of tier and threshold, at that of the first. */
function roundsOf({ order, stacking }: DiscountRules, taken: readonly TakenAtTill[]): Step[][] {
  const isRate = (step: Step) => step === 'tier' || step === 'threshold'
  const first = order.find(isRate)
  const together = stacking === 'best' || taken.some(({ step }) => step === 'agreed')
  const rounds = order.flatMap((step): Step[][] => {
    if (!together || !isRate(step)) return [[step]]
    return step === first ? [['agreed', 'tier', 'threshold']] : []
  })
  return [...rounds, ['discretion']]
}

function takeRates(lines: readonly WorkingLine[], taken: readonly TakenAtTill[]): void {
  const takings = reducible(lines).flatMap((target): Taking[] => {
    const rate = taken.find(({ lineKind }) => lineKind === target.line.lineKind)
    if (!rate || rate.rateMilli === null) return []
    const { step, code, rateMilli } = rate
    return [{ target, takenFen: applyMilli(target.netFen, 1000 - rateMilli), why: { step, code, rateMilli } }]
  })
  takeOff(lines, takings)
}

function takeBenefits(
  lines: readonly WorkingLine[],
  taken: readonly TakenAtTill[],
  names: ReadonlyMap<number, string>,
  rules: RuleSet,
): void {
  const free = new Set(reducible(lines))
  for (const { step, code, rateMilli, ...was } of taken) {
    const { mostFen } = benefitTerms(rules, code)
    const fitting = [...free].filter(({ line }) => line.lineKind === was.lineKind)
    const samePrice = fitting.filter(({ line }) => line.amountFen === was.listFen)
    const named = fitting.filter(({ line }) => names.get(line.lineNo) === was.itemName)
    const target =
      samePrice.find(({ line }) => line.lineNo === was.lineNo) ??
      samePrice[0] ??
      (named.length === 1 ? named[0] : undefined)
    if (!target || customerNetFen(lines) <= 0) continue
    free.delete(target)
    const takenFen = Math.min(target.netFen, mostFen ?? target.netFen)
    takeOff(lines, [{ target, takenFen, why: { step, code, rateMilli } }])
  }
}

function takeAmounts(lines: readonly WorkingLine[], taken: readonly TakenAtTill[]): void {
  for (const code of new Set(taken.map((one) => one.code))) {
    const own = taken.filter((one) => one.code === code)
    const [{ step, lineKinds }] = own as [TakenAtTill, ...TakenAtTill[]]
    const targets = reducible(lines).filter(({ line }) => lineKinds?.includes(line.lineKind) ?? true)
    const amountFen = own.reduce((sum, { takenFen }) => sum + takenFen, 0)
    takeOff(lines, spread(targets, amountFen, { step, code, rateMilli: null }))
  }
}
