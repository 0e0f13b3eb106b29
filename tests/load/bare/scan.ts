import type { RowDataPacket } from 'mysql2'
import type { Pool } from 'mysql2/promise'
import { newId } from './new-id.ts'
import { readPattern, type Value } from './pattern.ts'
import { inTransaction } from './transaction.ts'

export interface ScanRequest {
  key: string
  /** `9<card number><code>` */
  text: string
}

/** Takes scanned cards by hand: finds the member and writes the rows that the club writes for a scan. */
export async function bareScanning(pool: Pool): Promise<(request: ScanRequest) => Promise<string>> {
  const act = await readPattern(pool, 'acts', 'action = ?', ['membership.scan'])
  const actId = act.rows[0]!['id']!
  const key = await readPattern(pool, 'idempotency_keys', 'actId = ?', [actId])
  const code = await readPattern(pool, 'scanned_codes', 'true', [])
  const presence = await readPattern(pool, 'presences', 'true', [])
  const answer = String(key.rows[0]!['answer'])
  const groupId = act.rows[0]!['groupId']!
  let step = 0
  return async (request) => {
    const fresh = new Map<Value, Value>()
    for (const { rows } of [act, presence]) fresh.set(rows[0]!['id']!, newId())
    fresh.set(key.rows[0]!['idempotencyKey']!, request.key)
    fresh.set(code.rows[0]!['step']!, ++step)
    fresh.set(presence.rows[0]!['tokenHash']!, (newId() + newId()).padEnd(64, '0'))
    const now = Date.now()
    await inTransaction(pool, async (connection) => {
      await connection.execute(key.insert, key.values(fresh, now))
      const [members] = await connection.execute<RowDataPacket[]>(
        'SELECT * FROM members WHERE groupId = ? AND cardNumber = ?',
        [groupId, request.text.slice(1, 11)],
      )
      fresh.set(code.rows[0]!['memberId']!, (members[0] as { id: string }).id)
      await connection.execute(code.insert, code.values(fresh, now))
      await connection.execute(presence.insert, presence.values(fresh, now))
      await connection.execute(act.insert, act.values(fresh, now))
    })
    return answer
  }
}
