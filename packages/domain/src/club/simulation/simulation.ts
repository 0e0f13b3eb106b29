import { earnedPoints } from '../points/earned-points.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { tierByPoints, tierRank } from '../tiers/tier-by-points.ts'
import { simulationResult } from './simulation-result.ts'
import type { MemberState, Tally } from './simulation-result.ts'
import type { SimulatedMember, SimulatedVisit, SimulationResult } from './types.ts'

/** A replay under way: visits go in one by one, so that they can be streamed; each costs the same however many came before. */
export type Simulation<Visit extends SimulatedVisit = SimulatedVisit> = {
  /** Takes a member in. One who was taken in already stays as they are. */
  enter(member: SimulatedMember): void
  /** Replays a visit and says what it gives. Throws RangeError for a member who was not taken in. */
  replay(visit: Visit): { readonly qualifying: number; readonly redeemable: number; readonly tier: string }
  result(): SimulationResult
}

/**
 * Replays visits under a rule set (req. 2.3), or under the one that was in force at each. Members rise by qualifying points as
 * the visits come, an invitation counting as accepted at once; nobody falls, as between renewals nobody does. A tier that
 * the rules do not know is taken as the one that the member's points reach. Earns on the net amounts of the past.
 */
export function startSimulation<Visit extends SimulatedVisit>(
  rulesFor: (visit: Visit) => RuleSet,
  valuedBy: RuleSet,
): Simulation<Visit> {
  const members = new Map<string, MemberState>()
  const months = new Map<string, Tally>()
  const tiers = new Map<string, Tally>()
  const workTypes = new Map<string, Tally>()
  return {
    enter({ memberId, tier, qualifying }) {
      if (!members.has(memberId)) members.set(memberId, { from: tier, began: qualifying, tier, qualifying })
    },
    replay(visit) {
      const member = members.get(visit.memberId)
      if (!member) throw new RangeError(`member ${visit.memberId} was not taken in`)
      const rules = rulesFor(visit)
      const tier = visit.tierAtSettlement ?? knownTier(member, rules)
      const { settledOn, workType, lines, refund } = visit
      const points = earnedPoints({ lines, workType, tier, rules, settledOn })
      const sign = refund ? -1 : 1
      const qualifying = sign * points.qualifying
      const redeemable = sign * points.redeemable
      const sum = { visits: refund ? 0 : 1, qualifying, redeemable }
      add(months, settledOn.slice(0, 7), sum)
      add(tiers, tier, sum)
      add(workTypes, workType, sum)
      member.qualifying += qualifying
      member.tier = risen(member, rules)
      return { qualifying, redeemable, tier }
    },
    result: () =>
      simulationResult(members, { months, tiers, workTypes }, valuedBy, (member) => risen(member, valuedBy)),
  }
}

function risen(member: MemberState, rules: RuleSet): string {
  const tier = knownTier(member, rules)
  if (!rules.upgrade.ways.qualifying_points.enabled) return tier
  const reached = tierByPoints(member.qualifying, rules)
  return tierRank(reached.code, rules) > tierRank(tier, rules) ? reached.code : tier
}

function knownTier({ tier, qualifying }: MemberState, rules: RuleSet): string {
  return rules.tiers.some(({ code }) => code === tier) ? tier : tierByPoints(qualifying, rules).code
}

function add(tallies: Map<string, Tally>, key: string, sum: Tally): void {
  const tally = tallies.get(key)
  if (!tally) {
    tallies.set(key, { ...sum })
    return
  }
  tally.visits += sum.visits
  tally.qualifying += sum.qualifying
  tally.redeemable += sum.redeemable
}
