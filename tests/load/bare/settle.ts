import type { Pool } from 'mysql2/promise'
import { newId } from './new-id.ts'
import { readPattern, type Value } from './pattern.ts'
import { inTransaction } from './transaction.ts'

/** As much of the request as the bare route looks at; it believes everything. */
export interface SettleRequest {
  key: string
  memberId: string
  vehicleId: string
}

/** Settles visits by hand: the rows that the club writes for a visit, and nothing else. */
export async function bareSettling(pool: Pool): Promise<(request: SettleRequest) => Promise<string>> {
  const visit = await readPattern(pool, 'visits', 'true', [])
  const posting = await readPattern(pool, 'ledger_postings', 'true', [])
  const actId = valueOf(posting, 'actId')
  const key = await readPattern(pool, 'idempotency_keys', 'actId = ?', [actId])
  const lines = await readPattern(pool, 'visit_lines', 'true', [])
  const reading = await readPattern(pool, 'odometer_readings', 'true', [])
  const entries = await readPattern(pool, 'ledger_entries', 'true', [])
  const lot = await readPattern(pool, 'point_lots', 'true', [])
  const act = await readPattern(pool, 'acts', 'id = ?', [actId])
  const points = Number(valueOf(lot, 'points'))
  const answer = String(valueOf(key, 'answer'))
  const inserts = [key, visit, lines, reading, posting, entries, lot]
  // Whatever the club made up for this visit, and what came with the request.
  const ids = [visit, reading, posting, lot, act, entries].flatMap(({ rows }) => rows.map((row) => row['id'] as Value))
  const [memberId, vehicleId] = [valueOf(visit, 'memberId'), valueOf(visit, 'vehicleId')]
  return async (request) => {
    const fresh = new Map<Value, Value>(ids.map((id) => [id, newId()]))
    const visitId = fresh.get(valueOf(visit, 'id')) as string
    fresh.set(valueOf(key, 'idempotencyKey'), request.key)
    fresh.set(memberId, request.memberId).set(vehicleId, request.vehicleId)
    fresh.set(valueOf(visit, 'orderNumber'), `CY20260101-${visitId.slice(-12)}`)
    fresh.set(valueOf(posting, 'cause'), `visit:${visitId}:1`)
    const now = Date.now()
    await inTransaction(pool, async (connection) => {
      for (const { insert, values } of inserts) await connection.execute(insert, values(fresh, now))
      await connection.execute(
        'UPDATE point_accounts SET qualifying = qualifying + ?, redeemable = redeemable + ? WHERE memberId = ?',
        [points, points, request.memberId],
      )
      await connection.execute(act.insert, act.values(fresh, now))
    })
    return answer
  }
}

function valueOf(pattern: { rows: readonly Readonly<Record<string, Value>>[] }, column: string): Value {
  return pattern.rows[0]?.[column] ?? null
}
