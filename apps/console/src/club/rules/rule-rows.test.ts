import { expect, it } from 'vitest'
import { exampleRules } from '../../copy/testing/example-rules.ts'
import { codeProblem, freeCode } from './rows.tsx'
import { rowKey, swapped, without, withoutTier } from './rule-rows.ts'

it('lets tiers change places while the thresholds of the steps stay', () => {
  const { tiers } = exampleRules()
  const turned = swapped(tiers, 1, 0, ['thresholdQualifying'])
  expect(turned.map(({ code, thresholdQualifying }) => [code, thresholdQualifying])).toEqual([
    ['silver', 0],
    ['standard', 3000],
  ])
  expect(swapped(turned, 0, 1, ['thresholdQualifying'])).toEqual(tiers)
  expect(swapped(tiers, 1, 2)).toEqual(tiers)
})

it('takes a tier out of all that speaks of it', () => {
  const rules = exampleRules()
  rules.entry = { newMember: 'silver', existing: { shares: [{ tier: 'silver', shareMilli: 20 }], windowMonths: null } }
  const days = { from: '2027-01-01', to: '2027-01-02' }
  rules.earning.campaigns = [
    { code: 'a', name: 'A', ...days, workTypes: null, tiers: ['standard', 'silver'], multiplierMilli: 2000 },
    { code: 'b', name: 'B', ...days, workTypes: null, tiers: null, multiplierMilli: 2000 },
  ]
  const left = withoutTier(rules, 1)
  expect(left.tiers.map(({ code }) => code)).toEqual(['standard'])
  expect(left.entry).toEqual({ newMember: 'standard', existing: { shares: [], windowMonths: null } })
  expect(left.earning.campaigns.map(({ tiers }) => tiers)).toEqual([['standard'], null])
  expect(JSON.stringify(left)).not.toContain('"silver"')
})

it('names rows and codes', () => {
  expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c'])
  expect(['a', 'b', 'a'].map((_, index, all) => rowKey(all, index))).toEqual(['a', 'b', 'a 2'])
  expect(freeCode('tier', [], '2026-11-22')).toBe('tier_20261122')
  expect(freeCode('tier', ['tier_20261122'], '2026-11-22')).toBe('tier_20261122_2')
  expect(codeProblem('', [])).toBeNull()
  expect(codeProblem('wash', ['wash'])).toBe('这个代码已经有了')
  expect(codeProblem('Wash', [])).toContain('小写字母开头')
})
