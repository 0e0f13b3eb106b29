import { defaultRules, startOfBusinessDay, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../platform/db/database.ts'
import { addRuleSet } from '../areas/club/rules/index.ts'

/** The sample dealership's own rules: points live 24 months, to month end (req. 2.5); birthdays and referrals give some. */
export function demoRules(): RuleSet {
  const rules = defaultRules()
  const given: Record<string, number> = { birthday: 100, event: 50, survey: 30, referral: 300 }
  const sources = rules.earning.sources.map((source) => ({ ...source, redeemable: given[source.code] ?? 0 }))
  return {
    ...rules,
    version: 2,
    expiry: { kind: 'rolling_months', months: 24 },
    earning: { ...rules.earning, sources },
  }
}

/** Both from the beginning on, the second in force: all visits of the sample earned by it. */
export async function publishDemoRules(unit: Unit): Promise<void> {
  const beginning = startOfBusinessDay('1970-01-01')
  await addRuleSet(unit, defaultRules(), beginning)
  await addRuleSet(unit, demoRules(), beginning)
}
