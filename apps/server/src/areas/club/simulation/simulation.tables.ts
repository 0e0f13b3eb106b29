import { date, document, flag, id, moment, nullable, ref, whole } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A draft tried on the visits of a period: how far it is, and in the end what came out (req. 2.3). */
export const ruleSimulations = table(
  'rule_simulations',
  {
    id: id(),
    groupId: ref(),
    draftId: ref(),
    draftRevision: whole(),
    fromOn: date(),
    toOn: date(),
    membersDone: whole(),
    membersTotal: whole(),
    startedBy: ref(),
    startedAt: moment(),
    /** When whoever works on it last said how far it is. */
    seenAt: moment(),
    finishedAt: nullable(moment()),
    failed: flag(),
    report: nullable(document()),
  },
  [{ name: 'ix_rule_simulations_draft', columns: ['draftId', 'startedAt'] }],
)

export const simulationTables = [ruleSimulations]
