import type { FactValue } from '@cheyou/domain'
import { quoted, type Sql } from './db/sql.ts'
import { count } from './db/columns.ts'
import { soleRow } from './db/rows.ts'
import { everything, type ClosedRows, type Open } from './audit/closed-days.ts'

/** Something wrong in the books: a code, and the ids to look for. */
export interface AuditFinding {
  code: string
  /** For the operator who reads the findings. */
  message: string
  facts: { readonly [name: string]: FactValue }
}

/** A question whose every answer is something wrong: a row of it names what, by ids and numbers. */
export type AuditCheck = { code: string; message: string } & (WholeQuestion | OpenQuestion)

/** Asked of all rows each time. */
interface WholeQuestion {
  sql: string
}

/** Asked of the rows that are open: what a closed day has not gained or changed cannot have become wrong. */
interface OpenQuestion {
  /** Whose ids: the name of the closed rows. */
  of: string
  /** With `among('e.postingId')` where the ids belong. */
  openSql: (among: (column: string) => string) => string
}

/** What a module brings to the audit. It checks its own tables against each other and against those of modules before it. */
export interface AuditPart {
  /** How many rows of these tables were looked at, by the name under which the report says so. */
  counts?: Readonly<Record<string, string>>
  /** Rows that are closed by day once a clean audit saw them. */
  closes?: readonly ClosedRows[]
  checks?: readonly AuditCheck[]
  /** What takes more than one question: it goes through the rows itself, those that are open where it can. */
  searches?: readonly ((read: Sql, open: Open) => Promise<AuditFinding[]>)[]
}

export interface AuditReport {
  ok: boolean
  /** How many rows of each sort there are. */
  checked: Record<string, number>
  findings: AuditFinding[]
}

/**
 * Asks every check (req. 2.9) of what is open, or of everything. It may run beside a working server: what is found is looked for once
 * more, so that a posting under way is no finding.
 */
export async function runAudit(read: Sql, parts: readonly AuditPart[], open: Open = everything): Promise<AuditReport> {
  const checked: Record<string, number> = {}
  for (const { counts = {} } of parts)
    for (const [name, table] of Object.entries(counts)) {
      const row = await soleRow(read, { count: count() }, `SELECT COUNT(*) AS count FROM ${quoted(table)}`)
      checked[name] = row.count
    }
  const first = await findingsOf(read, parts, open)
  if (first.length === 0) return { ok: true, checked, findings: [] }
  const again = new Set((await findingsOf(read, parts, open)).map((finding) => JSON.stringify(finding)))
  const findings = first.filter((finding) => again.has(JSON.stringify(finding)))
  return { ok: findings.length === 0, checked, findings }
}

/** Checks work the database, searches mostly this process: one of each at a time. */
async function findingsOf(read: Sql, parts: readonly AuditPart[], open: Open): Promise<AuditFinding[]> {
  const checks = parts.flatMap((part) => part.checks ?? [])
  const searches = parts.flatMap((part) => part.searches ?? [])
  const lanes = [
    inTurn(checks, (check) => answersOf(read, check, open)),
    inTurn(searches, (search) => search(read, open)),
  ]
  return (await Promise.all(lanes)).flat()
}

async function answersOf(read: Sql, check: AuditCheck, open: Open): Promise<AuditFinding[]> {
  const { code, message } = check
  const told = (found: unknown[]): AuditFinding[] => found.map((row) => ({ code, message, facts: plainFacts(row) }))
  if ('sql' in check) return told(await read.all(check.sql))
  const findings: AuditFinding[] = []
  for (const { statement, params } of open.questions(check.of, check.openSql))
    findings.push(...told(await read.all(statement, params)))
  return findings
}

async function inTurn<T>(
  all: readonly T[],
  ask: (one: T) => Promise<readonly AuditFinding[]>,
): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (const one of all) findings.push(...(await ask(one)))
  return findings
}

/** The facts are whatever the check asks for. MariaDB gives sums and counts as text. @throws TypeError for what is no fact */
function plainFacts(row: unknown): AuditFinding['facts'] {
  return Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, plainFact(value)]))
}

function plainFact(value: unknown): FactValue {
  if (typeof value === 'string') return /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof value === 'number' || value === null) return value
  throw new TypeError(`A check of the audit selects what is no fact: ${typeof value}`)
}
