import type { FactValue } from '@cheyou/domain'
import { integer, type Sql } from '../../../../platform/db/sql.ts'
import { discountChecks } from './discount-checks.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { redemptionChecks } from './redemption-checks.ts'
import { tierFindings } from './tier-chains.ts'
import { visitFindings } from './visit-points.ts'
import { rateFindings } from './visit-rates.ts'

/** Something wrong with the ledger: a code, the ids to look for. */
export interface AuditFinding {
  code: string
  message: string
  facts: { readonly [name: string]: FactValue }
}

export interface AuditReport {
  ok: boolean
  /** How many rows of each sort were looked at. */
  checked: Record<string, number>
  findings: AuditFinding[]
}

const tables = {
  members: 'members',
  accounts: 'point_accounts',
  postings: 'ledger_postings',
  entries: 'ledger_entries',
  lots: 'point_lots',
  tierChanges: 'tier_changes',
  visits: 'visits',
  lines: 'visit_lines',
  discounts: 'visit_discounts',
  redemptions: 'redemptions',
} as const

/**
 * Checks the ledger from the raw rows (req. 2.9): every posting adds up to zero and has one cause, nothing is orphaned,
 * balances and lots are the sums of entries, visits have exactly the points they earn, redemptions and vouchers the points and
 * the money they stand for, tiers follow from each other. It may run beside a working server: what is found is looked for once
 * more, so that a posting under way is no finding.
 */
export async function auditLedger(read: Sql): Promise<AuditReport> {
  const checked: Record<string, number> = {}
  for (const [name, table] of Object.entries(tables)) {
    const row = await read.one<{ count: unknown }>(`SELECT COUNT(*) AS count FROM ${table}`)
    checked[name] = integer(row?.count)
  }
  const first = await findingsOf(read)
  if (first.length === 0) return { ok: true, checked, findings: [] }
  const again = new Set((await findingsOf(read)).map((finding) => JSON.stringify(finding)))
  const findings = first.filter((finding) => again.has(JSON.stringify(finding)))
  return { ok: findings.length === 0, checked, findings }
}

async function findingsOf(read: Sql): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (const { code, message, sql } of [...ledgerChecks, ...redemptionChecks, ...discountChecks])
    for (const row of await read.all<Record<string, FactValue>>(sql))
      findings.push({ code, message, facts: plainFacts(row) })
  findings.push(...(await visitFindings(read)), ...(await rateFindings(read)), ...(await tierFindings(read)))
  return findings
}

/** MariaDB gives sums and counts as text. */
function plainFacts(row: Readonly<Record<string, FactValue>>): AuditFinding['facts'] {
  const isNumber = (value: FactValue): boolean => typeof value === 'string' && /^-?\d{1,15}$/.test(value)
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isNumber(value) ? Number(value) : value]))
}
