import { setImmediate } from 'node:timers/promises'
import type { SimulationReport } from '@cheyou/contract'
import { projectCampaigns, startSimulation, type ProjectedCampaign, type RuleSet } from '@cheyou/domain'
import type { App } from '../../../wiring.ts'
import { rulesBetween, rulesInForce } from '../rules/index.ts'
import { countMembers, membersWithoutVisits, pastMembers } from './past-visits.queries.ts'
import type { PastMembers, PastVisit, Period } from './past-visits.queries.ts'
import { addReports, reportOf, withQuiet } from './report-parts.ts'

/** How many members are read at a time: some thousand visits, whatever the period. */
const MEMBERS_AT_A_TIME = 400

/** Where a simulation is after a page of members: what it came to so far, and where it goes on. */
export interface Simulated {
  /** The id of the last member who is done. */
  readonly after: string
  readonly membersDone: number
  readonly report: SimulationReport
}

interface Way {
  /** Where an earlier attempt came to. */
  kept?: Simulated | null
  onPage?: (reached: Simulated, membersTotal: number) => Promise<void>
  membersAtATime?: number
}

/**
 * Replays the settled visits of a period under a rule set, under the version in force and, as a check of itself, under the rules
 * and tiers of each visit's own day, which gives what was really posted (req. 2.3). Writes nothing; the same question gets
 * the same answer, in one go or from where an earlier attempt came to. `tried` null: the rules as they were in force. `at`: when
 * it was asked for, now if left out.
 */
export async function simulateRules(
  app: App,
  { period, tried, at }: { period: Period; tried: RuleSet | null; at?: Date },
  { kept, onPage, membersAtATime = MEMBERS_AT_A_TIME }: Way = {},
): Promise<SimulationReport> {
  const { db, groupId } = app
  const now = at ?? app.clock.now()
  const published = await rulesInForce(db.read, groupId, now)
  // Both sides alike, so that a campaign that both have makes no difference.
  const ours = tried && projectCampaigns(tried, period)
  const inForce = ours === null ? published : projectCampaigns(published, period).rules
  const rulesAt = await rulesBetween(db.read, groupId, [now])
  const ofTheDay = ({ settledAt }: PastVisit) => rulesAt(settledAt)
  const replay = (page: PastMembers) =>
    replayOf(page, { period, inForce, ofTheDay, tried: ours?.rules ?? null, projected: ours?.projected ?? [] })
  const membersTotal = await countMembers(db.read, groupId)
  let reached = kept ?? { after: '', membersDone: 0, report: replay(NOBODY) }
  const way = { after: reached.after, atATime: membersAtATime }
  for await (const page of pastMembers(db.read, groupId, period, way)) {
    const report = addReports(reached.report, replay(page))
    reached = { after: page.upTo, membersDone: reached.membersDone + page.read, report }
    // Somebody may have joined since they were counted.
    await onPage?.(reached, Math.max(membersTotal, reached.membersDone))
    // A server answers others between two pages, also where the database's driver never waits.
    await setImmediate()
  }
  const quiet = await membersWithoutVisits(db.read, groupId, period)
  return withQuiet(reached.report, quiet, { inForce, tried: tried ?? inForce })
}

const NOBODY: PastMembers = { members: [], visits: [], posted: { qualifying: 0, redeemable: 0 } }

interface Rules {
  period: Period
  inForce: RuleSet
  ofTheDay: (visit: PastVisit) => RuleSet
  tried: RuleSet | null
  projected: ProjectedCampaign[]
}

/** Members do not touch each other, so what a page of them comes to is a report of its own. */
function replayOf({ members, visits, posted }: PastMembers, { period, inForce, ofTheDay, tried, projected }: Rules) {
  const past = startSimulation<PastVisit>(ofTheDay, inForce)
  const current = startSimulation<PastVisit>(() => inForce, inForce)
  const draft = tried === null ? startSimulation<PastVisit>(ofTheDay, inForce) : startSimulation(() => tried, tried)
  for (const simulation of [past, current, draft]) members.forEach((member) => simulation.enter(member))
  for (const visit of visits) {
    past.replay(visit.postedTier === null ? visit : { ...visit, tierAtSettlement: visit.postedTier })
    current.replay(visit)
    draft.replay(visit)
  }
  const heading = { ...period, inForceVersion: inForce.version, posted, projected }
  return reportOf(heading, { replayed: past.result(), inForce: current.result(), tried: draft.result() })
}
