import type { RuleVersion } from '@cheyou/contract'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { ruleVersionInForce } from './rules.repository.ts'
import { nullable, flag } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { ruleSets } from './rules.tables.ts'
import { staff } from '../../people/auth/auth.tables.ts'

const versionRowShape = {
  ...pick(ruleSets, 'version', 'effectiveFrom', 'publishedAt'),
  name: nullable(staff.name),
  publishedBy: nullable(staff.name),
  inForce: flag(),
}
type VersionRow = RowOf<typeof versionRowShape>

/** Published versions with who published each. Parameters: groupId, the instant at which one of them is in force, groupId. */
const publishedVersions = `SELECT r.version, d.name, r.effectiveFrom, r.publishedAt, s.name AS publishedBy,
    CASE WHEN r.version = ${ruleVersionInForce} THEN 1 ELSE 0 END AS inForce
  FROM rule_sets r LEFT JOIN acts a ON a.id = r.actId LEFT JOIN staff s ON s.id = a.actorId
    LEFT JOIN rule_drafts d ON d.groupId = r.groupId AND d.publishedVersion = r.version
  WHERE r.groupId = ?`

const VERSIONS_LISTED = 200

/** The newest published versions, newest first, with which one is in force. */
export async function ruleVersions(sql: Sql, groupId: string, now: Date): Promise<RuleVersion[]> {
  const found = await rows(
    sql,
    versionRowShape,
    `${publishedVersions} ORDER BY r.effectiveFrom DESC, r.version DESC LIMIT ${VERSIONS_LISTED}`,
    [groupId, now, groupId],
  )
  return found.map(versionAnswer)
}

/** A published version, however old. @throws NOT_FOUND */
export async function ruleVersion(sql: Sql, groupId: string, version: number, now: Date): Promise<RuleVersion> {
  const row = await firstRow(sql, versionRowShape, `${publishedVersions} AND r.version = ?`, [
    groupId,
    now,
    groupId,
    version,
  ])
  if (!row) throw new Refusal('NOT_FOUND', { what: 'ruleVersion', version })
  return versionAnswer(row)
}

function versionAnswer(row: VersionRow): RuleVersion {
  return {
    version: row.version,
    name: row.name,
    effectiveFrom: row.effectiveFrom.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publishedBy,
    inForce: row.inForce,
  }
}
