import { beforeEach, describe, expect, test } from 'vitest'
import { settableClock } from '../../clock.ts'
import { exampleAct, exampleTables, examine, openAccounts, transfer } from '../../testing/example-tables.ts'
import { onlyOn, testDatabase } from '../../testing/test-database.ts'
import type { Database, Unit } from './database.ts'
import { DuplicateKey, RefusedLeaving, SqlFailed, UnitMisused } from './errors.ts'
import { newId } from './ids.ts'
import { instant } from './sql.ts'

const clock = settableClock(new Date('2026-11-22T08:00:00.123Z'))
let db: Database
beforeEach(async () => {
  db = (await testDatabase({ ...exampleTables, clock })).db
})

const put =
  (name: string) =>
  ({ sql }: Unit): Promise<void> =>
    sql.insert('installation', [{ name, value: 'v' }])
const names = async (): Promise<string[]> =>
  (await db.read.all<{ name: string }>('SELECT name FROM installation ORDER BY name')).map((row) => row.name)
const actsKept = (): Promise<Record<string, unknown>[]> => db.read.all('SELECT * FROM acts ORDER BY id')

describe('together', () => {
  test('500 transfers at once, one in five failing: each whole or not at all', async () => {
    await openAccounts(db, 10, 1_000)
    const orders = Array.from({ length: 500 }, (_, n) => ({
      id: newId(),
      from: `account-${n % 10}`,
      to: `account-${(n * 7 + 3) % 10}`,
      points: 1 + (n % 9),
      refuse: n % 5 === 0,
    })).map((order) =>
      order.from === order.to ? { ...order, to: `account-${(Number(order.to.slice(-1)) + 1) % 10}` } : order,
    )
    const outcomes = await Promise.allSettled(orders.map((order) => transfer(db, order)))
    const acknowledged = orders.filter((_, n) => outcomes[n]?.status === 'fulfilled').map((order) => order.id)
    expect(acknowledged).toHaveLength(400)
    expect(await examine(db, 1_000)).toEqual({
      whole: acknowledged.sort(),
      broken: [],
      wrongBalances: [],
      total: 10_000,
    })
    expect(await actsKept()).toHaveLength(401)
  })

  test('of 40 who redeem 10 out of 100 at once, exactly 10 succeed', async () => {
    await openAccounts(db, 1, 100)
    const redeem = ({ sql }: Unit): Promise<number> =>
      sql.run('UPDATE example_accounts SET balance = balance - 10 WHERE id = ? AND balance >= 10', ['account-0'])
    const affected = await Promise.all(Array.from({ length: 40 }, () => db.unit(exampleAct, redeem)))
    expect(affected.filter((rows) => rows === 1)).toHaveLength(10)
    expect((await examine(db, 100)).total).toBe(0)
  })

  test('locks taken in any order end in retries, not in failures', async () => {
    await openAccounts(db, 4, 1_000)
    const orders = Array.from({ length: 60 }, (_, n) => ({
      id: newId(),
      from: `account-${n % 4}`,
      to: `account-${(n + 1 + (n % 3)) % 4}`,
      points: 1,
      unsorted: true,
    }))
    for (let at = 0; at < orders.length; at += 6)
      await Promise.all(orders.slice(at, at + 6).map((order) => transfer(db, order)))
    const found = await examine(db, 1_000)
    expect(found).toMatchObject({ broken: [], wrongBalances: [], total: 4_000 })
    expect(found.whole).toHaveLength(60)
  })
})

describe('acts', () => {
  test('a unit that wrote leaves who acted, what and why, with the instant of the unit', async () => {
    const act = {
      ...exampleAct,
      storeId: 'a-store',
      actorKind: 'staff' as const,
      actorId: 'a-person',
      reason: '客户要求',
    }
    const id = await db.unit(act, async (unit) => (await put('a')(unit), unit.act.id))
    const [kept] = await actsKept()
    expect(kept).toMatchObject({
      id,
      groupId: 'example-group',
      storeId: 'a-store',
      actorKind: 'staff',
      actorId: 'a-person',
    })
    expect(kept).toMatchObject({ action: 'example.transfer', reason: '客户要求' })
    expect(instant(kept?.['at'])).toEqual(clock.now())
  })

  test('a unit that only read, and one that failed, leave none', async () => {
    await db.unit(exampleAct, ({ sql }) => sql.all('SELECT * FROM installation'))
    await expect(
      db.unit(exampleAct, async (unit) => (await put('a')(unit), Promise.reject(new Error('no')))),
    ).rejects.toThrow('no')
    expect(await actsKept()).toEqual([])
    expect(await names()).toEqual([])
  })

  test('upkeep leaves none', async () => {
    await db.upkeep((sql) => sql.insert('installation', [{ name: 'upkeep', value: 'v' }]))
    expect([await names(), await actsKept()]).toEqual([['upkeep'], []])
  })
})

describe('failures', () => {
  test('a duplicate key names table and index, leaves the unit, and shows the winner to the next', async () => {
    await db.unit(exampleAct, put('taken'))
    const second = db.unit(exampleAct, async (unit) => (await put('other')(unit), await put('taken')(unit)))
    const error = await second.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(DuplicateKey)
    expect(error).toMatchObject({ table: 'installation', index: 'PRIMARY' })
    expect((error as Error).message).not.toContain('taken')
    expect(await names()).toEqual(['taken'])
  })

  test('a unique index is called by its name on every database', async () => {
    const session = (id: string) => ({
      id,
      tokenHash: 'the same',
      subjectKind: 'member',
      subjectId: 'm',
      at: clock.now(),
    })
    const { columns, indices } = db.dataSource.getMetadata('sessions')
    const row = (id: string) =>
      Object.fromEntries(
        columns.map((c) => [
          c.propertyName,
          c.isNullable
            ? null
            : ((session(id) as Record<string, string | Date>)[c.propertyName] ??
              (c.type === 'datetime' ? clock.now() : '1')),
        ]),
      )
    expect(indices.map((i) => i.name)).toContain('ux_sessions_token')
    const twice = db.unit(exampleAct, ({ sql }) => sql.insert('sessions', [row('1'), row('2')]))
    await expect(twice).rejects.toMatchObject({ name: 'DuplicateKey', table: 'sessions', index: 'ux_sessions_token' })
  })

  test('of several tables written at once, the one with the duplicate key is named', async () => {
    const rows = (...ids: string[]) => ids.map((id) => ({ id, balance: 0, seenAt: null }))
    const together = (name: string, ...ids: string[]) =>
      db.unit(exampleAct, ({ sql }) =>
        sql.insertAll([
          { table: 'installation', rows: [{ name, value: 'v' }] },
          { table: 'example_entries', rows: [] },
          { table: 'example_accounts', rows: rows(...ids) },
        ]),
      )
    await together('first', '1', '2')
    expect(await names()).toEqual(['first'])
    expect(await db.read.all('SELECT id FROM example_accounts ORDER BY id')).toEqual([{ id: '1' }, { id: '2' }])
    await expect(db.unit(exampleAct, put('first'))).rejects.toMatchObject({ table: 'installation', index: 'PRIMARY' })
    await expect(together('second', '3', '2')).rejects.toMatchObject({ name: 'DuplicateKey', index: 'PRIMARY' })
    expect(await names()).toEqual(['first'])
    expect(await actsKept()).toHaveLength(1)
  })

  test('a failure that the work swallows still undoes all of it', async () => {
    await db.unit(exampleAct, put('taken'))
    const work = async (unit: Unit): Promise<string> => {
      await put('before')(unit)
      await put('taken')(unit).catch(() => {})
      await put('after')(unit).catch(() => {})
      return 'as if nothing had happened'
    }
    await expect(db.unit(exampleAct, work)).rejects.toBeInstanceOf(DuplicateKey)
    expect(await names()).toEqual(['taken'])
  })

  test('a wrong statement is told with its text and without its values', async () => {
    const wrong = db.unit(exampleAct, ({ sql }) => sql.run('UPDATE nowhere SET x = ?', ['13800138000']))
    const error = await wrong.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(SqlFailed)
    expect((error as Error).message).toContain('UPDATE nowhere')
    expect((error as Error).message).not.toContain('13800138000')
  })

  onlyOn('mariadb', () => {
    test('text that is too long is refused, not cut', async () => {
      const long = db.unit(exampleAct, put('x'.repeat(41)))
      await expect(long).rejects.toMatchObject({ name: 'SqlFailed', code: 'ER_DATA_TOO_LONG' })
    })
  })
})

describe('misuse', () => {
  test('a unit, upkeep or db.read inside a unit is refused', async () => {
    const inside = (act: (unit: Unit) => Promise<unknown>): Promise<unknown> => db.unit(exampleAct, act)
    await expect(inside(() => db.unit(exampleAct, put('x')))).rejects.toBeInstanceOf(UnitMisused)
    await expect(inside(() => db.upkeep((sql) => sql.all('SELECT 1')))).rejects.toBeInstanceOf(UnitMisused)
    await expect(inside(() => db.read.all('SELECT 1'))).rejects.toBeInstanceOf(UnitMisused)
    await db.unit(exampleAct, put('afterwards'))
    expect(await names()).toEqual(['afterwards'])
  })

  test('a statement after the end of its unit is refused', async () => {
    const kept = await db.unit(exampleAct, async (unit) => unit)
    await expect(kept.sql.all('SELECT 1')).rejects.toBeInstanceOf(UnitMisused)
  })

  test('db.read does not write', async () => {
    await expect(db.read.run('DELETE FROM acts')).rejects.toBeInstanceOf(UnitMisused)
    await expect(db.read.insert('installation', [{ name: 'x', value: 'y' }])).rejects.toBeInstanceOf(UnitMisused)
  })
})

test('a refused unit leaves what it says it leaves, and neither its key, an act nor what follows', async () => {
  const followed: string[] = []
  const idempotency = { scope: 'staff', key: 'one-key', requestHash: 'same' }
  const refused = (work: (unit: Unit) => Promise<void> = async () => {}) =>
    db.unit({ ...exampleAct, idempotency }, async (unit) => {
      unit.afterCommit(() => followed.push('followed'))
      await work(unit)
      throw new RefusedLeaving(new RangeError('no'), (sql) =>
        sql.insert('installation', [{ name: 'left', value: 'v' }]),
      )
    })
  await expect(refused()).rejects.toThrow(RangeError)
  expect(await names()).toEqual(['left'])
  expect([await actsKept(), await db.read.all('SELECT * FROM idempotency_keys'), followed]).toEqual([[], [], []])
  // What it wrote itself could not be taken back under its locks.
  await expect(refused(put('own'))).rejects.toThrow(UnitMisused)
  expect(await names()).toEqual(['left'])
})

test('what follows a commit runs once it is committed, and never otherwise', async () => {
  const seen: string[] = []
  await db.unit(exampleAct, async (unit) => {
    unit.afterCommit(() => seen.push('first'))
    unit.afterCommit(() => {
      throw new Error('logged only')
    })
    unit.afterCommit(() => void seen.push('third'))
    await put('a')(unit)
    expect(seen).toEqual([])
  })
  const failing = db.unit(exampleAct, async (unit) => {
    unit.afterCommit(() => seen.push('never'))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(seen).toEqual(['first', 'third'])
})
