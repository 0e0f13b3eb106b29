import { beforeEach, expect, test } from 'vitest'
import { settableClock } from '../../clock.ts'
import { testDatabase } from '../../testing/test-database.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { endLease, postponeLease, takeLease } from './lease.ts'
import { integer } from './sql.ts'

interface Event {
  id: string
  attempts: unknown
}

const clock = settableClock(new Date('2026-11-22T08:00:00Z'))
const wanted = { table: 'outbox_events', limit: 10, leaseMs: 60_000 }
let db: Database
beforeEach(async () => {
  db = (await testDatabase({ clock })).db
})

async function addEvents(count: number): Promise<string[]> {
  const at = clock.now()
  const common = {
    groupId: 'g',
    memberId: null,
    kind: 'example.happened',
    facts: '{}',
    actId: newId(),
    at,
    status: 'ready',
  }
  const free = { attempts: 0, notBefore: at, leaseId: null, leaseUntil: null }
  const rows = Array.from({ length: count }, () => ({ id: newId(), ...common, ...free }))
  await db.upkeep((sql) => sql.insert('outbox_events', rows))
  return rows.map((row) => row.id)
}

const idsOf = (rows: readonly Event[]): string[] => rows.map((row) => row.id)

test('eight workers share 200 rows: each row is done exactly once', async () => {
  const ids = await addEvents(200)
  const done: string[] = []
  const worker = async (): Promise<void> => {
    for (let left = 200; left > 0;) {
      const leased = await takeLease<Event>(db, wanted)
      for (const row of leased.rows) {
        const lease = { id: row.id, leaseId: leased.leaseId, status: 'done' as const }
        if (await db.upkeep((sql) => endLease(sql, 'outbox_events', lease))) done.push(row.id)
      }
      left = integer(
        (await db.read.one<{ n: unknown }>("SELECT COUNT(*) AS n FROM outbox_events WHERE status = 'ready'"))?.n,
      )
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  expect(done.sort()).toEqual(ids)
})

test('rows come oldest first and are taken by nobody else until the lease runs out', async () => {
  const ids = await addEvents(15)
  const first = await takeLease<Event>(db, wanted)
  expect(idsOf(first.rows)).toEqual(ids.slice(0, 10))
  expect(idsOf((await takeLease<Event>(db, wanted)).rows)).toEqual(ids.slice(10))
  expect((await takeLease<Event>(db, wanted)).rows).toEqual([])
  clock.advance(60_000)
  const again = await takeLease<Event>(db, wanted)
  expect(idsOf(again.rows)).toEqual(ids.slice(0, 10))
  expect(again.rows.map((row) => integer(row.attempts))).toEqual(Array(10).fill(2))
  const late = { id: ids[0]!, leaseId: first.leaseId, status: 'done' as const }
  expect(await db.upkeep((sql) => endLease(sql, 'outbox_events', late))).toBe(false)
})

test('a postponed row is taken again at its time, a dead one never', async () => {
  const [one, two] = (await addEvents(2)) as [string, string]
  const { leaseId } = await takeLease<Event>(db, wanted)
  const notBefore = new Date(clock.now().getTime() + 5_000)
  await db.upkeep(async (sql) => {
    expect(await postponeLease(sql, 'outbox_events', { id: one, leaseId, notBefore })).toBe(true)
    expect(await endLease(sql, 'outbox_events', { id: two, leaseId, status: 'dead' })).toBe(true)
  })
  expect((await takeLease<Event>(db, wanted)).rows).toEqual([])
  clock.advance(5_000)
  expect(idsOf((await takeLease<Event>(db, wanted)).rows)).toEqual([one])
})
