import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { examine, exampleTables, openAccounts } from '../../testing/example-tables.ts'
import { runErrand } from '../../testing/run-errand.ts'
import { newDatabase, onlyOn, testDatabase } from '../../testing/test-database.ts'
import { openDatabase } from './database.ts'
import type { DatabaseOptions } from './database.ts'
import { mysqlAddress } from './mysql-address.ts'

const serve = (url: string): DatabaseOptions => ({
  url,
  tables: [],
  migrations: [],
  clock: systemClock,
  exclusive: true,
})

test('four processes moving points at once lose nothing and invent nothing', async () => {
  const { db, url } = await testDatabase(exampleTables)
  await openAccounts(db, 6, 1_000)
  const errand = { do: 'transfer', count: 100, accounts: 6, unsorted: true } as const
  const shares = await Promise.all(Array.from({ length: 4 }, () => runErrand(url, errand).finished))
  const acknowledged = (shares as string[][]).flat().sort()
  expect(acknowledged).toHaveLength(400)
  expect(await examine(db, 1_000)).toEqual({ whole: acknowledged, broken: [], wrongBalances: [], total: 6_000 })
})

test('an address that cannot be used is refused with what to do', async () => {
  await expect(openDatabase(serve('postgres://x/y'))).rejects.toThrow('DATABASE_URL must be sqlite:PATH or mysql://')
  await expect(openDatabase(serve('sqlite::memory:'))).rejects.toThrow('needs a file')
  await expect(openDatabase(serve('sqlite:'))).rejects.toThrow('needs a file')
  await expect(openDatabase(serve('mysql://host'))).rejects.toThrow('mysql://user:password@host:port/name')
  const nobody = openDatabase(serve('mysql://someone:secret@127.0.0.1:1/cheyou'))
  await expect(nobody).rejects.toMatchObject({
    name: 'DatabaseUnusable',
    message: expect.not.stringContaining('secret') as string,
  })
})

test('an address is read with its special characters', () => {
  expect(mysqlAddress('mysql://us%40er:p%2Fw@db.example:3307/club?ssl=true')).toEqual({
    host: 'db.example',
    port: 3307,
    socketPath: null,
    user: 'us@er',
    password: 'p/w',
    database: 'club',
    ssl: true,
  })
  expect(mysqlAddress('mysql://root@localhost/club')).toMatchObject({ port: 3306, password: '', ssl: false })
})

onlyOn('sqlite', () => {
  test('a second server on the same file is refused; after kill -9 of the first it may start', async () => {
    const { url, remove } = await newDatabase({ untouched: true, durable: true })
    onTestFinished(remove)
    const first = runErrand(url, { do: 'serve' })
    await first.reached
    await expect(openDatabase(serve(url))).rejects.toThrow('Another server uses')
    const beside = await openDatabase({ ...serve(url), exclusive: false })
    await beside.close()
    await first.kill()
    const second = await openDatabase(serve(url))
    await expect(openDatabase(serve(url))).rejects.toThrow('Another server uses')
    await second.close()
    await (await openDatabase(serve(url))).close()
  })

  test('the file is written ahead and synced fully', async () => {
    const { db } = await testDatabase()
    const [mode] = await db.dataSource.query<unknown[]>('PRAGMA journal_mode')
    const [sync] = await db.dataSource.query<unknown[]>('PRAGMA synchronous')
    expect([mode, sync]).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }])
  })

  test('a server copies its log into the file often, the command line seldom', async () => {
    const { url } = await newDatabase()
    for (const [exclusive, pages] of [
      [true, 1_000],
      [false, 65_536],
    ] as const) {
      const db = await openDatabase({ ...serve(url), exclusive })
      expect(await db.dataSource.query<unknown[]>('PRAGMA wal_autocheckpoint')).toEqual([{ wal_autocheckpoint: pages }])
      await db.close()
    }
  })
})

onlyOn('mariadb', () => {
  test('every pooled connection has the settings, whatever the server says', async () => {
    const { db } = await testDatabase()
    const settings = `SELECT CONNECTION_ID() AS id, @@tx_isolation AS isolation, @@innodb_lock_wait_timeout AS lockWait,
      @@time_zone AS zone, @@sql_mode AS mode, SLEEP(0.05) AS pause`
    const rows = await Promise.all(Array.from({ length: 10 }, () => db.read.all<Record<string, unknown>>(settings)))
    expect(new Set(rows.flat().map((row) => row['id'])).size).toBe(10)
    for (const row of rows.flat())
      expect(row).toMatchObject({
        isolation: 'READ-COMMITTED',
        lockWait: '5',
        zone: '+00:00',
        mode: expect.stringContaining('STRICT_ALL_TABLES') as string,
      })
  })

  test('a database that does not exist yet is made, one of another collation is set right while it is empty', async () => {
    const { url, remove } = await newDatabase({ untouched: true })
    onTestFinished(remove)
    const collation =
      'SELECT DEFAULT_COLLATION_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()'
    const name = new URL(url).pathname.slice(1)
    const before = await openDatabase(serve(url))
    await before.dataSource.query(`ALTER DATABASE \`${name}\` COLLATE utf8mb4_unicode_ci`)
    await before.close()
    const after = await openDatabase(serve(url))
    expect(await after.read.one(collation)).toEqual({ name: 'utf8mb4_bin' })
    await after.dataSource.query(`DROP DATABASE \`${name}\``)
    await after.close()
    const made = await openDatabase(serve(url))
    expect(await made.read.one(collation)).toEqual({ name: 'utf8mb4_bin' })
    await made.dataSource.query('CREATE TABLE something (id int)')
    await made.dataSource.query(`ALTER DATABASE \`${name}\` COLLATE utf8mb4_unicode_ci`)
    await made.close()
    await expect(openDatabase(serve(url))).rejects.toThrow('needs utf8mb4_bin')
  })
})
