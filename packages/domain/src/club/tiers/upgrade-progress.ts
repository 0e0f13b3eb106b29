import type { Facts } from '../../result.ts'
import { upgradeWays } from '../rules/membership-rules.ts'
import type { UpgradeRules, UpgradeWay } from '../rules/membership-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { shareOf } from './share-of.ts'
import { tierByPoints, tierRank } from './tier-by-points.ts'
import type { UpgradeFacts } from './upgrade-facts.ts'

/** How far a member has come on one way, in its own unit: points or fen. */
export type UpgradeProgress = {
  readonly way: UpgradeWay
  /** The tier it leads to. */
  readonly to: string
  readonly have: number
  readonly needed: number
  readonly missing: number
  /** 0 to 1000; 1000 only when it is reached. */
  readonly shareMilli: number
  readonly reached: boolean
  /** What it rests on: the visit, the years. */
  readonly evidence: Facts
}

/** Progress on each way that the rules leave open (req. 1.5), in the order of `upgradeWays`; empty on the highest tier. */
export function upgradeProgress(facts: UpgradeFacts, rules: RuleSet): UpgradeProgress[] {
  const rank = tierRank(facts.tier, rules)
  const next = rules.tiers[rank + 1]
  if (!next) return []
  return upgradeWays
    .filter((way) => rules.upgrade.ways[way].enabled)
    .map((way) => {
      const { have, needed, evidence } = MEASURES[way](facts, rules.upgrade.ways, next.thresholdQualifying)
      const reached = have >= needed
      // Points may lift over several steps at once; the other ways lead one step up.
      const byPoints = way === 'qualifying_points' && reached
      const to = byPoints ? tierByPoints(facts.qualifying, rules).code : next.code
      const missing = Math.max(0, needed - have)
      return { way, to, have, needed, missing, shareMilli: shareOf(have, needed), reached, evidence }
    })
}

type Measure = (
  facts: UpgradeFacts,
  ways: UpgradeRules['ways'],
  threshold: number,
) => { have: number; needed: number; evidence: Facts }

const MEASURES: Record<UpgradeWay, Measure> = {
  qualifying_points: ({ qualifying }, _, needed) => ({ have: qualifying, needed, evidence: {} }),
  redeemable_points: ({ redeemable }, ways) => ({
    have: redeemable,
    needed: ways.redeemable_points.points,
    evidence: {},
  }),
  repair: measureRepair,
  insurance: measureInsurance,
}

/** The largest single repair after joining. */
function measureRepair({ repairs, joinedOn }: UpgradeFacts, ways: UpgradeRules['ways']): ReturnType<Measure> {
  const after = repairs.filter(({ settledOn }) => settledOn >= joinedOn)
  const best = after.toSorted((a, b) => b.amountFen - a.amountFen || (a.visitId < b.visitId ? -1 : 1))[0]
  const evidence: Facts = best ? { visitId: best.visitId, settledOn: best.settledOn } : {}
  return { have: best?.amountFen ?? 0, needed: ways.repair.amountFen, evidence }
}

/**
 * Premiums by calendar year of the renewal, over the best run of consecutive years. `each`: every year counts up to what it
 * needs, so that one rich year does not stand for a poor one; `sum`: all of them together reach the amount.
 */
function measureInsurance({ insurances }: UpgradeFacts, ways: UpgradeRules['ways']): ReturnType<Measure> {
  const { premiumFen, years, count } = ways.insurance
  const byYear = new Map<number, number>()
  for (const { renewedOn, premiumFen: paid } of insurances) {
    const year = Number(renewedOn.slice(0, 4))
    byYear.set(year, (byYear.get(year) ?? 0) + paid)
  }
  const needed = count === 'each' ? premiumFen * years : premiumFen
  let best: { have: number; evidence: Facts } = { have: 0, evidence: {} }
  for (const firstYear of [...byYear.keys()].toSorted((a, b) => a - b)) {
    const run = Array.from({ length: years }, (_, index) => {
      const year = firstYear + index
      return { year, premiumFen: byYear.get(year) ?? 0 }
    })
    const have = run.reduce(
      (sum, paid) => sum + (count === 'each' ? Math.min(paid.premiumFen, premiumFen) : paid.premiumFen),
      0,
    )
    // Of equal runs the later one can still grow.
    if (have >= best.have) best = { have, evidence: { years: run } }
    if (best.have >= needed) break
  }
  return { ...best, needed }
}
