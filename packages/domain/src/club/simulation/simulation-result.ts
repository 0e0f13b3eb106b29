import type { RuleSet } from '../rules/rule-set.ts'
import { decideDowngrade } from '../tiers/decide-downgrade.ts'
import type { SimulatedTier, SimulationResult } from './types.ts'

/** A member on the way: the tier and the points they began with, and what they have now. */
export type MemberState = { readonly from: string; readonly began: number; tier: string; qualifying: number }

export type Tally = { visits: number; qualifying: number; redeemable: number }

/** What was given, by month, tier and work type. */
export type Tallies = Readonly<Record<'months' | 'tiers' | 'workTypes', ReadonlyMap<string, Tally>>>

/** What a replay came to; the value of points and the order of tiers are those of `rules`. */
export function simulationResult(
  members: ReadonlyMap<string, MemberState>,
  { months, tiers, workTypes }: Tallies,
  rules: RuleSet,
  endTier: (member: MemberState) => string,
): SimulationResult {
  const worth = (redeemable: number) => redeemable * rules.points.liabilityFenPerPoint
  const ends = new Map([...members].map(([memberId, member]) => [memberId, endTier(member)]))
  const sum = { visits: 0, qualifying: 0, redeemable: 0 }
  for (const { visits, qualifying, redeemable } of months.values()) {
    sum.visits += visits
    sum.qualifying += qualifying
    sum.redeemable += redeemable
  }
  return {
    ...sum,
    members: members.size,
    liabilityFen: worth(sum.redeemable),
    byMonth: [...months]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, tally]) => ({ month, ...tally, liabilityFen: worth(tally.redeemable) })),
    byTier: byTier(members, tiers, rules, ends),
    byWorkType: [...workTypes]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([workType, tally]) => ({ workType, ...tally })),
    tiers: ends,
    fallers: fallersAmong(members, rules, ends),
    tierChanges: [...members].flatMap(([memberId, { from }]) => {
      const to = ends.get(memberId) ?? from
      return to === from ? [] : [{ memberId, from, to }]
    }),
  }
}

function fallersAmong(
  members: ReadonlyMap<string, MemberState>,
  rules: RuleSet,
  ends: ReadonlyMap<string, string>,
): number {
  return [...members].filter(([memberId, { from, began, qualifying }]) => {
    const tier = ends.get(memberId) ?? from
    return decideDowngrade(tier, qualifying - began, rules).kind === 'downgrade'
  }).length
}

/** The ladder of the rules, then tiers that only the past knew. */
function byTier(
  members: ReadonlyMap<string, MemberState>,
  tallies: ReadonlyMap<string, Tally>,
  rules: RuleSet,
  ends: ReadonlyMap<string, string>,
): SimulatedTier[] {
  const before = countBy([...members.values()].map(({ from }) => from))
  const after = countBy([...ends.values()])
  const codes = new Set([...rules.tiers.map(({ code }) => code), ...before.keys(), ...tallies.keys()])
  return [...codes].map((tier) => ({
    tier,
    membersBefore: before.get(tier) ?? 0,
    membersAfter: after.get(tier) ?? 0,
    ...(tallies.get(tier) ?? { visits: 0, qualifying: 0, redeemable: 0 }),
  }))
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
