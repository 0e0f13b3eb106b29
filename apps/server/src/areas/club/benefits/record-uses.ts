import {
  benefitsLeft,
  businessDateOf,
  useBenefit as decide,
  type BenefitLeft,
  type BenefitUse,
  type BusinessDate,
  type RuleSet,
} from '@cheyou/domain'
import { nameIn } from '@cheyou/words'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import { currentYear } from '../membership/index.ts'
import { lockBalance } from '../points/index.ts'
import { addBenefitUses, usesInYear, type NewBenefitUse } from './benefit-uses.repository.ts'

/**
 * What is left of a member's service package in the membership year of a day (req. 1.3). A lapsed member's counts are told
 * too; using them is what waits for the renewal. @throws NOT_FOUND
 */
export async function benefitsLeftOf(
  sql: Sql,
  of: { memberId: string; rules: RuleSet; today: BusinessDate },
): Promise<BenefitLeft[]> {
  const year = await currentYear(sql, of.memberId, of.today, of.rules)
  if (!year) throw new Refusal('NOT_FOUND', { what: 'member' })
  return benefitsLeft({ ...year, uses: await usesInYear(sql, of.memberId, year) }, of.rules)
}

export interface BenefitUsed {
  useId: string
  code: string
  name: string
  quantity: number
  /** Of this benefit, after it. */
  left: number
}

/**
 * Uses benefits of the service package in the caller's unit (req. 3.4), all of them or none. The member's balance is locked
 * first, so that two tills with the last one come one after the other. With a visit, a benefit that stands there twice is one
 * use of both.
 * @throws MEMBERSHIP_LAPSED, BENEFIT_UNKNOWN, BENEFIT_USED_UP
 */
export async function recordBenefitUses(
  unit: Unit,
  on: { memberId: string; storeId: string; visitId: string | null; rules: RuleSet },
  uses: readonly { code: string; quantity: number }[],
): Promise<BenefitUsed[]> {
  const { memberId, storeId, visitId, rules } = on
  if (uses.length === 0) return []
  await lockBalance(unit, memberId)
  const asOf = businessDateOf(unit.now)
  const year = await currentYear(unit.sql, memberId, asOf, rules)
  if (!year) throw new Refusal('NOT_FOUND', { what: 'member' })
  const known: BenefitUse[] = await usesInYear(unit.sql, memberId, year)
  const drafts: NewBenefitUse[] = []
  for (const [code, quantity] of summed(uses)) {
    const facts = { ...year, uses: known }
    const { use, left } = accepted(decide({ code, quantity, facts, membership: year.state, asOf, rules }))
    const benefitName = nameIn('benefit', benefitsLeft(facts, rules), code)
    const { usedOn } = use
    const ruleVersion = rules.version
    drafts.push({
      storeId,
      memberId,
      visitId,
      benefit: code,
      benefitName,
      quantity,
      usedOn,
      ruleVersion,
      leftAfter: left,
    })
    known.push(use)
  }
  const ids = await addBenefitUses(unit, drafts)
  return drafts.map(({ benefit, benefitName, quantity, leftAfter }, i) => ({
    useId: ids[i]!,
    code: benefit,
    name: benefitName,
    quantity,
    left: leftAfter,
  }))
}

function summed(uses: readonly { code: string; quantity: number }[]): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const { code, quantity } of uses) quantities.set(code, (quantities.get(code) ?? 0) + quantity)
  return quantities
}
