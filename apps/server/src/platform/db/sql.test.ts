import { afterAll, beforeAll, expect, test } from 'vitest'
import { loggedError } from '../../log.ts'
import { exampleAct, exampleTables } from '../../testing/example-tables.ts'
import { runErrand } from '../../testing/run-errand.ts'
import { onlyOn, testDatabase } from '../../testing/test-database.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { newId } from './ids.ts'
import { bind, instant, instantOrNull, integer, placeholders, quoted } from './sql.ts'
import type { SqlValue } from './sql.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await testDatabase(exampleTables)
})
afterAll(() => own.destroy())

const write = <T>(work: Parameters<typeof own.db.unit<T>>[1]): Promise<T> => own.db.unit(exampleAct, work)

test('instants come back to the millisecond, as text in UTC', async () => {
  const at = new Date('2026-12-31T23:59:59.987Z')
  await write(({ sql }) => sql.insert('example_accounts', [{ id: 'dated', balance: 0, seenAt: at }]))
  const row = await own.db.read.one<{ seenAt: string }>('SELECT seenAt FROM example_accounts WHERE seenAt = ?', [at])
  expect(row).toEqual({ seenAt: '2026-12-31 23:59:59.987' })
  expect(instant(row?.seenAt)).toEqual(at)
  expect(instantOrNull(null)).toBeNull()
})

test('TypeORM reads the same instant in whatever time zone the process runs', async () => {
  const at = new Date('2026-06-30T16:00:00.001Z')
  await write(({ sql }) => sql.insert('example_accounts', [{ id: 'a-zone', balance: 0, seenAt: at }]))
  for (const TZ of ['Asia/Shanghai', 'America/New_York']) {
    const rows = await runErrand(own.url, { do: 'read-date-by-typeorm' }, { TZ }).finished
    expect(rows).toContainEqual(expect.objectContaining({ id: 'a-zone', seenAt: at.toISOString() }))
  }
})

test('counts, sums and bigints are safe integers, whatever the driver calls them', async () => {
  const big = 9_007_199_254_740_991
  await write(({ sql }) => sql.insert('example_accounts', [{ id: 'big', balance: big }]))
  const row = await own.db.read.one<Record<string, unknown>>(
    'SELECT COUNT(*) AS n, SUM(balance) AS total, MAX(balance) AS top FROM example_accounts WHERE balance = ?',
    [big],
  )
  expect([integer(row?.['n']), integer(row?.['total']), integer(row?.['top'])]).toEqual([1, big, big])
  await write(({ sql }) => sql.run('UPDATE example_accounts SET balance = balance - ? WHERE id = ?', [2, 'big']))
  const less = await own.db.read.one<{ balance: unknown }>("SELECT balance FROM example_accounts WHERE id = 'big'")
  expect(integer(less?.balance)).toBe(big - 2)
})

test('whole numbers are bound as integers, also into text and LIMIT', async () => {
  await write(({ sql }) => sql.run('INSERT INTO installation (name, value) VALUES (?, ?)', ['a-number', 7]))
  expect(
    await own.db.read.all('SELECT value FROM installation WHERE name = ? LIMIT ? OFFSET ?', ['a-number', 1, 0]),
  ).toEqual([{ value: '7' }])
})

test('a written row counts as affected when it matched, changed or not', async () => {
  await write(({ sql }) => sql.insert('installation', [{ name: 'same', value: 'same' }]))
  const set = 'UPDATE installation SET value = ? WHERE name = ?'
  const affected = await write(async ({ sql }) => [
    await sql.run(set, ['same', 'same']),
    await sql.run(set, ['other', 'same']),
    await sql.run(set, ['other', 'not there']),
    await sql.run('DELETE FROM installation WHERE name = ?', ['same']),
  ])
  expect(affected).toEqual([1, 1, 0, 1])
})

test('thousands of rows go in at once and come back as they were, names with emoji and quotes too', async () => {
  const texts = ['王伟', '😀', '😁', "O'Neil; DROP TABLE acts --", 'back\\slash', 'line\nbreak', '']
  const rows = Array.from({ length: 5_000 }, (_, n) => ({
    id: newId(),
    points: n,
    transferId: 'bulk',
    accountId: texts[n % 7]!,
  }))
  await write(({ sql }) => sql.insert('example_entries', rows))
  const found = await own.db.read.all<(typeof rows)[number]>(
    'SELECT id, points, transferId, accountId FROM example_entries WHERE transferId = ? ORDER BY id',
    ['bulk'],
  )
  expect(found.map((row) => ({ ...row, points: integer(row.points) }))).toEqual(rows)
  const smile = 'SELECT COUNT(*) AS n FROM example_entries WHERE transferId = ? AND accountId = ?'
  expect(integer((await own.db.read.one<{ n: unknown }>(smile, ['bulk', '😀']))?.n)).toBe(715)
})

test('rows that differ in their columns, and rows without any, are refused', async () => {
  const rows: Record<string, SqlValue>[] = [{ name: 'x', value: 'y' }, { name: 'z' }]
  await expect(write(({ sql }) => sql.insert('installation', rows))).rejects.toThrow('same columns')
  await expect(write(({ sql }) => sql.insert('installation', [{}]))).rejects.toThrow('at least one column')
  await write(({ sql }) => sql.insert('installation', []))
})

test('what no driver binds alike is refused: undefined, NaN, infinity, invalid dates', () => {
  for (const value of [undefined, NaN, Infinity, new Date(NaN), {}, 1n] as unknown as SqlValue[])
    expect(() => bind([value])).toThrow(/cannot be bound|Invalid time/)
  expect(bind([true, false, null, 'x', 1.5])).toEqual([1, 0, null, 'x', 1.5])
})

test('what is no integer, no datetime, no identifier is refused', () => {
  for (const value of [null, '', 'x', 1.5, '9007199254740993', undefined])
    expect(() => integer(value)).toThrow(TypeError)
  expect([integer('12'), integer(-3)]).toEqual([12, -3])
  for (const value of [null, '2026-01-01', 5]) expect(() => instant(value)).toThrow(TypeError)
  expect(() => quoted('a`b')).toThrow(TypeError)
  expect(placeholders(3)).toBe('?, ?, ?')
  expect(() => placeholders(0)).toThrow(RangeError)
})

onlyOn('mariadb', () => {
  test('what the database refuses is told without the values of the row, sent prepared or as text', async () => {
    const phone = '13800000001'
    const wrongDate = { id: newId(), balance: 0, seenAt: `it's ${phone}` }
    const asText = `SELECT FROM WHERE id IN (${placeholders(70)})`
    const refused: [named: string, by: Parameters<typeof write<unknown>>[0]][] = [
      ['Incorrect datetime value', ({ sql }) => sql.insert('example_accounts', [wrongDate])],
      [
        'error in your SQL syntax',
        ({ sql }) =>
          sql.run(
            asText,
            Array.from({ length: 70 }, () => phone),
          ),
      ],
      ['nowhere', ({ sql }) => sql.run('UPDATE nowhere SET phone = ?', [phone])],
      ["Unknown column 'phone'", ({ sql }) => sql.run('UPDATE installation SET phone = ?', [phone])],
    ]
    for (const [named, work] of refused) {
      const logged = JSON.stringify(loggedError(await write(work).catch((thrown: unknown) => thrown)))
      expect(logged).toContain(named)
      expect(logged).not.toContain(phone)
    }
  })
})
