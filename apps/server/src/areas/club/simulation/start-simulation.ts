import { addMonths, type RuleSet } from '@cheyou/domain'
import type { Idempotency } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { staffAct, type StaffCaller } from '../../people/auth/index.ts'
import { findDraft } from '../rules/index.ts'
import { countMembers, type Period } from './past-visits.queries.ts'
import { simulateRules } from './simulate-rules.ts'

const MOST_MONTHS = 36
/** Progress is written this often, not with every page. */
const SAY_EVERY_MS = 500

/**
 * Starts to try a draft on the visits of a period and answers at once; `finished` is for whoever wants to wait. The result stays with the
 * draft. A server that ends meanwhile leaves it interrupted, and it can be started again: nothing else was written.
 * @throws NOT_FOUND, RULES_CHANGED, RULES_INVALID with the problems, PERIOD_INVALID
 */
export async function startRuleSimulation(
  app: App,
  caller: StaffCaller,
  { draftId, revision, ...period }: Period & { draftId: string; revision: number },
  idempotency: Idempotency,
): Promise<{ simulationId: string; finished: Promise<void> }> {
  if (period.from > period.to || period.to >= addMonths(period.from, MOST_MONTHS))
    throw new Refusal('PERIOD_INVALID', { ...period, mostMonths: MOST_MONTHS })
  let work: { id: string; rules: RuleSet } | null = null
  const simulationId = await app.db.unit(staffAct(app, caller, 'rules.simulate', { idempotency }), async (unit) => {
    const draft = await findDraft(unit.sql, app.groupId, draftId)
    if (draft.revision !== revision) throw new Refusal('RULES_CHANGED')
    if (draft.problems.length > 0) throw new Refusal('RULES_INVALID', { problems: draft.problems })
    const id = newId()
    await unit.sql.insert('rule_simulations', [
      {
        id,
        groupId: app.groupId,
        draftId,
        draftRevision: revision,
        fromOn: period.from,
        toOn: period.to,
        membersDone: 0,
        membersTotal: await countMembers(unit.sql, app.groupId),
        startedBy: caller.id,
        startedAt: unit.now,
        seenAt: unit.now,
        finishedAt: null,
        failed: false,
        report: null,
      },
    ])
    work = { id, rules: draft.rules }
    return id
  })
  // A repeated request is answered with the simulation of the first, which is at work already.
  const begun = work as { id: string; rules: RuleSet } | null
  const finished = begun?.id === simulationId ? run(app, simulationId, period, begun.rules) : Promise.resolve()
  return { simulationId, finished }
}

async function run(app: App, id: string, period: Period, tried: RuleSet): Promise<void> {
  const write = (columns: string, params: readonly (string | number | boolean | Date | null)[]): Promise<number> =>
    app.db.upkeep((sql, now) =>
      sql.run(`UPDATE rule_simulations SET seenAt = ?, ${columns} WHERE id = ?`, [now, ...params, id]),
    )
  let said = performance.now()
  try {
    const report = await simulateRules(app, { period, tried }, async ({ membersDone, membersTotal }) => {
      if (performance.now() - said < SAY_EVERY_MS) return
      said = performance.now()
      await write('membersDone = ?, membersTotal = ?', [membersDone, membersTotal])
    })
    const done = [JSON.stringify(report), app.clock.now()]
    await write('report = ?, finishedAt = ?, membersDone = membersTotal', done)
  } catch (error) {
    app.log.error({ err: error, simulationId: id }, 'a simulation of rules broke off')
    await write('failed = ?', [true]).catch((unsaid: unknown) => app.log.warn({ err: unsaid }, 'its end was not noted'))
  }
}
