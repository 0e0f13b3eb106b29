import type { RuleDraft, RuleProblem } from '@cheyou/contract'
import { checkRules, completeRules, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { count } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { ruleDrafts } from './rules.tables.ts'
import { members } from '../membership/membership.tables.ts'

const draftRowShape = pick(ruleDrafts, 'id', 'name', 'basedOn', 'revision', 'document', 'updatedAt')
type DraftRow = RowOf<typeof draftRowShape>

const openDraft = 'groupId = ? AND publishedVersion IS NULL AND discardedAt IS NULL'

/** An open draft with what is wrong in it. @throws NOT_FOUND when it was published, discarded or never there */
export async function findDraft(sql: Sql, groupId: string, draftId: string): Promise<RuleDraft> {
  const row = await firstRow(
    sql,
    draftRowShape,
    `SELECT id, name, basedOn, revision, document, updatedAt FROM rule_drafts WHERE id = ? AND ${openDraft}`,
    [draftId, groupId],
  )
  if (!row) throw new Refusal('NOT_FOUND')
  const rules = completeRules(row.document)
  return draftAnswer(row, rules, await problemsOf(sql, groupId, rules))
}

/**
 * What keeps rules from being published in this group (req. 2.3), whose dictionary says which work types there are and whose
 * members stand on tiers that must stay.
 */
export async function problemsOf(sql: Sql, groupId: string, rules: RuleSet): Promise<RuleProblem[]> {
  const workTypes = await knownDictionary(sql, groupId, 'work_type')
  const problems = checkRules(rules, {
    workTypes: workTypes.map(({ code }) => code),
    tiersHeld: await tiersHeld(sql, groupId),
  })
  return problems.map(({ path, code, facts }) => ({ path, code, facts: { ...facts } }))
}

async function tiersHeld(sql: Sql, groupId: string): Promise<{ tier: string; members: number }[]> {
  const found = await rows(
    sql,
    { tier: members.tier, members: count() },
    `SELECT tier, COUNT(*) AS members FROM members WHERE groupId = ? AND mergedIntoId IS NULL
     GROUP BY tier ORDER BY tier`,
    [groupId],
  )
  return found
}

export function draftAnswer(row: Omit<DraftRow, 'document'>, rules: RuleSet, problems: RuleProblem[]): RuleDraft {
  return {
    draftId: row.id,
    name: row.name,
    basedOn: row.basedOn,
    revision: row.revision,
    rules: mutable(rules),
    problems,
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The wire's type has no readonly; the value is plain JSON either way. */
export function mutable(rules: RuleSet): RuleDraft['rules'] {
  return structuredClone(rules) as RuleDraft['rules']
}

export async function openDrafts(
  sql: Sql,
  groupId: string,
): Promise<Pick<RuleDraft, 'draftId' | 'name' | 'basedOn' | 'updatedAt'>[]> {
  const found = await rows(
    sql,
    pick(ruleDrafts, 'id', 'name', 'updatedAt', 'basedOn'),
    `SELECT id, name, basedOn, updatedAt FROM rule_drafts WHERE ${openDraft} ORDER BY updatedAt DESC, id LIMIT 50`,
    [groupId],
  )
  return found.map((row) => ({
    draftId: row.id,
    name: row.name,
    basedOn: row.basedOn,
    updatedAt: row.updatedAt.toISOString(),
  }))
}

export async function addDraft(
  unit: Unit,
  draft: { id: string; name: string; basedOn: number; rules: RuleSet },
): Promise<void> {
  await insertRow(unit.sql, ruleDrafts, {
    id: draft.id,
    groupId: unit.act.groupId,
    name: draft.name,
    basedOn: draft.basedOn,
    revision: 1,
    document: draft.rules,
    createdAt: unit.now,
    updatedAt: unit.now,
    publishedVersion: null,
    discardedAt: null,
  })
}

/** Changes an open draft if it is still at this revision. @throws RULES_CHANGED */
export async function changeDraft(
  unit: Unit,
  { draftId, revision }: { draftId: string; revision: number },
  change: Partial<Pick<RowOf<typeof ruleDrafts>, 'name' | 'document' | 'discardedAt' | 'publishedVersion'>>,
): Promise<void> {
  const changed = await updateRows(
    unit.sql,
    ruleDrafts,
    { ...change, revision: revision + 1, updatedAt: unit.now },
    { id: draftId, revision, groupId: unit.act.groupId, publishedVersion: null, discardedAt: null },
  )
  if (changed !== 1) throw new Refusal('RULES_CHANGED')
}
