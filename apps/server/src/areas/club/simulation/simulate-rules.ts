import { setImmediate } from 'node:timers/promises'
import type { SimulatedRules, SimulationReport } from '@cheyou/contract'
import {
  compareSimulations,
  decideDowngrade,
  startSimulation,
  type RuleSet,
  type SimulationResult,
} from '@cheyou/domain'
import type { App } from '../../../wiring.ts'
import { rulesBetween, rulesInForce } from '../rules/index.ts'
import {
  countMembers,
  membersWithoutVisits,
  pastMembers,
  type PastVisit,
  type Period,
  type QuietMembers,
} from './past-visits.queries.ts'

export type OnProgress = (progress: { membersDone: number; membersTotal: number }) => Promise<void>

/**
 * Replays the settled visits of a period under a rule set, under the version in force and, as a check of itself, under the rules
 * and tiers of each visit's own day, which gives what was really posted (req. 2.3). Writes nothing; the same question gets
 * the same answer. `tried` null: the rules as they were in force. `at`: when it was asked for, now if left out.
 */
export async function simulateRules(
  app: App,
  { period, tried, at }: { period: Period; tried: RuleSet | null; at?: Date },
  onProgress: OnProgress = () => Promise.resolve(),
): Promise<SimulationReport> {
  const { db, groupId } = app
  const now = at ?? app.clock.now()
  const current = await rulesInForce(db.read, groupId, now)
  const rulesAt = await rulesBetween(db.read, groupId, [now])
  const ofTheDay = ({ settledAt }: PastVisit) => rulesAt(settledAt)
  const replayed = startSimulation<PastVisit>(ofTheDay, current)
  const inForce = startSimulation<PastVisit>(() => current, current)
  const draft = tried === null ? startSimulation<PastVisit>(ofTheDay, current) : startSimulation(() => tried, tried)
  const membersTotal = await countMembers(db.read, groupId)
  const posted = { qualifying: 0, redeemable: 0 }
  let membersDone = 0
  for await (const page of pastMembers(db.read, groupId, period)) {
    for (const simulation of [replayed, inForce, draft]) page.members.forEach((member) => simulation.enter(member))
    for (const visit of page.visits) {
      replayed.replay(visit.postedTier === null ? visit : { ...visit, tierAtSettlement: visit.postedTier })
      inForce.replay(visit)
      draft.replay(visit)
    }
    posted.qualifying += page.posted.qualifying
    posted.redeemable += page.posted.redeemable
    membersDone += page.read
    await onProgress({ membersDone, membersTotal })
    // A server answers others between two pages, also where the database's driver never waits.
    await setImmediate()
  }
  const results = { replayed: replayed.result(), inForce: inForce.result(), tried: draft.result() }
  const quiet = await membersWithoutVisits(db.read, groupId, period)
  const rules = { inForce: current, tried: tried ?? current }
  return report({ ...period, inForceVersion: current.version, posted }, results, { quiet, rules })
}

type Heading = Pick<SimulationReport, 'from' | 'to' | 'inForceVersion' | 'posted'>

function report(
  heading: Heading,
  { replayed, inForce, tried }: Readonly<Record<'replayed' | 'inForce' | 'tried', SimulationResult>>,
  { quiet, rules }: { quiet: readonly QuietMembers[]; rules: Readonly<Record<'inForce' | 'tried', RuleSet>> },
): SimulationReport {
  const { qualifying, redeemable, liabilityFen, moves, otherTier } = compareSimulations(inForce, tried)
  return {
    ...heading,
    members: inForce.members,
    replayed: { qualifying: replayed.qualifying, redeemable: replayed.redeemable },
    inForce: sideOf(inForce, quiet, rules.inForce),
    tried: sideOf(tried, quiet, rules.tried),
    difference: { qualifying, redeemable, liabilityFen },
    moves: moves.map(({ draft, ...move }) => ({ ...move, tried: draft })),
    otherTier: otherTier.map(({ draft, ...move }) => ({ ...move, tried: draft })),
  }
}

/** Members without a visit earned nothing: those who have something to lose fall too. */
function sideOf(
  { members: _, tiers: _ends, tierChanges, fallers, ...result }: SimulationResult,
  quiet: readonly QuietMembers[],
  rules: RuleSet,
): SimulatedRules {
  const { byMonth, byTier, byWorkType, ...sums } = result
  return {
    ...sums,
    risers: tierChanges.length,
    fallers: fallers + quietFallers(quiet, rules),
    byMonth: [...byMonth],
    byTier: [...byTier],
    byWorkType: [...byWorkType],
  }
}

function quietFallers(quiet: readonly QuietMembers[], rules: RuleSet): number {
  const falling = quiet.filter(
    ({ tier }) => rules.tiers.some(({ code }) => code === tier) && decideDowngrade(tier, 0, rules).kind === 'downgrade',
  )
  return falling.reduce((sum, { members }) => sum + members, 0)
}
