import { EntitySchema } from 'typeorm'
import { date, document, flag, id, moment, nullable, ref, whole } from '../../../platform/db/columns.ts'

/** A draft tried on the visits of a period: how far it is, and in the end what came out (req. 2.3). */
export interface RuleSimulationRow {
  id: string
  groupId: string
  draftId: string
  draftRevision: number
  fromOn: string
  toOn: string
  membersDone: number
  membersTotal: number
  startedBy: string
  startedAt: Date
  /** When whoever works on it last said how far it is. */
  seenAt: Date
  finishedAt: Date | null
  failed: boolean
  report: string | null
}
export const ruleSimulations = new EntitySchema<RuleSimulationRow>({
  name: 'rule_simulations',
  columns: {
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
    seenAt: moment(),
    finishedAt: nullable(moment()),
    failed: flag(),
    report: nullable(document()),
  },
  indices: [{ name: 'ix_rule_simulations_draft', columns: ['draftId', 'startedAt'] }],
})

export const simulationEntities = [ruleSimulations]
