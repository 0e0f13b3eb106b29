import type { RuleVersion } from '@cheyou/contract'
import { instant, integer, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { ruleVersionInForce } from './rules.repository.ts'

interface VersionRow {
  version: unknown
  name: string | null
  effectiveFrom: unknown
  publishedAt: unknown
  publishedBy: string | null
  inForce: unknown
}

/** Published versions with who published each. Parameters: groupId, the instant at which one of them is in force, groupId. */
const publishedVersions = `SELECT r.version, d.name, r.effectiveFrom, r.publishedAt, s.name AS publishedBy,
    CASE WHEN r.version = ${ruleVersionInForce} THEN 1 ELSE 0 END AS inForce
  FROM rule_sets r LEFT JOIN acts a ON a.id = r.actId LEFT JOIN staff s ON s.id = a.actorId
    LEFT JOIN rule_drafts d ON d.groupId = r.groupId AND d.publishedVersion = r.version
  WHERE r.groupId = ?`

const VERSIONS_LISTED = 200

/** The newest published versions, newest first, with which one is in force. */
export async function ruleVersions(sql: Sql, groupId: string, now: Date): Promise<RuleVersion[]> {
  const rows = await sql.all<VersionRow>(
    `${publishedVersions} ORDER BY r.effectiveFrom DESC, r.version DESC LIMIT ${VERSIONS_LISTED}`,
    [groupId, now, groupId],
  )
  return rows.map(versionAnswer)
}

/** A published version, however old. @throws NOT_FOUND */
export async function ruleVersion(sql: Sql, groupId: string, version: number, now: Date): Promise<RuleVersion> {
  const row = await sql.one<VersionRow>(`${publishedVersions} AND r.version = ?`, [groupId, now, groupId, version])
  if (!row) throw new Refusal('NOT_FOUND', { what: 'ruleVersion', version })
  return versionAnswer(row)
}

function versionAnswer(row: VersionRow): RuleVersion {
  return {
    version: integer(row.version),
    name: row.name,
    effectiveFrom: instant(row.effectiveFrom).toISOString(),
    publishedAt: instant(row.publishedAt).toISOString(),
    publishedBy: row.publishedBy,
    inForce: integer(row.inForce) === 1,
  }
}
