import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { EarningCampaign, RuleSet } from '../rules/rule-set.ts'
import { earnForVisit } from './earn.ts'

const campaign = (code: string, multiplierMilli: number, change: Partial<EarningCampaign> = {}): EarningCampaign => ({
  code,
  name: code,
  from: '2026-11-01',
  to: '2026-11-30',
  workTypes: null,
  tiers: null,
  multiplierMilli,
  ...change,
})

function earn(campaigns: readonly EarningCampaign[], settledOn?: string, workType = 'repair', tier = 'gold') {
  const rules: RuleSet = { ...defaultRules(), earning: { ...defaultRules().earning, campaigns } }
  const lines = [{ lineNo: 1, lineKind: 'part', payer: 'customer', amountFen: 10_001 } as const]
  return earnForVisit({ lines, workType, tier, rules, ...(settledOn !== undefined && { settledOn }) })
}

describe('campaigns', () => {
  it.each([
    ['2026-10-31', 100],
    ['2026-11-01', 150],
    ['2026-11-30', 150],
    ['2026-12-01', 100],
  ])('holds from its first to its last day: %s', (settledOn, points) => {
    expect(earn([campaign('autumn', 1500)], settledOn)).toMatchObject({ qualifying: points, redeemable: points })
  })

  it('is told with each line that it multiplied, exactly', () => {
    const part = earn([campaign('autumn', 1333, { name: '秋季' })], '2026-11-11').parts[0]
    expect(part).toMatchObject({
      redeemableExact: '133.31333',
      campaign: { code: 'autumn', name: '秋季', multiplierMilli: 1333 },
    })
    expect(earn([campaign('autumn', 1333)]).parts[0]).not.toHaveProperty('campaign')
  })

  it('keeps to its work types and tiers; of several the highest counts', () => {
    const campaigns = [
      campaign('all', 1200),
      campaign('repairs', 2000, { workTypes: ['repair'], tiers: ['gold', 'vip'] }),
    ]
    expect(earn(campaigns, '2026-11-11').redeemable).toBe(200)
    expect(earn(campaigns, '2026-11-11', 'accident').redeemable).toBe(120)
    expect(earn(campaigns, '2026-11-11', 'repair', 'silver').redeemable).toBe(120)
  })
})
