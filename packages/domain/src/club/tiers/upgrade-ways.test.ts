import { describe, expect, it } from 'vitest'
import { applyEntries } from '../points/balances.ts'
import { NO_POINTS } from '../points/types.ts'
import { defaultRules } from '../rules/default-rules.ts'
import type { UpgradeRules, UpgradeWay } from '../rules/membership-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { decideDowngrade } from './decide-downgrade.ts'
import { decideUpgrade } from './decide-upgrade.ts'
import { countedQualifying, setAsideAt } from './upgrade-facts.ts'
import type { UpgradeFacts } from './upgrade-facts.ts'
import { upgradeProgress } from './upgrade-progress.ts'
import { decideCandidate, upgradeByWay } from './upgrade-ways.ts'

const rules = defaultRules()
const nothing: UpgradeFacts = {
  tier: 'standard',
  qualifying: 0,
  redeemable: 0,
  repairs: [],
  joinedOn: '2025-03-01',
  insurances: [],
}
const repair = (visitId: string, settledOn: string, amountFen: number) => ({ visitId, settledOn, amountFen })
const insured = (...renewals: [string, number][]) =>
  renewals.map(([renewedOn, premiumFen]) => ({ renewedOn, premiumFen }))

function withWays(change: Partial<UpgradeRules['ways']>, mode: UpgradeRules['mode'] = 'invite'): RuleSet {
  return { ...rules, upgrade: { mode, ways: { ...rules.upgrade.ways, ...change } } }
}
const progressOn = (way: UpgradeWay, facts: Partial<UpgradeFacts>, by = rules) =>
  upgradeProgress({ ...nothing, ...facts }, by).find((item) => item.way === way)

describe('upgradeProgress', () => {
  it('shows all four ways to the next tier', () => {
    const facts = { ...nothing, qualifying: 1_500, redeemable: 500, repairs: [repair('v', '2026-01-01', 25_000)] }
    const shown = upgradeProgress(facts, rules).map(({ way, to, have, needed, missing, shareMilli }) => [
      way,
      to,
      have,
      needed,
      missing,
      shareMilli,
    ])
    expect(shown).toEqual([
      ['qualifying_points', 'silver', 1_500, 3_000, 1_500, 500],
      ['repair', 'silver', 25_000, 100_000, 75_000, 250],
      ['insurance', 'silver', 0, 1_000_000, 1_000_000, 0],
      ['redeemable_points', 'silver', 500, 2_000, 1_500, 250],
    ])
  })

  it('has nothing to show on the highest tier, nor for a way that is closed', () => {
    expect(upgradeProgress({ ...nothing, tier: 'vip' }, rules)).toEqual([])
    const closed = withWays({ repair: { enabled: false, amountFen: 100_000 } })
    expect(progressOn('repair', {}, closed)).toBeUndefined()
  })

  it('lifts over several tiers by qualifying points, one step by the others', () => {
    expect(progressOn('qualifying_points', { qualifying: 10_000 })).toMatchObject({ to: 'gold', reached: true })
    expect(progressOn('redeemable_points', { redeemable: 99_000 })).toMatchObject({ to: 'silver', reached: true })
  })

  it('counts the largest single repair after joining', () => {
    const repairs = [
      repair('before', '2025-02-28', 900_000),
      repair('small', '2025-03-01', 60_000),
      repair('large', '2026-03-01', 99_999),
    ]
    expect(progressOn('repair', { repairs })).toMatchObject({
      have: 99_999,
      reached: false,
      evidence: { visitId: 'large', settledOn: '2026-03-01' },
    })
    expect(progressOn('repair', { repairs: [repair('enough', '2025-03-01', 100_000)] })).toMatchObject({
      reached: true,
    })
  })

  it.each([
    ['two years, enough in each', insured(['2025-05-01', 500_000], ['2026-04-20', 500_000]), true],
    ['two years, one of them poor', insured(['2025-05-01', 900_000], ['2026-04-20', 499_999]), false],
    ['a year left out', insured(['2024-05-01', 500_000], ['2026-04-20', 500_000]), false],
    [
      'two cars in a year together',
      insured(['2025-01-01', 250_000], ['2025-09-01', 250_000], ['2026-04-20', 600_000]),
      true,
    ],
    ['a run before poor years', insured(['2022-01-01', 500_000], ['2023-01-01', 500_000], ['2026-01-01', 100]), true],
  ])('insurance in two consecutive years: %s', (_, insurances, reached) => {
    expect(progressOn('insurance', { insurances })?.reached).toBe(reached)
  })

  it('adds the years up where the rules say so', () => {
    const sum = withWays({ insurance: { enabled: true, premiumFen: 500_000, years: 2, count: 'sum' } })
    const facts = { insurances: insured(['2025-05-01', 400_000], ['2026-04-20', 100_000]) }
    expect(progressOn('insurance', facts, sum)).toMatchObject({ have: 500_000, needed: 500_000, reached: true })
    expect(progressOn('insurance', facts)).toMatchObject({ have: 500_000, needed: 1_000_000, reached: false })
  })
})

describe('decideCandidate', () => {
  const repaired = { ...nothing, qualifying: 10_000, repairs: [repair('v', '2026-01-01', 200_000)] }

  it('invites by the way that leads highest, or upgrades where the rules are automatic', () => {
    expect(decideCandidate(repaired, withWays({}))).toMatchObject({
      kind: 'invite',
      to: 'gold',
      cause: 'qualifying_points',
    })
    expect(decideCandidate({ ...repaired, qualifying: 0 }, withWays({}, 'automatic'))).toEqual({
      kind: 'upgrade',
      from: 'standard',
      to: 'silver',
      cause: 'repair',
      evidence: { visitId: 'v', settledOn: '2026-01-01' },
      rulesVersion: 1,
    })
  })

  it('never makes a candidate of who could give up points', () => {
    expect(decideCandidate({ ...nothing, redeemable: 9_000 }, rules)).toEqual({ kind: 'keep' })
  })

  it('decides by qualifying points as decideUpgrade does', () => {
    for (const qualifying of [0, 2_999, 3_000, 10_000, 31_000]) {
      const { kind } = decideUpgrade(qualifying, 'standard', rules)
      expect(decideCandidate({ ...nothing, qualifying }, rules).kind).toBe(kind)
    }
    expect(decideUpgrade(9_000, 'standard', withWays({ qualifying_points: { enabled: false } }))).toEqual({
      kind: 'keep',
    })
  })
})

describe('upgradeByWay', () => {
  const lots = [{ id: 'a', earnedOn: '2026-01-01', expiresOn: null, remaining: 2_500 }]
  const balances = { ...NO_POINTS, qualifying: 2_500, redeemable: 2_500 }
  const upgrade = (way: UpgradeWay, facts: Partial<UpgradeFacts>, by = rules, membershipActive = true) =>
    upgradeByWay({
      way,
      facts: { ...nothing, ...facts },
      points: { balances, lots },
      membershipActive,
      asOf: '2026-11-22',
      rules: by,
    })

  it('takes 2,000 points for one step', () => {
    const upgraded = upgrade('redeemable_points', { tier: 'silver', redeemable: 2_500 })
    if (!upgraded.ok) throw new Error(upgraded.code)
    expect(upgraded.value).toMatchObject({ from: 'silver', to: 'gold', cause: 'redeemable_points' })
    expect(applyEntries(balances, upgraded.value.entries)).toEqual({ ...balances, redeemable: 500 })
    expect(upgrade('redeemable_points', {}, rules, false)).toMatchObject({ code: 'MEMBERSHIP_LAPSED' })
    const dear = withWays({ redeemable_points: { enabled: true, points: 2_600 } })
    expect(upgrade('redeemable_points', {}, dear)).toMatchObject({ code: 'POINTS_SHORT', facts: { shortBy: 100 } })
  })

  it('confirms what is reached and refuses what is no longer', () => {
    expect(upgrade('repair', { repairs: [repair('v', '2026-01-01', 100_000)] })).toMatchObject({
      value: { to: 'silver', cause: 'repair', entries: [], evidence: { visitId: 'v' } },
    })
    expect(upgrade('repair', {})).toMatchObject({ code: 'UPGRADE_NOT_REACHED', facts: { missing: 100_000 } })
    expect(upgrade('repair', { tier: 'vip' })).toMatchObject({ code: 'TIER_HIGHEST' })
    const closed = withWays({ repair: { enabled: false, amountFen: 1 } })
    expect(upgrade('repair', {}, closed)).toMatchObject({ code: 'UPGRADE_WAY_CLOSED' })
  })
})

describe('at renewal', () => {
  const falling: RuleSet = { ...rules, downgrade: { kind: 'one_step', belowQualifying: 1_000 } }

  it('keeps the tier, or steps down once for who earned too little', () => {
    expect(decideDowngrade('gold', 0, rules)).toEqual({ kind: 'keep' })
    expect(decideDowngrade('gold', 1_000, falling)).toEqual({ kind: 'keep' })
    expect(decideDowngrade('standard', 0, falling)).toEqual({ kind: 'keep' })
    expect(decideDowngrade('gold', 999, falling)).toMatchObject({ kind: 'downgrade', from: 'gold', to: 'silver' })
  })

  it('does not lift who was stepped down back at their next visit', () => {
    const down = setAsideAt(12_000, 3_000)
    expect(decideUpgrade(countedQualifying(12_000, down), 'silver', rules)).toEqual({ kind: 'keep' })
    expect(decideUpgrade(countedQualifying(18_999, down), 'silver', rules)).toEqual({ kind: 'keep' })
    expect(decideUpgrade(countedQualifying(19_000, down), 'silver', rules)).toMatchObject({ to: 'gold' })
    expect(countedQualifying(12_000, 0)).toBe(12_000)
    // Lifted above their points by a repair, a member has nothing to set aside.
    expect(setAsideAt(1_000, 3_000)).toBe(0)
  })
})
