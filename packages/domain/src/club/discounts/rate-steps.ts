import { applyMilli } from '../../money.ts'
import type { LineKind, RuleSet } from '../rules/rule-set.ts'
import type { ThresholdRule } from '../rules/discount-rules.ts'
import type { DiscountRequest, LineDiscount } from './types.ts'
import { reducible, takeOff } from './working-lines.ts'
import type { WorkingLine } from './working-lines.ts'

/** What a tier, a threshold or agreed terms leave to pay, labour and parts apart. */
export type RateSource = {
  readonly step: 'tier' | 'threshold' | 'agreed'
  readonly code: string
  readonly labourMilli: number
  readonly partsMilli: number
}

/** The highest threshold that qualifying points reach (req. 2.8); undefined below the first. */
export function thresholdReached(qualifying: number, rules: RuleSet): ThresholdRule | undefined {
  return rules.thresholds.findLast((threshold) => threshold.qualifying <= qualifying)
}

/** The service package of the member's tier, as a rate. */
export function tierRate({ tier, rules }: DiscountRequest): RateSource[] {
  const rule = rules.tiers.find(({ code }) => code === tier)
  if (!rule) throw new RangeError(`rule set ${rules.version} has no tier ${tier}`)
  const { labourMilli, partsMilli } = rule.package
  return [{ step: 'tier', code: tier, labourMilli, partsMilli }]
}

export function thresholdRate({ qualifying, rules }: DiscountRequest): RateSource[] {
  const threshold = thresholdReached(qualifying, rules)
  return threshold ? [{ ...rateOf(threshold), step: 'threshold' }] : []
}

const rateOf = ({ code, labourMilli, partsMilli }: ThresholdRule) => ({ code, labourMilli, partsMilli })

/** Takes off each line what the best of the given rates does, rounded half up per line; of equal rates the first. */
export function takeRate(lines: readonly WorkingLine[], sources: readonly RateSource[]): void {
  const takings = reducible(lines).flatMap((target) => {
    const best = sources.toSorted((a, b) => milliOf(a, target.line.lineKind) - milliOf(b, target.line.lineKind))[0]
    if (!best) return []
    const rateMilli = milliOf(best, target.line.lineKind)
    const takenFen = applyMilli(target.netFen, 1000 - rateMilli)
    const why: Omit<LineDiscount, 'takenFen'> = { step: best.step, code: best.code, rateMilli }
    return [{ target, takenFen, why }]
  })
  takeOff(lines, takings)
}

const milliOf = (source: RateSource, kind: LineKind) => (kind === 'labour' ? source.labourMilli : source.partsMilli)
