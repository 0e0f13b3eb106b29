import type { SimulatedRules, SimulationReport } from '@cheyou/contract'
import { compareSimulations, decideDowngrade, type RuleSet, type SimulationResult } from '@cheyou/domain'
import type { QuietMembers } from './past-visits.queries.ts'

type Heading = Pick<SimulationReport, 'from' | 'to' | 'inForceVersion' | 'posted' | 'projected'>

/** The report of some members with visits in the period. */
export function reportOf(
  heading: Heading,
  { replayed, inForce, tried }: Readonly<Record<'replayed' | 'inForce' | 'tried', SimulationResult>>,
): SimulationReport {
  const { qualifying, redeemable, liabilityFen, moves, otherTier } = compareSimulations(inForce, tried)
  return {
    ...heading,
    members: inForce.members,
    replayed: { qualifying: replayed.qualifying, redeemable: replayed.redeemable },
    inForce: sideOf(inForce),
    tried: sideOf(tried),
    difference: { qualifying, redeemable, liabilityFen },
    moves: moves.map(({ draft, ...move }) => ({ ...move, tried: draft })),
    otherTier: otherTier.map(({ draft, ...move }) => ({ ...move, tried: draft })),
  }
}

function sideOf({ members: _, tiers: _ends, tierChanges, ...result }: SimulationResult): SimulatedRules {
  const { byMonth, byTier, byWorkType, ...sums } = result
  return {
    ...sums,
    risers: tierChanges.length,
    byMonth: [...byMonth],
    byTier: [...byTier],
    byWorkType: [...byWorkType],
  }
}

/** Two reports of different members, on the same question, as one. */
export function addReports(one: SimulationReport, more: SimulationReport): SimulationReport {
  return {
    ...one,
    members: one.members + more.members,
    posted: sum(one.posted, more.posted),
    replayed: sum(one.replayed, more.replayed),
    inForce: addSides(one.inForce, more.inForce),
    tried: addSides(one.tried, more.tried),
    difference: sum(one.difference, more.difference),
    moves: sumBy(({ inForce, tried }) => JSON.stringify([inForce, tried]), one.moves, more.moves),
    otherTier: [...one.otherTier, ...more.otherTier],
  }
}

function addSides(one: SimulatedRules, more: SimulatedRules): SimulatedRules {
  return {
    ...sum(one, more),
    byMonth: sumBy(({ month }) => month, one.byMonth, more.byMonth).toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    byTier: sumBy(({ tier }) => tier, one.byTier, more.byTier),
    byWorkType: sumBy(({ workType }) => workType, one.byWorkType, more.byWorkType).toSorted((a, b) =>
      a.workType < b.workType ? -1 : 1,
    ),
  }
}

/** What are numbers, added up; all else as in the first. */
function sum<T extends object>(one: T, more: T): T {
  const added = Object.entries(more).flatMap(([key, value]) =>
    typeof value === 'number' ? [[key, value + Number(one[key as keyof T])]] : [],
  )
  return { ...one, ...Object.fromEntries(added) }
}

/** Rows of one key become one; rows keep their order. */
function sumBy<T extends object>(keyOf: (row: T) => string, some: readonly T[], more: readonly T[]): T[] {
  const found = new Map<string, T>()
  for (const row of [...some, ...more]) {
    const before = found.get(keyOf(row))
    found.set(keyOf(row), before ? sum(before, row) : row)
  }
  return [...found.values()]
}

/** With the members without a visit: they earned nothing, and those who have something to lose fall too. */
export function withQuiet(
  report: SimulationReport,
  quiet: readonly QuietMembers[],
  rules: Readonly<Record<'inForce' | 'tried', RuleSet>>,
): SimulationReport {
  const { inForce, tried } = report
  return {
    ...report,
    inForce: { ...inForce, fallers: inForce.fallers + quietFallers(quiet, rules.inForce) },
    tried: { ...tried, fallers: tried.fallers + quietFallers(quiet, rules.tried) },
  }
}

function quietFallers(quiet: readonly QuietMembers[], rules: RuleSet): number {
  const falling = quiet.filter(
    ({ tier }) => rules.tiers.some(({ code }) => code === tier) && decideDowngrade(tier, 0, rules).kind === 'downgrade',
  )
  return falling.reduce((total, { members }) => total + members, 0)
}
