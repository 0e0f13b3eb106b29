import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../testing/property-runs.ts'
import { applyEntries } from '../points/balances.ts'
import { earnForVisit } from '../points/earn.ts'
import { postEarning } from '../points/post-earning.ts'
import { NO_POINTS } from '../points/types.ts'
import { defaultRules } from '../rules/default-rules.ts'
import { payers } from '../rules/rule-set.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { decideUpgrade } from '../tiers/decide-upgrade.ts'
import { compareSimulations } from './compare-simulations.ts'
import { startSimulation } from './simulation.ts'
import type { SimulatedVisit, SimulationResult } from './types.ts'

const rules: RuleSet = { ...defaultRules(), upgrade: { ...defaultRules().upgrade, mode: 'automatic' } }
const generous: RuleSet = {
  ...rules,
  version: 2,
  tiers: rules.tiers.map((tier) => ({
    ...tier,
    earningMilli: tier.code === 'standard' ? 1000 : 1500,
    thresholdQualifying: tier.thresholdQualifying / 2,
  })),
}
const visit = (memberId: string, settledOn: string, amountFen: number): SimulatedVisit => ({
  memberId,
  settledOn,
  workType: 'repair',
  lines: [{ lineNo: 1, lineKind: 'labour', payer: 'customer', amountFen }],
})

function simulate(visits: readonly SimulatedVisit[], members: readonly string[], by: RuleSet): SimulationResult {
  const simulation = startSimulation(() => by, by)
  for (const memberId of members) simulation.enter({ memberId, tier: 'standard', qualifying: 0 })
  for (const own of visits) simulation.replay(own)
  return simulation.result()
}

const past = [visit('a', '2026-01-15', 200_000), visit('b', '2026-01-20', 50_000), visit('a', '2026-03-01', 200_000)]

describe('simulation', () => {
  it('says what a draft would change', () => {
    const difference = compareSimulations(simulate(past, ['a', 'b'], rules), simulate(past, ['a', 'b'], generous))
    expect(difference).toEqual({
      qualifying: 1_000,
      redeemable: 1_000,
      liabilityFen: 1_000,
      byMonth: [
        { month: '2026-01', inForce: 2_500, draft: 2_500, liabilityFen: 0 },
        { month: '2026-03', inForce: 2_000, draft: 3_000, liabilityFen: 1_000 },
      ],
      otherTier: [{ memberId: 'a', inForce: 'silver', draft: 'gold' }],
      moves: [{ inForce: 'silver', draft: 'gold', members: 1 }],
    })
  })

  it('differs in nothing from itself, and refuses a member it does not know', () => {
    const result = simulate(past, ['a', 'b'], rules)
    expect(compareSimulations(result, simulate(past, ['a', 'b'], rules))).toMatchObject({
      redeemable: 0,
      otherTier: [],
    })
    expect(() => simulate(past, ['a'], rules)).toThrow('b')
  })
})

/** The real past: each visit posted by the rules of its day on the member's own account, the tier rising with it. */
function postAll(visits: readonly SimulatedVisit[], rulesFor: (visit: SimulatedVisit) => RuleSet) {
  const members = new Map<string, { tier: string; balances: typeof NO_POINTS }>()
  const posted = visits.map((own) => {
    const member = members.get(own.memberId) ?? { tier: 'standard', balances: NO_POINTS }
    const by = rulesFor(own)
    const earning = earnForVisit({ ...own, tier: member.tier, rules: by })
    const lot = { id: 'lot', earnedOn: own.settledOn, expiresOn: null }
    const balances = applyEntries(member.balances, postEarning({ ...earning, balances: member.balances, lot }).entries)
    const decision = decideUpgrade(balances.qualifying, member.tier, by)
    members.set(own.memberId, { balances, tier: decision.kind === 'upgrade' ? decision.to : member.tier })
    return { qualifying: earning.qualifying, redeemable: earning.redeemable, tier: member.tier }
  })
  return { posted, members }
}

const visits = fc
  .array(
    fc.record({
      memberId: fc.constantFrom('a', 'b', 'c'),
      day: fc.nat(360),
      workType: fc.constantFrom('repair', 'accident'),
      lines: fc.array(
        fc.record({
          lineNo: fc.constant(1),
          lineKind: fc.constant('part' as const),
          payer: fc.constantFrom(...payers),
          amountFen: fc.integer({ min: -1_000, max: 900_000 }),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 30 },
  )
  .map((made) =>
    made
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, ...own }): SimulatedVisit => {
        const settledOn = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
        return { ...own, settledOn }
      }),
  )

const campaigning: RuleSet = {
  ...generous,
  version: 3,
  earning: {
    ...generous.earning,
    campaigns: [
      {
        code: 'autumn',
        name: '秋季双倍',
        from: '2026-09-01',
        to: '2026-10-31',
        workTypes: ['repair'],
        tiers: null,
        multiplierMilli: 2000,
      },
    ],
  },
}
const rulesOn = ({ settledOn: on }: SimulatedVisit) =>
  on < '2026-05-01' ? rules : on < '2026-08-01' ? generous : campaigning

it('reproduces to the point what the rules in force really posted, tiers simulated or given', () => {
  fc.assert(
    fc.property(visits, (all) => {
      const { posted, members } = postAll(all, rulesOn)
      for (const given of [false, true]) {
        const simulation = startSimulation(rulesOn, campaigning)
        for (const memberId of members.keys()) simulation.enter({ memberId, tier: 'standard', qualifying: 0 })
        const replayed = all.map((own, index) =>
          simulation.replay(given ? { ...own, tierAtSettlement: posted[index]!.tier } : own),
        )
        expect(replayed).toEqual(posted)
        const result = simulation.result()
        expect(result.redeemable).toBe(posted.reduce((sum, own) => sum + own.redeemable, 0))
        expect(result.byMonth.reduce((sum, month) => sum + month.qualifying, 0)).toBe(result.qualifying)
        expect(result.byTier.reduce((sum, tier) => sum + tier.redeemable, 0)).toBe(result.redeemable)
        expect(result.byTier.reduce((sum, tier) => sum + tier.membersAfter, 0)).toBe(members.size)
      }
    }),
    { numRuns: runs(2000) },
  )
})
