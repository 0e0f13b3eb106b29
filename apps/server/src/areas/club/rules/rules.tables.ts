import { EntitySchema } from 'typeorm'
import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

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

/** A rule set at work; saved valid or not, published at most once. */
export interface RuleDraftRow {
  id: string
  groupId: string
  name: string
  basedOn: number
  revision: number
  document: string
  createdAt: Date
  updatedAt: Date
  publishedVersion: number | null
  discardedAt: Date | null
}
export const ruleDrafts = new EntitySchema<RuleDraftRow>({
  name: 'rule_drafts',
  columns: {
    id: id(),
    groupId: ref(),
    name: words(40),
    basedOn: whole(),
    revision: whole(),
    document: document(),
    createdAt: moment(),
    updatedAt: moment(),
    publishedVersion: nullable(whole()),
    discardedAt: nullable(moment()),
  },
  indices: [{ name: 'ix_rule_drafts_group', columns: ['groupId', 'publishedVersion'] }],
})

export const rulesEntities = [ruleSets, ruleDrafts]
