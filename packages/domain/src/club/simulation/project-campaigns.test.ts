import { expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { EarningCampaign, RuleSet } from '../rules/rule-set.ts'
import { projectCampaigns } from './project-campaigns.ts'

const campaign = (from: string, to: string): EarningCampaign => ({
  code: from,
  name: from,
  from,
  to,
  workTypes: null,
  tiers: null,
  multiplierMilli: 2000,
})
const withCampaigns = (...campaigns: EarningCampaign[]): RuleSet => {
  const rules = defaultRules()
  return { ...rules, earning: { ...rules.earning, campaigns } }
}
const year = { from: '2025-11-29', to: '2026-11-28' }
const runs = (rules: RuleSet) => rules.earning.campaigns.map(({ from, to }) => [from, to])

it('a campaign after the period runs on the same days of the last year that meet it', () => {
  const { rules, projected } = projectCampaigns(
    withCampaigns(campaign('2027-02-01', '2027-02-28'), campaign('2029-05-01', '2029-05-07')),
    year,
  )
  expect(runs(rules)).toEqual([
    ['2026-02-01', '2026-02-28'],
    ['2026-05-01', '2026-05-07'],
  ])
  expect(projected.map(({ as }) => as)).toEqual([
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-05-01', to: '2026-05-07' },
  ])
})

it('one that ran or runs in the period, or was before it, stays as it is and is not named', () => {
  const rules = withCampaigns(
    campaign('2024-01-01', '2024-01-31'),
    campaign('2026-05-01', '2026-05-31'),
    campaign('2026-11-28', '2026-12-31'),
  )
  expect(projectCampaigns(rules, year)).toEqual({ rules, projected: [] })
})

it('one whose days no year has in the period is named and runs on none of them', () => {
  const rules = withCampaigns(campaign('2027-02-01', '2027-02-28'))
  expect(projectCampaigns(rules, { from: '2026-10-01', to: '2026-11-28' })).toEqual({
    rules,
    projected: [{ name: '2027-02-01', from: '2027-02-01', to: '2027-02-28', as: null }],
  })
})
