import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { placeholders, quoted } from './sql.ts'
import type { Sql } from './sql.ts'

export interface LeaseWanted {
  /** A table with `id, status, notBefore, attempts, leaseId, leaseUntil`. */
  table: string
  limit: number
  leaseMs: number
}

export interface Leased<Row> {
  readonly leaseId: string
  readonly rows: Row[]
}

/**
 * Takes ready rows for this worker alone, oldest first: reads candidates, marks those still free, reads what it got. No
 * row is held locked meanwhile. A worker that dies keeps its rows until the lease runs out; then they are taken again,
 * so whoever works on them must bear a repetition. `attempts` counts how often a row has been taken.
 */
export async function takeLease<Row>(db: Database, wanted: LeaseWanted): Promise<Leased<Row>> {
  const table = quoted(wanted.table)
  const leaseId = newId()
  const none: Leased<Row> = { leaseId, rows: [] }
  return db.upkeep(async (sql, now) => {
    const free = `status = 'ready' AND notBefore <= ? AND (leaseUntil IS NULL OR leaseUntil <= ?)`
    const candidates = await sql.all<{ id: string }>(
      `SELECT id FROM ${table} WHERE ${free} ORDER BY notBefore, id LIMIT ?`,
      [now, now, wanted.limit],
    )
    if (candidates.length === 0) return none
    const ids = candidates.map((row) => row.id)
    const taken = await sql.run(
      `UPDATE ${table} SET leaseId = ?, leaseUntil = ?, attempts = attempts + 1
       WHERE id IN (${placeholders(ids.length)}) AND ${free}`,
      [leaseId, new Date(now.getTime() + wanted.leaseMs), ...ids, now, now],
    )
    if (taken === 0) return none
    return {
      leaseId,
      rows: await sql.all<Row>(`SELECT * FROM ${table} WHERE leaseId = ? ORDER BY notBefore, id`, [leaseId]),
    }
  })
}

/**
 * Ends the lease of a row: `done`, or `dead` after its last attempt. Inside a unit, the end commits with what was done.
 * @returns whether the lease was still ours; if not, another worker has the row and this one's work must not count
 */
export async function endLease(
  sql: Sql,
  table: string,
  lease: { id: string; leaseId: string; status: 'done' | 'dead' },
): Promise<boolean> {
  const ended = await sql.run(
    `UPDATE ${quoted(table)} SET status = ?, leaseId = NULL, leaseUntil = NULL WHERE id = ? AND leaseId = ?`,
    [lease.status, lease.id, lease.leaseId],
  )
  return ended === 1
}

/** Gives a row back to be taken again, not before the given instant. Returns whether the lease was still ours. */
export async function postponeLease(
  sql: Sql,
  table: string,
  lease: { id: string; leaseId: string; notBefore: Date },
): Promise<boolean> {
  const given = await sql.run(
    `UPDATE ${quoted(table)} SET notBefore = ?, leaseId = NULL, leaseUntil = NULL WHERE id = ? AND leaseId = ?`,
    [lease.notBefore, lease.id, lease.leaseId],
  )
  return given === 1
}
