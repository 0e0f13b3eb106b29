import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { integer } from '../db/sql.ts'
import { openSession, PHONE_SESSION_DAYS } from '../../areas/people/auth/sessions.repository.ts'
import { upkeep } from '../../modules.ts'
import { repeat } from './repeat.ts'
import { runUpkeep } from './upkeep.ts'
import { openStore, scanned } from '../../testing/desk.ts'
import { systemAct, testClub, type TestClub } from '../../testing/test-app.ts'

const HOUR_MS = 3_600_000
const silent = pino({ level: 'silent' })

async function rowsIn(club: TestClub, table: string): Promise<number> {
  const row = await club.app.db.read.one<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${table}`)
  return integer(row?.n)
}

test('kept answers, used codes, presences and sessions go when their time is over, and not before', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const { reception } = await openStore(club)
  await scanned(club, member, reception)
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    await openSession(unit, { audience: 'phone', identityId: 'SOMEBODY' })
  })
  const tables = ['idempotency_keys', 'scanned_codes', 'presences', 'sessions']
  const runAll = () => runUpkeep(club.app, upkeep)

  await runAll()
  const left = () => Promise.all(tables.map((table) => rowsIn(club, table)))
  expect(await left()).toEqual([1, 1, 1, 1])
  club.clock.advance(25 * HOUR_MS)
  await runAll()
  expect(await left()).toEqual([1, 0, 0, 1])
  club.clock.advance(24 * HOUR_MS)
  await runAll()
  expect(await left()).toEqual([0, 0, 0, 1])
  club.clock.advance((PHONE_SESSION_DAYS * 24 - 49) * HOUR_MS)
  await runAll()
  expect(await left()).toEqual([0, 0, 0, 0])
})

test('a job runs again and again, also after it failed; stopping waits for what is under way', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let runs = 0
  const failing = { name: 'failing', everyMs: 1000, run: () => Promise.reject(new Error(`run ${++runs}`)) }
  const work = Promise.withResolvers<void>()
  const slow = { name: 'slow', everyMs: 1000, run: () => work.promise }
  const schedule = repeat([failing, slow], silent)
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
