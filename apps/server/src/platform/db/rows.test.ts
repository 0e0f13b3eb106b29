import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleAct } from '../../testing/example-tables.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { amount, code, count, date, document, flag, id, moment, nullable, sum, whole, words } from './columns.ts'
import { createTable } from './migrations/table.ts'
import { firstRow, rows, soleRow } from './rows.ts'
import { deleteRows, findRow, insertRow, insertRows, listRows, updateRows } from './table-rows.ts'
import { pick, selectList, table, type RowOf } from './table.ts'
import type { MigrationInterface, QueryRunner } from 'typeorm'

interface Notes {
  seen: string[]
  by?: string
}

const things = table('example_things', {
  id: id(),
  kind: code(['cup', 'towel'], 12),
  name: words(40),
  price: amount(),
  pieces: nullable(whole()),
  hidden: flag(),
  madeOn: date(),
  soldAt: nullable(moment()),
  notes: document<Notes>(),
  tags: nullable(document<string[]>()),
})
type Thing = RowOf<typeof things>

class ExampleThings9795306000000 implements MigrationInterface {
  name = 'ExampleThings9795306000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'example_things', {
      id: 'varchar(26)!',
      kind: 'varchar(12)',
      name: 'varchar(40)',
      price: 'bigint',
      pieces: 'integer?',
      hidden: 'boolean',
      madeOn: 'varchar(10)',
      soldAt: 'datetime(3)?',
      notes: 'json',
      tags: 'json?',
    })
  }

  async down(): Promise<void> {}
}

let own: TestDatabase
beforeAll(async () => {
  own = await testDatabase({ tables: [things], migrations: [ExampleThings9795306000000] })
})
afterAll(() => own.destroy())

const write = <T>(work: Parameters<typeof own.db.unit<T>>[1]): Promise<T> => own.db.unit(exampleAct, work)

const cup: Thing = {
  id: 'cup-1',
  kind: 'cup',
  name: '保温杯',
  price: 9_007_199_254_740_991,
  pieces: 0,
  hidden: false,
  madeOn: '2026-11-28',
  soldAt: new Date('2026-11-28T01:02:03.004Z'),
  notes: { seen: ['a'], by: '王' },
  tags: [],
}
const towel = { id: 'towel-1', kind: 'towel' as const, name: '毛巾', price: 1, hidden: true, madeOn: '2026-01-01' }

/** A table of its own for each test would cost more than clearing it. */
async function onShelf(): Promise<void> {
  await write(async ({ sql }) => {
    await sql.run('DELETE FROM example_things')
    await insertRows(sql, things, [cup, { ...towel, notes: { seen: [] } }])
  })
}

test('a row comes back as it was written: instants, whole numbers, booleans, documents; what is left out is null', async () => {
  await onShelf()
  expect(await findRow(own.db.read, things, { id: 'cup-1' })).toEqual(cup)
  expect(await findRow(own.db.read, things, { id: 'towel-1' })).toEqual({
    ...towel,
    pieces: null,
    soldAt: null,
    notes: { seen: [] },
    tags: null,
  })
  expect(await findRow(own.db.read, things, { id: 'nobody' })).toBeNull()
})

test('some columns, in an order, of several, of what is null, so many', async () => {
  await onShelf()
  const { read } = own.db
  expect(await findRow(read, things, { name: '毛巾', hidden: true }, ['kind'])).toEqual({ kind: 'towel' })
  const both = { id: ['towel-1', 'cup-1'] }
  expect(await listRows(read, things, both, { columns: ['id'], orderBy: ['price DESC', 'id'] })).toEqual([
    { id: 'cup-1' },
    { id: 'towel-1' },
  ])
  expect(await listRows(read, things, both, { columns: ['id'], orderBy: ['price'], limit: 1 })).toEqual([
    { id: 'towel-1' },
  ])
  expect(await listRows(read, things, { tags: null }, { columns: ['id'] })).toEqual([{ id: 'towel-1' }])
  await expect(listRows(read, things, { id: [] })).rejects.toThrow(RangeError)
  await expect(listRows(read, things, {})).rejects.toThrow('A condition is missing')
})

test('changes and deletions say how many rows they matched', async () => {
  await onShelf()
  const change = { price: 5, soldAt: null, notes: { seen: ['b'] }, hidden: true }
  expect(await write(({ sql }) => updateRows(sql, things, change, { id: 'cup-1', kind: 'cup' }))).toBe(1)
  expect(await findRow(own.db.read, things, { id: 'cup-1' })).toEqual({ ...cup, ...change })
  expect(await write(({ sql }) => updateRows(sql, things, change, { id: 'cup-1', kind: 'towel' }))).toBe(0)
  expect(await write(({ sql }) => deleteRows(sql, things, { hidden: true }))).toBe(2)
  expect(await findRow(own.db.read, things, { id: 'cup-1' }, ['id'], { lock: true })).toBeNull()
})

test('a statement by hand is read by the columns it names, what it computes by what the shape says', async () => {
  await onShelf()
  const some = pick(things, 'id', 'notes')
  expect(selectList('t', { ...some, sold: things.soldAt })).toBe('t.id, t.notes, t.soldAt AS sold')
  const found = await rows(
    own.db.read,
    { ...some, stillOne: flag(), price: sum() },
    `SELECT ${selectList('t', some)}, t.name, t.pieces IS NULL AS stillOne, SUM(t.price) AS price FROM example_things t
     GROUP BY t.id, t.notes, t.name, t.pieces ORDER BY t.id`,
  )
  expect(found).toEqual([
    { id: 'cup-1', notes: cup.notes, stillOne: false, price: cup.price },
    { id: 'towel-1', notes: { seen: [] }, stillOne: true, price: 1 },
  ])
  const counted = await soleRow(
    own.db.read,
    { n: count(), most: nullable(sum()) },
    'SELECT COUNT(*) AS n, MAX(pieces) AS most FROM example_things WHERE price < ?',
    [5],
  )
  expect(counted).toEqual({ n: 1, most: null })
  expect(await firstRow(own.db.read, some, 'SELECT id, notes FROM example_things WHERE id = ?', ['x'])).toBeNull()
  await expect(soleRow(own.db.read, some, 'SELECT id, notes FROM example_things WHERE id = ?', ['x'])).rejects.toThrow(
    'there is none',
  )
})

test.each<[column: keyof Thing, said: string]>([
  ['kind', 'None of cup, towel: text of 6 characters'],
  ['price', 'Not an integer'],
  ['hidden', 'Not a boolean'],
  ['madeOn', 'Not a date'],
  ['soldAt', 'Not a datetime'],
  ['notes', 'Not JSON'],
])('a value in %s that does not fit is told by its place, never as it is', async (column, said) => {
  await write(
    async ({ sql }) => (
      await deleteRows(sql, things, { id: 'odd' }),
      insertRow(sql, things, { ...cup, id: 'odd', name: 'secret' })
    ),
  )
  const found = rows(own.db.read, pick(things, column), `SELECT name AS ${column} FROM example_things WHERE id = 'odd'`)
  const error = await found.catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: 'RowUnfit', place: `example_things.${column}` })
  expect((error as Error).message).toContain(said)
  expect((error as Error).message).not.toContain('secret')
})

test('what a statement does not select, or computes otherwise than said, is told too', async () => {
  await onShelf()
  const short = rows(own.db.read, pick(things, 'id', 'name'), 'SELECT id FROM example_things')
  await expect(short).rejects.toMatchObject({ name: 'RowUnfit', place: 'example_things.name' })
  const none = soleRow(own.db.read, { total: sum() }, 'SELECT SUM(price) AS total FROM example_things WHERE id = ?', [
    'x',
  ])
  await expect(none).rejects.toMatchObject({ name: 'RowUnfit', place: 'computed column total' })
})

test.each<[place: string, wrong: Partial<Thing>]>([
  ['kind', { kind: 'secret' as 'cup' }],
  ['price', { price: 0.5 }],
  ['price', { price: 2 ** 53 }],
  ['madeOn', { madeOn: '28.11.2026' }],
  ['soldAt', { soldAt: 'secret' as unknown as Date }],
  ['name', { name: undefined as unknown as string }],
])('a value that does not fit %s is not written', async (place, wrong) => {
  await onShelf()
  const error = await write(({ sql }) => insertRow(sql, things, { ...cup, id: 'other', ...wrong })).catch(
    (caught: unknown) => caught,
  )
  expect(error).toMatchObject({ name: 'RowUnfit', place: `example_things.${place}` })
  expect((error as Error).message).not.toContain('secret')
  const changed = write(({ sql }) => updateRows(sql, things, wrong, { id: 'cup-1' }))
  await expect(changed).rejects.toMatchObject({ name: 'RowUnfit', place: `example_things.${place}` })
  expect(await findRow(own.db.read, things, { id: 'cup-1' })).toEqual(cup)
})

test('a column that the table does not have is not written', async () => {
  const wrong = { ...cup, id: 'other', colour: 'red' } as unknown as Thing
  await expect(write(({ sql }) => updateRows(sql, things, wrong, { id: 'cup-1' }))).rejects.toMatchObject({
    name: 'RowUnfit',
  })
  await expect(write(({ sql }) => insertRow(sql, things, wrong))).rejects.toMatchObject({ name: 'RowUnfit' })
})
