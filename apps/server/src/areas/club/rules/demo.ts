import { addDays, businessDateOf, defaultRules, startOfBusinessDay, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { addDraft } from './rule-drafts.repository.ts'
import { addRuleSet } from './rules.repository.ts'

/** The sample dealership's own rules: points live 24 months, to month end (req. 2.5); birthdays and referrals give some. */
function demoRules(): RuleSet {
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
export async function found(unit: Unit): Promise<void> {
  const beginning = startOfBusinessDay('1970-01-01')
  await addRuleSet(unit, defaultRules(), beginning)
  await addRuleSet(unit, demoRules(), beginning)
}

/** Days from today until the campaign of the draft begins, and how long it is. */
const CAMPAIGN_IN = 60
const CAMPAIGN_DAYS = 20

/** A draft that the manager has begun: a campaign for the best customers and a source of the shop's own, without problems. */
export async function furnish(unit: Unit): Promise<void> {
  const rules = demoRules()
  const from = addDays(businessDateOf(unit.now), CAMPAIGN_IN)
  const campaign = {
    code: 'spring',
    name: '新春双倍积分',
    from,
    to: addDays(from, CAMPAIGN_DAYS),
    workTypes: ['regular_service', 'repair'],
    tiers: ['gold', 'vip'],
    multiplierMilli: 2000,
  }
  const magazine = { code: 'magazine', name: '会刊投稿', qualifying: 0, redeemable: 80, perYear: 4 }
  const { earning } = rules
  await addDraft(unit, {
    id: newId(),
    name: '新春双倍积分',
    basedOn: rules.version,
    rules: { ...rules, earning: { ...earning, sources: [...earning.sources, magazine], campaigns: [campaign] } },
  })
}
