import { addDays, businessDateOf } from '@cheyou/domain'
import type { Unit } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'
import { addDraft } from '../areas/club/rules/index.ts'
import { demoRules } from './demo-rules.ts'

/** Days from today until the campaign of the draft begins, and how long it is. */
const CAMPAIGN_IN = 60
const CAMPAIGN_DAYS = 20

/** A draft that the manager has begun: a campaign for the best customers and a source of the shop's own, without problems. */
export async function addDemoRuleDraft(unit: Unit): Promise<void> {
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
