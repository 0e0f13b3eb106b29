import type { RuleDocument } from '@cheyou/domain'
import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A published rule set; never changed afterwards (req. 2.3). */
export const ruleSets = table(
  'rule_sets',
  {
    id: id(),
    groupId: ref(),
    version: whole(),
    document: document<RuleDocument>(),
    effectiveFrom: moment(),
    actId: ref(),
    publishedAt: moment(),
  },
  [
    { name: 'ux_rule_sets_version', columns: ['groupId', 'version'], unique: true },
    { name: 'ix_rule_sets_in_force', columns: ['groupId', 'effectiveFrom', 'version'] },
  ],
)

/** A rule set at work; saved valid or not, published at most once. */
export const ruleDrafts = table(
  'rule_drafts',
  {
    id: id(),
    groupId: ref(),
    name: words(40),
    basedOn: whole(),
    revision: whole(),
    document: document<RuleDocument>(),
    createdAt: moment(),
    updatedAt: moment(),
    publishedVersion: nullable(whole()),
    discardedAt: nullable(moment()),
  },
  [{ name: 'ix_rule_drafts_group', columns: ['groupId', 'publishedVersion'] }],
)

export const rulesTables = [ruleSets, ruleDrafts]
