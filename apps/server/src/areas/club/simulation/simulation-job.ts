import type { RuleSet } from '@cheyou/domain'
import type { JobKind } from '../../../platform/jobs/job-kind.ts'
import type { Period } from './past-visits.queries.ts'
import { simulateRules, type Simulated } from './simulate-rules.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { ruleSimulations } from './simulation.tables.ts'

interface Input {
  simulationId: string
  period: Period
  /** As the draft was when it was asked for. */
  tried: RuleSet
  /** When it was asked for, an ISO instant: decides which rules are those in force. */
  at: string
}

/**
 * Tries a draft of rules on the past (req. 2.3). It only reads until its report is written; what the members so far came to is kept
 * with its progress, so that an attempt that was cut off is gone on with behind them, and ends with the same report.
 */
export const ruleSimulationJob: JobKind<Input, Simulated> = {
  kind: 'rule_simulation',
  title: '试算积分规则',
  attemptsMax: 3,
  async work(app, job) {
    const { simulationId, period, tried, at } = job.input
    const report = await simulateRules(
      app,
      { period, tried, at: new Date(at) },
      { kept: job.kept, onPage: (reached, total) => job.say({ done: reached.membersDone, total }, reached) },
    )
    await app.db.upkeep((sql, now) =>
      updateRows(sql, ruleSimulations, { report, finishedAt: now }, { id: simulationId }),
    )
    return { members: report.members }
  },
}
