import type { FactValue } from '@cheyou/domain'
import { quoted, type Sql } from './db/sql.ts'
import { count } from './db/columns.ts'
import { soleRow } from './db/rows.ts'

/** Something wrong in the books: a code, and the ids to look for. */
export interface AuditFinding {
  code: string
  /** For the operator who reads the findings. */
  message: string
  facts: { readonly [name: string]: FactValue }
}

/** A question whose every answer is something wrong: a row of it names what, by ids and numbers. */
export interface AuditCheck {
  code: string
  message: string
  sql: string
}

/** What a module brings to the audit. It checks its own tables against each other and against those of modules before it. */
export interface AuditPart {
  /** How many rows of these tables were looked at, by the name under which the report says so. */
  counts?: Readonly<Record<string, string>>
  checks?: readonly AuditCheck[]
  /** What takes more than one question: it goes through the rows itself. */
  searches?: readonly ((read: Sql) => Promise<AuditFinding[]>)[]
}

export interface AuditReport {
  ok: boolean
  /** How many rows of each sort were looked at. */
  checked: Record<string, number>
  findings: AuditFinding[]
}

/**
 * Asks every check (req. 2.9). It may run beside a working server: what is found is looked for once more, so that a posting under
 * way is no finding.
 */
export async function runAudit(read: Sql, parts: readonly AuditPart[]): Promise<AuditReport> {
  const checked: Record<string, number> = {}
  for (const { counts = {} } of parts)
    for (const [name, table] of Object.entries(counts)) {
      const row = await soleRow(read, { count: count() }, `SELECT COUNT(*) AS count FROM ${quoted(table)}`)
      checked[name] = row.count
    }
  const first = await findingsOf(read, parts)
  if (first.length === 0) return { ok: true, checked, findings: [] }
  const again = new Set((await findingsOf(read, parts)).map((finding) => JSON.stringify(finding)))
  const findings = first.filter((finding) => again.has(JSON.stringify(finding)))
  return { ok: findings.length === 0, checked, findings }
}

/** Checks work the database, searches mostly this process: one of each at a time. */
async function findingsOf(read: Sql, parts: readonly AuditPart[]): Promise<AuditFinding[]> {
  const checks = parts.flatMap((part) => part.checks ?? [])
  const searches = parts.flatMap((part) => part.searches ?? [])
  const lanes = [
    inTurn(checks, async ({ code, message, sql }) =>
      (await read.all(sql)).map((row) => ({ code, message, facts: plainFacts(row) })),
    ),
    inTurn(searches, (search) => search(read)),
  ]
  return (await Promise.all(lanes)).flat()
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
