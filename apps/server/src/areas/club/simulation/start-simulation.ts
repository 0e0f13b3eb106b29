import { addMonths } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { addJob } from '../../../platform/jobs/jobs.repository.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { findDraft } from '../rules/index.ts'
import { countMembers, type Period } from './past-visits.queries.ts'
import { ruleSimulationJob } from './simulation-job.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { ruleSimulations } from './simulation.tables.ts'

const MOST_MONTHS = 36

/**
 * Adds the job that tries a draft on the visits of a period, and answers at once. The result stays with the draft.
 * @throws NOT_FOUND, RULES_CHANGED, RULES_INVALID with the problems, PERIOD_INVALID
 */
export async function startRuleSimulation(
  app: App,
  caller: StaffCaller,
  { draftId, revision, ...period }: Period & { draftId: string; revision: number },
  idempotency: Idempotency,
): Promise<{ simulationId: string }> {
  if (period.from > period.to || period.to >= addMonths(period.from, MOST_MONTHS))
    throw new Refusal('PERIOD_INVALID', { ...period, mostMonths: MOST_MONTHS })
  return app.db.unit(staffAct(app, caller, 'rules.simulate', { idempotency }), async (unit) => {
    const draft = await findDraft(unit.sql, app.groupId, draftId)
    if (draft.revision !== revision) throw new Refusal('RULES_CHANGED')
    if (draft.problems.length > 0) throw new Refusal('RULES_INVALID', { problems: draft.problems })
    const simulationId = newId()
    const membersTotal = await countMembers(unit.sql, app.groupId)
    await insertRow(unit.sql, ruleSimulations, {
      id: simulationId,
      groupId: app.groupId,
      draftId,
      draftRevision: revision,
      fromOn: period.from,
      toOn: period.to,
      membersTotal,
      startedBy: caller.id,
      startedAt: unit.now,
      finishedAt: null,
      report: null,
    })
    const input = { simulationId, period, tried: draft.rules, at: unit.now.toISOString() }
    await addJob(unit, ruleSimulationJob, { key: simulationId, input, askedBy: caller.id, total: membersTotal })
    return { simulationId }
  })
}
