import { describe, expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { decideUpgrade } from './decide-upgrade.ts'
import { tierByPoints, tierRank } from './tier-by-points.ts'
import { tierProgress } from './tier-progress.ts'
import { upgradeProgress } from './upgrade-progress.ts'

const rules: RuleSet = { ...defaultRules(), upgrade: { ...defaultRules().upgrade, mode: 'automatic' } }
const inviting: RuleSet = defaultRules()

describe('tierByPoints', () => {
  it.each([
    [-40, 'standard'],
    [0, 'standard'],
    [2_999, 'standard'],
    [3_000, 'silver'],
    [9_999, 'silver'],
    [10_000, 'gold'],
    [30_000, 'vip'],
    [1_000_000, 'vip'],
  ])('%d qualifying points reach %s', (qualifying, code) => {
    expect(tierByPoints(qualifying, rules).code).toBe(code)
  })

  it('throws for a tier that the rules do not know', () => {
    expect(() => tierRank('platinum', rules)).toThrow('platinum')
  })
})

describe('tierProgress', () => {
  it('says what is missing and how far the way is done', () => {
    expect(tierProgress(9_680, 'silver', rules)).toEqual({
      next: { code: 'gold', name: '金卡', thresholdQualifying: 10_000 },
      missing: 320,
      shareMilli: 968,
    })
  })

  it('counts from 0, also for a tier granted above the points', () => {
    expect(tierProgress(100, 'gold', rules)).toMatchObject({ missing: 29_900, shareMilli: 3 })
  })

  it('is complete while the invitation is open', () => {
    expect(tierProgress(3_500, 'standard', inviting)).toMatchObject({ missing: 0, shareMilli: 1000 })
  })

  it('shows points on the scale of the way up by points', () => {
    const facts = {
      tier: 'silver',
      joinedOn: '2026-01-01',
      qualifying: 3_350,
      redeemable: 0,
      repairs: [],
      insurances: [],
    }
    const [byPoints] = upgradeProgress(facts, rules)
    expect(byPoints).toMatchObject({ way: 'qualifying_points', shareMilli: 335 })
    expect(tierProgress(3_350, 'silver', rules).shareMilli).toBe(335)
  })

  it('has nothing above the highest', () => {
    expect(tierProgress(0, 'vip', rules)).toEqual({ next: null, missing: 0, shareMilli: 1000 })
  })
})

describe('decideUpgrade', () => {
  it('upgrades over several steps at once and says why', () => {
    expect(decideUpgrade(12_000, 'standard', rules)).toEqual({
      kind: 'upgrade',
      from: 'standard',
      to: 'gold',
      cause: 'qualifying_points',
      qualifying: 12_000,
      thresholdQualifying: 10_000,
      rulesVersion: 1,
    })
  })

  it('invites instead where the rules say so', () => {
    expect(decideUpgrade(3_000, 'standard', inviting)).toMatchObject({ kind: 'invite', to: 'silver' })
  })

  it('keeps a tier that the points have reached, or that was granted above them', () => {
    expect(decideUpgrade(3_000, 'silver', rules)).toEqual({ kind: 'keep' })
    expect(decideUpgrade(0, 'vip', rules)).toEqual({ kind: 'keep' })
  })
})
