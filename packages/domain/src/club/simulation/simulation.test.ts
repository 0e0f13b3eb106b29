import { expect, it } from 'vitest'
import { defaultRules } from '../rules/default-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { compareSimulations } from './compare-simulations.ts'
import { startSimulation } from './simulation.ts'
import type { SimulatedVisit } from './types.ts'

const rules = defaultRules()

/** The same rules with another number of points per yuan that the customer pays. */
function paying(milli: number): RuleSet {
  const rates = rules.earning.rates.map((rate) =>
    rate.payer === 'customer' ? { ...rate, qualifyingMilliPerYuan: milli, redeemableMilliPerYuan: milli } : rate,
  )
  return { ...rules, earning: { ...rules.earning, rates } }
}

const visit = (settledOn: string, yuan: number, change: Partial<SimulatedVisit> = {}): SimulatedVisit => ({
  memberId: 'a',
  settledOn,
  workType: 'repair',
  lines: [{ lineNo: 1, lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 }],
  ...change,
})

function replay(under: RuleSet, visits: readonly SimulatedVisit[]) {
  const simulation = startSimulation(() => under, under)
  simulation.enter({ memberId: 'a', tier: 'standard', qualifying: 2_500 })
  for (const one of visits) simulation.replay(one)
  return simulation.result()
}

const past = [visit('2026-03-31', 400), visit('2026-04-01', 200), visit('2026-04-02', 100, { workType: 'accident' })]

it('adds up by month, tier and work type, and lifts who reaches a threshold', () => {
  const result = replay(rules, past)
  expect(result).toMatchObject({ visits: 3, qualifying: 700, redeemable: 700, liabilityFen: 700, members: 1 })
  expect(result.byMonth.map(({ month, redeemable }) => [month, redeemable])).toEqual([
    ['2026-03', 400],
    ['2026-04', 300],
  ])
  expect(result.byWorkType.map(({ workType, visits, redeemable }) => [workType, visits, redeemable])).toEqual([
    ['accident', 1, 100],
    ['repair', 2, 600],
  ])
  expect(
    result.byTier.map(({ tier, visits, membersBefore, membersAfter }) => [tier, visits, membersBefore, membersAfter]),
  ).toEqual([
    ['standard', 2, 1, 0],
    ['silver', 1, 0, 1],
    ['gold', 0, 0, 0],
    ['vip', 0, 0, 0],
  ])
  expect(result.tierChanges).toEqual([{ memberId: 'a', from: 'standard', to: 'silver' }])
})

it('keeps the tier that a visit of the past earned by, and refuses a member who is not there', () => {
  const double = { ...rules, tiers: rules.tiers.map((tier, i) => ({ ...tier, earningMilli: i === 3 ? 2000 : 1000 })) }
  const kept = replay(double, [visit('2026-04-01', 100, { tierAtSettlement: 'vip' })])
  expect(kept.redeemable).toBe(200)
  expect(() => replay(rules, [visit('2026-04-01', 100, { memberId: 'b' })])).toThrow(RangeError)
})

it('compares a draft with the rules in force: points, money, who stands elsewhere', () => {
  const difference = compareSimulations(replay(rules, past), replay(paying(500), past))
  expect(difference).toMatchObject({
    qualifying: -350,
    redeemable: -350,
    liabilityFen: -350,
    otherTier: [{ memberId: 'a', inForce: 'silver', draft: 'standard' }],
    moves: [{ inForce: 'silver', draft: 'standard', members: 1 }],
  })
  expect(difference.byMonth[0]).toEqual({ month: '2026-03', inForce: 400, draft: 200, liabilityFen: -200 })
})

it('counts who would lose a step at a renewal that asks for more points than the time brought (req. 1.5)', () => {
  const falling = (belowQualifying: number): RuleSet => ({ ...rules, downgrade: { kind: 'one_step', belowQualifying } })
  const visits = [visit('2026-03-01', 900)]
  // Silver by 3,400 points, of which 900 are of the time replayed.
  expect(replay(rules, visits).fallers).toBe(0)
  expect(replay(falling(900), visits).fallers).toBe(0)
  expect(replay(falling(901), visits).fallers).toBe(1)
  // Nobody falls below the lowest tier.
  expect(replay(falling(901), []).fallers).toBe(0)
})
