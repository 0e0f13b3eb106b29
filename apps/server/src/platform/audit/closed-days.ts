import { hash } from 'node:crypto'
import { text } from '../db/columns.ts'
import type { Database } from '../db/database.ts'
import { rows } from '../db/rows.ts'
import { placeholders, type Sql } from '../db/sql.ts'
import { insertRows, listRows } from '../db/table-rows.ts'
import type { AuditPart } from '../audit.ts'
import { auditSeals } from './audit-seals.tables.ts'

/** Rows that a clean audit closes by day: they are open again when anything in their day is not as it was. */
export interface ClosedRows {
  /** `postings`: what checks and later modules call them. */
  name: string
  /**
   * SQL: each `day` and its `seal`, which is another one when a row of the day came, went or changed (`sealOf`). Without it they are
   * open only because of others.
   */
  days?: string
  /** The ids of the rows of those days, and of those that must be looked at because of what else is open. Ids of nothing do no harm. */
  open(this: void, read: Sql, days: readonly string[], others: Open): Promise<readonly string[]>
}

/** SQL: a seal over rows by the columns that checks read. What may be NULL is told apart from an empty text. */
export const sealOf = (...columns: readonly string[]): string =>
  `CONCAT(COUNT(*), ':', SUM(CRC32(CONCAT_WS('|', ${columns.map((column) => `COALESCE(${column}, '-')`).join(', ')}))))`

export interface Open {
  /** The ids of the open rows of a name; null: all of them. */
  idsOf(name: string): readonly string[] | null
  /** A statement about them all, or some for as many as fit into one each. */
  questions(
    name: string,
    sql: (among: (column: string) => string) => string,
  ): Iterable<{ statement: string; params: string[] }>
}

/** Nothing is closed. */
export const everything: Open = openOf(new Map())

const AT_ONCE = 500
/** Beyond, asking about everything is quicker. */
const OPEN_MAX = 50_000

function openOf(known: ReadonlyMap<string, readonly string[]>): Open {
  const idsOf = (name: string): readonly string[] | null => known.get(name) ?? null
  return {
    idsOf,
    *questions(name, sql) {
      const ids = idsOf(name)
      if (ids === null) return yield { statement: sql(() => '1 = 1'), params: [] }
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE)
        const params: string[] = []
        const among = (column: string): string => {
          params.push(...some)
          return `${column} IN (${placeholders(some.length)})`
        }
        yield { statement: sql(among), params }
      }
    },
  }
}

/** The seal of each day, by the name of the closed rows. */
export type Seals = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The seals of all days as they are now; taken before the checks, so that what comes in meanwhile is open the next time. */
export async function sealsNow(read: Sql, parts: readonly AuditPart[]): Promise<Seals> {
  const seals = new Map<string, ReadonlyMap<string, string>>()
  for (const { name, days } of parts.flatMap(({ closes = [] }) => closes)) {
    if (days === undefined) continue
    const found = await rows(read, { day: text(), seal: text() }, days)
    seals.set(name, new Map(found.map(({ day, seal }) => [day, seal])))
  }
  return seals
}

/** The ids of the rows of some days: `sql` ends with the expression that is a row's day. */
export async function idsOfDays(read: Sql, sql: string, days: readonly string[]): Promise<string[]> {
  if (days.length === 0) return []
  const found = await rows(read, { id: text() }, `${sql} IN (${placeholders(days.length)})`, days)
  return found.map(({ id }) => id)
}

/** The ids that statements about open rows find. */
export async function idsFrom(read: Sql, questions: ReturnType<Open['questions']>): Promise<string[]> {
  const ids: string[] = []
  for (const { statement, params } of questions)
    for (const { id } of await rows(read, { id: text() }, statement, params)) ids.push(id)
  return ids
}

/** What is open since the last clean audit by the same checks. */
export async function openSince(read: Sql, parts: readonly AuditPart[], now: Seals): Promise<Open> {
  const kept = Map.groupBy(await listRows(read, auditSeals, { checks: checksOf(parts) }), ({ name }) => name)
  const known = new Map<string, readonly string[]>()
  if (kept.size === 0) return everything
  for (const { name, open } of parts.flatMap(({ closes = [] }) => closes)) {
    const before = new Map((kept.get(name) ?? []).map(({ day, seal }) => [day, seal]))
    const days = [...(now.get(name) ?? [])].filter(([day, seal]) => before.get(day) !== seal).map(([day]) => day)
    const ids = [...new Set(await open(read, days, openOf(known)))]
    if (ids.length > OPEN_MAX) return everything
    known.set(name, ids)
  }
  return openOf(known)
}

/** A clean audit closes what it saw. */
export async function closeDays(db: Database, parts: readonly AuditPart[], seen: Seals): Promise<void> {
  const checks = checksOf(parts)
  await db.upkeep(async (sql, at) => {
    await sql.run('DELETE FROM audit_seals')
    const sealed = [...seen].flatMap(([name, days]) =>
      [...days].map(([day, seal]) => ({ name, day, seal, checks, at })),
    )
    await insertRows(sql, auditSeals, sealed)
  })
}

/** Other checks have not seen what these have: after an update that changes one, everything is open. */
function checksOf(parts: readonly AuditPart[]): string {
  const told = parts.flatMap(({ closes = [], checks = [], searches = [] }) => [
    ...closes.map(({ name, days, open }) => [name, days, String(open)]),
    ...checks.map((check) => ('sql' in check ? check.sql : check.openSql((column) => column))),
    ...searches.map(String),
  ])
  return hash('sha256', JSON.stringify(told))
}
