import type { BusinessDate } from '../../business-time.ts'
import type { MembershipState } from '../membership/membership-year.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { BenefitTerms, RuleSet } from '../rules/rule-set.ts'

/** A benefit used at reception; an undone use does not count. */
export type BenefitUse = {
  readonly code: string
  readonly usedOn: BusinessDate
  /** Below 0: what came back to this year from one that was over. */
  readonly quantity: number
  readonly undone: boolean
}

export type BenefitLeft = {
  readonly code: string
  readonly name: string
  readonly perYear: number
  /** Less what came back from a year that was over; never below 0. */
  readonly used: number
  /** More than `perYear` when more came back than was used. */
  readonly left: number
}

export type BenefitFacts = {
  readonly tier: string
  /** The present membership year: what was used before it does not count. */
  readonly startsOn: BusinessDate
  readonly endsOn: BusinessDate
  readonly uses: readonly BenefitUse[]
}

/**
 * What is left of the service package's counted items in this membership year (req. 1.3), by the tier of today: after an
 * upgrade its larger numbers less what was used, after a downgrade never below 0.
 */
export function benefitsLeft(facts: BenefitFacts, rules: RuleSet): BenefitLeft[] {
  const { tier, startsOn, endsOn, uses } = facts
  const benefits = rules.tiers.find(({ code }) => code === tier)?.package.benefits ?? []
  return benefits.map(({ code, name, perYear }) => {
    const used = uses
      .filter((use) => use.code === code && !use.undone && startsOn <= use.usedOn && use.usedOn <= endsOn)
      .reduce((sum, use) => sum + use.quantity, 0)
    return { code, name, perYear, used: Math.max(0, used), left: Math.max(0, perYear - used) }
  })
}

/** What one use of a benefit may be taken off, and how much (req. 3.4); of one without terms the whole of any line. */
export function benefitTerms({ benefits }: RuleSet, code: string): BenefitTerms {
  return benefits.find((terms) => terms.code === code) ?? { code, workTypes: null, lineKinds: null, mostFen: null }
}

export type UseBenefitRequest = {
  readonly code: string
  /** Whole number from 1. */
  readonly quantity: number
  readonly facts: BenefitFacts
  readonly membership: MembershipState
  readonly asOf: BusinessDate
  readonly rules: RuleSet
}

/**
 * Uses a benefit (req. 3.4): the use to record and what is left after it. In grace the old year's rest can still be used;
 * it is recorded on that year's last day. Refuses MEMBERSHIP_LAPSED, BENEFIT_UNKNOWN `{benefit, tier}` and BENEFIT_USED_UP
 * `{benefit, perYear, left, quantity}`.
 */
export function useBenefit(
  request: UseBenefitRequest,
): Result<{ use: BenefitUse; left: number }, 'MEMBERSHIP_LAPSED' | 'BENEFIT_UNKNOWN' | 'BENEFIT_USED_UP'> {
  const { code, quantity, facts, membership, asOf, rules } = request
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`bad quantity: ${quantity}`)
  if (membership === 'lapsed') return reject('MEMBERSHIP_LAPSED')
  const benefit = benefitsLeft(facts, rules).find((item) => item.code === code)
  if (!benefit) return reject('BENEFIT_UNKNOWN', { benefit: code, tier: facts.tier })
  const { perYear, left } = benefit
  if (left < quantity) return reject('BENEFIT_USED_UP', { benefit: code, perYear, left, quantity })
  const usedOn = asOf > facts.endsOn ? facts.endsOn : asOf
  return accept({ use: { code, usedOn, quantity, undone: false }, left: left - quantity })
}

/** Takes a use back, which gives it back to its year. Refuses BENEFIT_USE_STATE when it was undone before. */
export function undoBenefitUse(use: BenefitUse): Result<BenefitUse, 'BENEFIT_USE_STATE'> {
  return use.undone ? reject('BENEFIT_USE_STATE', { benefit: use.code }) : accept({ ...use, undone: true })
}
