import { benefitTerms } from '@cheyou/domain'
import type { AuditFinding } from '../../../platform/audit.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import { ruleSets } from '../../club/rules/rules.tables.ts'
import { visitDiscounts, visitLines, visits } from './visits.tables.ts'

const taken = {
  ...pick(visitDiscounts, 'visitId', 'groupId', 'lineNo', 'code', 'takenFen'),
  lineKind: visitLines.lineKind,
  ...pick(visits, 'workType', 'settledAt'),
}

/**
 * Benefits that the till took off lines they do not fit, or by more than one use may (req. 3.4). Only by rules that say what a benefit is
 * for: before they did, any line was right. A later revision was judged by the rules of the till's instant, which it no longer has.
 */
export async function benefitFindings(read: Sql): Promise<AuditFinding[]> {
  const found = await rows(
    read,
    taken,
    `SELECT d.visitId, d.groupId, d.lineNo, d.code, d.takenFen, l.lineKind, v.workType, v.settledAt
     FROM visit_discounts d JOIN visits v ON v.id = d.visitId AND v.revision = d.revision
       JOIN visit_lines l ON l.visitId = d.visitId AND l.lineNo = d.lineNo
     WHERE d.step = 'benefit' AND d.undoneAt IS NULL AND d.revision = 1 ORDER BY d.visitId, d.position`,
  )
  const findings: AuditFinding[] = []
  for (const [groupId, own] of Map.groupBy(found, (row) => row.groupId)) {
    const said = await saying(read, groupId)
    const rulesAt = await rulesBetween(
      read,
      groupId,
      own.map(({ settledAt }) => settledAt),
    )
    for (const { visitId, lineNo, code, takenFen, lineKind, workType, settledAt } of own) {
      const rules = rulesAt(settledAt)
      const { workTypes, lineKinds, mostFen } = benefitTerms(rules, code)
      const fits = (workTypes?.includes(workType) ?? true) && (lineKinds?.includes(lineKind) ?? true)
      if (!said.has(rules.version) || (fits && takenFen <= (mostFen ?? takenFen))) continue
      const facts = { visitId, lineNo, benefit: code, lineKind, workType, takenFen, mostFen }
      findings.push({ code: 'BENEFIT_LINE_WRONG', message: '权益用在了规则不允许的项目或金额上', facts })
    }
  }
  return findings
}

/** The versions whose document says what benefits are for. */
async function saying(read: Sql, groupId: string): Promise<Set<number>> {
  const versions = await rows(
    read,
    pick(ruleSets, 'version', 'document'),
    'SELECT version, document FROM rule_sets WHERE groupId = ?',
    [groupId],
  )
  return new Set(versions.filter(({ document }) => document.benefits !== undefined).map(({ version }) => version))
}
