import type { SimulationReport } from '@cheyou/contract'
import { date, document, id, moment, nullable, ref, whole } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A draft tried on the visits of a period: what came out; how far it is, its job says (req. 2.3). */
export const ruleSimulations = table(
  'rule_simulations',
  {
    id: id(),
    groupId: ref(),
    draftId: ref(),
    draftRevision: whole(),
    fromOn: date(),
    toOn: date(),
    membersTotal: whole(),
    startedBy: ref(),
    startedAt: moment(),
    finishedAt: nullable(moment()),
    report: nullable(document<SimulationReport>()),
  },
  [{ name: 'ix_rule_simulations_draft', columns: ['draftId', 'startedAt'] }],
)

export const simulationTables = [ruleSimulations]
