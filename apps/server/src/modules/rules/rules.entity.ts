import { EntitySchema } from 'typeorm'
import { document, id, moment, ref, whole } from '../../db/columns.ts'

/** A published rule set; never changed afterwards (req. 2.3). */
export interface RuleSetRow {
  id: string
  groupId: string
  version: number
  document: string
  effectiveFrom: Date
  actId: string
  publishedAt: Date
}
export const ruleSets = new EntitySchema<RuleSetRow>({
  name: 'rule_sets',
  columns: {
    id: id(),
    groupId: ref(),
    version: whole(),
    document: document(),
    effectiveFrom: moment(),
    actId: ref(),
    publishedAt: moment(),
  },
  indices: [{ name: 'ux_rule_sets_version', columns: ['groupId', 'version'], unique: true }],
})

export const rulesEntities = [ruleSets]
