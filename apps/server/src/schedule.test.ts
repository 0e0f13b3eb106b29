import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { integer } from './db/sql.ts'
import { jobsOf, startSchedule } from './schedule.ts'
import { openStore, scanned } from './testing/desk.ts'
import { testClub, type TestClub } from './testing/test-app.ts'

const silent = pino({ level: 'silent' })

async function rowsIn(club: TestClub, table: string): Promise<number> {
  const row = await club.app.db.read.one<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${table}`)
  return integer(row?.n)
}

test('kept answers and used codes go when their time is over, and not before', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const { reception } = await openStore(club)
  await scanned(club, member, reception)
  const runAll = async () => {
    for (const job of jobsOf(club.app)) await job.run()
  }

  await runAll()
  expect([await rowsIn(club, 'idempotency_keys'), await rowsIn(club, 'scanned_codes')]).toEqual([1, 1])
  club.clock.advance(49 * 3_600_000)
  await runAll()
  expect([await rowsIn(club, 'idempotency_keys'), await rowsIn(club, 'scanned_codes')]).toEqual([0, 0])
})

test('a job runs again and again, also after it failed; stopping waits for what is under way', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let runs = 0
  const failing = { name: 'failing', everyMs: 1000, run: () => Promise.reject(new Error(`run ${++runs}`)) }
  const work = Promise.withResolvers<void>()
  const slow = { name: 'slow', everyMs: 1000, run: () => work.promise }
  const schedule = startSchedule([failing, slow], silent)
  await vi.advanceTimersByTimeAsync(3500)
  expect(runs).toBe(4)

  const order: string[] = []
  const stopped = schedule.stop().then(() => order.push('stopped'))
  void work.promise.then(() => order.push('worked'))
  work.resolve()
  await stopped
  expect(order).toEqual(['worked', 'stopped'])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(runs).toBe(4)
})
