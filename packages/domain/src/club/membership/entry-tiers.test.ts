import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import { tierRank } from '../tiers/tier-by-points.ts'
import { entryTierBySpend, entryTiers } from './entry-tiers.ts'

const rules = defaultRules()
const batch = (spends: readonly number[]) =>
  spends.map((spendFen, index) => ({ customerId: `c${String(index).padStart(4, '0')}`, spendFen }))

it('puts the best 2 % on VIP, the next 8 % on gold, the next 20 % on silver', () => {
  const { counts } = entryTiers(batch(Array.from({ length: 200 }, (_, index) => (index + 1) * 100)), rules)
  expect(counts).toEqual([
    { tier: 'vip', members: 4, leastSpendFen: 19_700 },
    { tier: 'gold', members: 16, leastSpendFen: 18_100 },
    { tier: 'silver', members: 40, leastSpendFen: 14_100 },
    { tier: 'standard', members: 140, leastSpendFen: 100 },
  ])
  expect(entryTierBySpend(19_700, counts, rules)).toBe('vip')
  expect(entryTierBySpend(19_699, counts, rules)).toBe('gold')
  expect(entryTierBySpend(1, counts, rules)).toBe('standard')
  expect(entryTierBySpend(0, counts, rules)).toBe('standard')
})

it('lifts nobody who paid nothing, and has nobody to count in an empty batch', () => {
  expect(
    entryTiers(batch([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), rules).entries.every(({ tier }) => tier === 'standard'),
  ).toBe(true)
  expect(entryTiers([], rules).counts.map(({ members }) => members)).toEqual([0, 0, 0, 0])
})

it('does not depend on the order of the batch, never ranks a lesser spender higher, and never exceeds a share', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 120 }), (spends) => {
      const candidates = batch(spends)
      const { entries, counts } = entryTiers(candidates, rules)
      expect(entryTiers(candidates.toReversed(), rules)).toEqual({ entries, counts })
      expect(entries).toHaveLength(candidates.length)
      entries.slice(1).forEach((entry, index) => {
        const above = entries[index]!
        expect(above.spendFen).toBeGreaterThanOrEqual(entry.spendFen)
        expect(tierRank(above.tier, rules)).toBeGreaterThanOrEqual(tierRank(entry.tier, rules))
      })
      const upTo = (tier: string) => entries.filter((entry) => tierRank(entry.tier, rules) >= tierRank(tier, rules))
      expect(upTo('vip').length).toBeLessThanOrEqual(candidates.length * 0.02)
      expect(upTo('silver').length).toBeLessThanOrEqual(candidates.length * 0.3)
      expect(counts.reduce((sum, { members }) => sum + members, 0)).toBe(candidates.length)
    }),
  )
})
