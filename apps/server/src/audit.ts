import { modules } from './modules.ts'
import { runAudit, type AuditReport } from './platform/audit.ts'
import { closeDays, openSince, sealsNow, type Seals } from './platform/audit/closed-days.ts'
import type { Database } from './platform/db/database.ts'
import type { Sql } from './platform/db/sql.ts'

const parts = modules.flatMap((module) => module.audit ?? [])

/**
 * Checks the club from its raw rows (req. 2.9): every posting adds up to zero and has one cause, nothing is orphaned, balances and
 * lots are the sums of entries, visits have exactly the points they earn, redemptions and vouchers the points and the money they
 * stand for, tiers follow from each other. Each module brings the checks of its own.
 */
export function auditClub(read: Sql): Promise<AuditReport> {
  return runAudit(read, parts)
}

/**
 * The same, without computing again what a clean audit saw and nothing has touched since: rows whose day has another seal than then,
 * and what hangs on them, are open. With `all` everything is. A clean audit closes what it saw.
 */
export async function auditAndClose(db: Database, { all }: { all: boolean }): Promise<AuditReport> {
  const { seals, ...report } = await auditOpen(db.read, { all })
  if (report.ok) await closeDays(db, parts, seals)
  return report
}

/** The same, and closes nothing. @returns the seals of the days as they were before it */
export async function auditOpen(read: Sql, { all }: { all: boolean }): Promise<AuditReport & { seals: Seals }> {
  const seals = await sealsNow(read, parts)
  const report = all ? await auditClub(read) : await runAudit(read, parts, await openSince(read, parts, seals))
  return { ...report, seals }
}
