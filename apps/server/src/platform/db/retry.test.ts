import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { exampleAct, exampleTables, examine, openAccounts } from '../../testing/example-tables.ts'
import { onlyOn, openTestDatabase, testDatabase } from '../../testing/test-database.ts'
import type { Unit } from './database.ts'
import { Transient } from './errors.ts'
import { integer } from './sql.ts'
import { sqlitePath } from './sqlite.ts'

const add = (unit: Unit, account: string): Promise<number> =>
  unit.sql.run('UPDATE example_accounts SET balance = balance + 1 WHERE id = ?', [account])

test('a unit asked to try again runs again as a whole, and gives up after twelve attempts', async () => {
  const { db } = await testDatabase(exampleTables)
  await openAccounts(db, 1, 0)
  let attempts = 0
  await db.unit(exampleAct, async (unit) => {
    await add(unit, 'account-0')
    if (++attempts < 3) throw new Transient('AGAIN', null)
  })
  expect([attempts, (await examine(db, 0)).total]).toEqual([3, 1])
  attempts = 0
  const hopeless = db.unit(exampleAct, async () => {
    attempts++
    throw new Transient('AGAIN', null)
  })
  await expect(hopeless).rejects.toMatchObject({ name: 'DatabaseBusy' })
  expect(attempts).toBe(12)
})

onlyOn('mariadb', () => {
  test('two units that wait for each other: MariaDB ends one, which runs again; both are written', async () => {
    const { db } = await testDatabase(exampleTables)
    await openAccounts(db, 2, 0)
    const attempts = { first: 0, second: 0 }
    const bothHold = meeting(2)
    const crossing = (name: 'first' | 'second', accounts: [string, string]): Promise<void> =>
      db.unit(exampleAct, async (unit) => {
        attempts[name]++
        await add(unit, accounts[0])
        // Only the first attempts meet; the one that runs again finds nobody to wait for.
        if (attempts[name] === 1) await bothHold()
        await add(unit, accounts[1])
      })
    await Promise.all([crossing('first', ['account-0', 'account-1']), crossing('second', ['account-1', 'account-0'])])
    expect(attempts.first + attempts.second).toBe(3)
    expect((await examine(db, 0)).total).toBe(4)
  })

  test('a unit whose connection is cut off runs again on another one', async () => {
    const { db, url } = await testDatabase(exampleTables)
    await openAccounts(db, 1, 0)
    const administrator = await openTestDatabase(url)
    let attempts = 0
    await db.unit(exampleAct, async (unit) => {
      await add(unit, 'account-0')
      const own = await unit.sql.one<{ id: number }>('SELECT CONNECTION_ID() AS id')
      if (++attempts === 1) await administrator.dataSource.query(`KILL ${integer(own?.id)}`)
      await add(unit, 'account-0')
    })
    expect([attempts, (await examine(db, 0)).total]).toEqual([2, 2])
    await administrator.close()
  })
})

onlyOn('sqlite', () => {
  test('while another process writes, a unit waits without stopping the event loop, then writes', async () => {
    const { db, url } = await testDatabase(exampleTables)
    await openAccounts(db, 1, 0)
    const other = new Sqlite(sqlitePath(url))
    other.exec('BEGIN IMMEDIATE')
    other.exec('UPDATE example_accounts SET balance = balance + 10')
    const unit = db.unit(exampleAct, (opened) => add(opened, 'account-0'))
    let ticks = 0
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (++ticks < 20) return
        clearInterval(timer)
        resolve()
      }, 1)
    })
    expect((await examine(db, 0)).total).toBe(0)
    other.exec('COMMIT')
    other.close()
    await unit
    expect((await examine(db, 0)).total).toBe(11)
  })

  test('a database opened twice, as the command line does beside a server, loses no write', async () => {
    const { db, url } = await testDatabase(exampleTables)
    await openAccounts(db, 1, 0)
    const second = await openTestDatabase(url, exampleTables)
    const both = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? db : second))
    let attempts = 0
    const readThenWrite = async (unit: Unit): Promise<void> => {
      attempts++
      await unit.sql.all('SELECT balance FROM example_accounts')
      await add(unit, 'account-0')
    }
    await Promise.all(both.map((one) => one.unit(exampleAct, readThenWrite)))
    // A unit has the right to write from its first statement on: none is run in vain.
    expect([attempts, (await examine(db, 0)).total]).toEqual([100, 100])
    await second.close()
  })
})

/** Resolves for everybody once so many have come. */
function meeting(expected: number): () => Promise<void> {
  let come = 0
  let open: () => void = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    if (++come === expected) open()
    return all
  }
}
