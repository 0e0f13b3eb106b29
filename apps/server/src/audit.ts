import { modules } from './modules.ts'
import { runAudit, type AuditReport } from './platform/audit.ts'
import type { Sql } from './platform/db/sql.ts'

/**
 * Checks the club from its raw rows (req. 2.9): every posting adds up to zero and has one cause, nothing is orphaned, balances and
 * lots are the sums of entries, visits have exactly the points they earn, redemptions and vouchers the points and the money they
 * stand for, tiers follow from each other. Each module brings the checks of its own.
 */
export function auditClub(read: Sql): Promise<AuditReport> {
  return runAudit(
    read,
    modules.flatMap(({ audit }) => audit ?? []),
  )
}
