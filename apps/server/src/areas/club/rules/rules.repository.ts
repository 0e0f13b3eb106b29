import { completeRules, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow, rows, soleRow } from '../../../platform/db/rows.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { ruleSets } from './rules.tables.ts'

/** Published rule sets never change, so a version once read is kept for good. */
const known = new Map<string, RuleSet>()

/**
 * SQL for the version in force in a group at an instant, as a scalar subquery, so that a screen or a hot path can ask for it
 * along with the rest. Parameters: groupId, instant.
 */
export const ruleVersionInForce = `(SELECT version FROM rule_sets WHERE groupId = ? AND effectiveFrom <= ?
  ORDER BY effectiveFrom DESC, version DESC LIMIT 1)`

/** The rule set in force at an instant (req. 2.3). */
export async function rulesInForce(sql: Sql, groupId: string, at: Date): Promise<RuleSet> {
  const row = await soleRow(sql, { version: sum() }, `SELECT ${ruleVersionInForce} AS version`, [groupId, at])
  return ruleSetOf(sql, groupId, row.version)
}

/** The rule set that waits to follow on an instant, or null when none is published for later. */
export async function rulesAfter(sql: Sql, groupId: string, at: Date): Promise<RuleSet | null> {
  const row = await firstRow(
    sql,
    { version: ruleSets.version },
    'SELECT version FROM rule_sets WHERE groupId = ? AND effectiveFrom > ? ORDER BY effectiveFrom, version LIMIT 1',
    [groupId, at],
  )
  return row ? ruleSetOf(sql, groupId, row.version) : null
}

/**
 * The rule sets in force at several instants, read at once (req. 2.3).
 * @throws RangeError from the returned function for an instant that was not asked for, when no version was in force
 */
export async function rulesBetween(
  sql: Sql,
  groupId: string,
  instants: readonly Date[],
): Promise<(at: Date) => RuleSet> {
  const latest = new Date(Math.max(...instants.map((at) => at.getTime())))
  const found = await rows(
    sql,
    pick(ruleSets, 'version', 'effectiveFrom'),
    `SELECT version, effectiveFrom FROM rule_sets WHERE groupId = ? AND effectiveFrom <= ?
     ORDER BY effectiveFrom DESC, version DESC`,
    [groupId, latest],
  )
  const versions = found.map((row) => ({ from: row.effectiveFrom, version: row.version }))
  const sets = new Map<number, RuleSet>()
  for (const { version } of versions) sets.set(version, await ruleSetOf(sql, groupId, version))
  return (at) => {
    const rules = sets.get(versions.find(({ from }) => from <= at)?.version ?? 0)
    if (!rules) throw new RangeError(`No rules were in force at ${at.toISOString()}`)
    return rules
  }
}

/** A published version. @throws NOT_FOUND */
export async function ruleSetOf(sql: Sql, groupId: string, version: number): Promise<RuleSet> {
  const key = `${groupId}:${version}`
  const kept = known.get(key)
  if (kept) return kept
  const row = await firstRow(
    sql,
    { document: ruleSets.document },
    'SELECT document FROM rule_sets WHERE groupId = ? AND version = ?',
    [groupId, version],
  )
  if (!row) throw new Refusal('NOT_FOUND', { what: 'ruleVersion', version })
  const rules = completeRules({ ...row.document, version })
  known.set(key, rules)
  return rules
}

/** Publishes a rule set; from then on it never changes. */
export async function addRuleSet(unit: Unit, rules: RuleSet, effectiveFrom: Date): Promise<void> {
  await insertRow(unit.sql, ruleSets, {
    id: newId(),
    groupId: unit.act.groupId,
    version: rules.version,
    document: rules,
    effectiveFrom,
    actId: unit.act.id,
    publishedAt: unit.now,
  })
}
