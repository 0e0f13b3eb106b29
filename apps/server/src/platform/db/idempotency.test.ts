import { beforeEach, expect, test } from 'vitest'
import { settableClock } from '../../clock.ts'
import { exampleAct, exampleTables } from '../../testing/example-tables.ts'
import { oneKey, race } from '../../testing/race.ts'
import { runErrand } from '../../testing/run-errand.ts'
import { onlyOn, testDatabase } from '../../testing/test-database.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import type { Act, Unit } from './database.ts'
import { DuplicateKey, IdempotencyConflict, IdempotencyRunning } from './errors.ts'
import { forgetExpiredKeys } from './idempotency.ts'
import { newId } from './ids.ts'

const clock = settableClock(new Date('2026-11-22T08:00:00Z'))
let own: TestDatabase
beforeEach(async () => {
  own = await testDatabase({ ...exampleTables, clock })
})

const keyed = (key: string, requestHash = 'hash'): Act => ({
  ...exampleAct,
  idempotency: { scope: 'member-1', key, requestHash },
})
const count = async (table: string): Promise<number> => (await own.db.read.all(`SELECT * FROM ${table}`)).length

/** Writes a row and answers with its id, which differs every time it really runs. */
async function work({ sql }: Unit): Promise<{ id: string; at: string }> {
  const id = newId()
  await sql.insert('installation', [{ name: id, value: 'v' }])
  return { id, at: '2026-11-22' }
}

test('the same key with the same request gets the stored answer and writes once', async () => {
  const first = await own.db.unit(keyed('k'), work)
  expect(await own.db.unit(keyed('k'), work)).toEqual(first)
  expect([await count('installation'), await count('acts')]).toEqual([1, 1])
  const row = await own.db.read.one<{ actId: string; expiresAt: string }>(
    'SELECT actId, expiresAt FROM idempotency_keys',
  )
  expect(row?.expiresAt).toBe('2026-11-24 08:00:00.000')
  expect(await own.db.read.one('SELECT id FROM acts')).toEqual({ id: row?.actId })
})

test('keys of different scopes do not meet, nor do keys that differ by case, accent or emoji', async () => {
  const acts = ['k', 'K', 'é', 'e', '😀', '😁'].map((key) => keyed(key))
  acts.push({ ...exampleAct, idempotency: { scope: 'member-2', key: 'k', requestHash: 'hash' } })
  const answers = await Promise.all(acts.map((act) => own.db.unit(act, work)))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(7)
})

test('the same key with another request is a conflict', async () => {
  await own.db.unit(keyed('k'), work)
  await expect(own.db.unit(keyed('k', 'other'), work)).rejects.toBeInstanceOf(IdempotencyConflict)
  expect(await count('installation')).toBe(1)
})

race(
  'twenty at once with the same key: one writes, all get its answer',
  { dropped: [oneKey], sees: 20 },
  async (contest) => {
    const db = contest(own.db)
    const answers = await Promise.all(Array.from({ length: 20 }, () => db.unit(keyed('k'), work)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect([await count('installation'), await count('acts')]).toEqual([1, 1])
  },
)

test('a failed unit leaves its key unused', async () => {
  const failing = own.db.unit(keyed('k'), async (unit) => (await work(unit), Promise.reject(new Error('no'))))
  await expect(failing).rejects.toThrow('no')
  expect(await count('idempotency_keys')).toBe(0)
  await own.db.unit(keyed('k'), work)
  expect(await count('installation')).toBe(1)
})

test("a duplicate of the work's own is not taken for a used key", async () => {
  const same = ({ sql }: Unit): Promise<void> => sql.insert('installation', [{ name: 'same', value: 'v' }])
  await own.db.unit(keyed('a'), same)
  await expect(own.db.unit(keyed('b'), same)).rejects.toBeInstanceOf(DuplicateKey)
})

test('the first answer is what a repetition gets, and no answer stays none', async () => {
  const dated = (): Promise<unknown> => own.db.unit(keyed('dated'), async () => ({ at: new Date(0), none: undefined }))
  expect(await dated()).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  expect(await dated()).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  const silent = (): Promise<unknown> => own.db.unit(keyed('silent'), async () => undefined)
  expect([await silent(), await silent()]).toEqual([undefined, undefined])
})

test('after 48 hours the same key is a new request, and old keys can be cleared', async () => {
  const first = await own.db.unit(keyed('k'), work)
  clock.advance(48 * 3_600_000 - 1)
  expect(await own.db.unit(keyed('k'), work)).toEqual(first)
  clock.advance(1)
  const next = await own.db.unit(keyed('k', 'another request'), work)
  expect(next).not.toEqual(first)
  expect(await own.db.unit(keyed('k', 'another request'), work)).toEqual(next)
  clock.advance(48 * 3_600_000)
  expect(await own.db.upkeep(forgetExpiredKeys)).toBe(1)
  expect(await count('idempotency_keys')).toBe(0)
})

test('a process killed inside its unit leaves neither its writes nor its key', async () => {
  own = await testDatabase({ ...exampleTables, clock, durable: true })
  const errand = runErrand(own.url, { do: 'hold-key', scope: 'member-1', key: 'k', requestHash: 'hash' })
  await errand.reached
  await errand.kill()
  const answer = await own.db.unit(keyed('k'), work)
  expect(await own.db.read.all('SELECT name FROM installation')).toEqual([{ name: answer.id }])
  expect(await count('acts')).toBe(1)
})

onlyOn('mariadb', () => {
  test('while the first request runs on, a second one is told so instead of waiting without end', async () => {
    const errand = runErrand(own.url, { do: 'hold-key', scope: 'member-1', key: 'k', requestHash: 'hash' })
    await errand.reached
    await expect(own.db.unit(keyed('k'), work)).rejects.toBeInstanceOf(IdempotencyRunning)
    await errand.kill()
  })
})
