import { settleVisit } from '@cheyou/contract'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { openDatabase } from '../db/database.ts'
import { DatabaseTrouble, DatabaseUnusable } from '../db/errors.ts'
import { mysqlError } from '../db/mysql-sql.ts'
import { serving } from '../../testing/http.ts'
import { fromPhone, phoneToken } from '../../testing/sessions.ts'
import { systemAct, testClub, type TestClub } from '../../testing/test-app.ts'

/** Makes the database take nothing any more, as a full disk or a failover does; returns what makes it well again. */
async function takesNothing({ app }: TestClub): Promise<() => Promise<unknown>> {
  const { db } = app
  if (db.dialect === 'sqlite') {
    await db.dataSource.query('PRAGMA query_only = ON')
    return () => db.dataSource.query('PRAGMA query_only = OFF')
  }
  const fill = 'CREATE TRIGGER refuse BEFORE INSERT ON '
  const signal = " FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full'"
  const tables = ['installation', 'idempotency_keys']
  for (const table of tables) await db.dataSource.query(`${fill.replace('refuse', `refuse_${table}`)}${table}${signal}`)
  return () => Promise.all(tables.map((table) => db.dataSource.query(`DROP TRIGGER refuse_${table}`)))
}

test('a database that takes nothing is told with 503, one line a minute and by /readyz, and is well again by itself', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })
  const { ask } = await serving({ ...club.app, log })
  const headers = fromPhone(await phoneToken(club, { staffId: club.reception.id }))
  const { storeId } = club
  const { memberId, vehicleId } = member
  const body = {
    storeId,
    memberId,
    vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: 100 }],
    quotedFen: 100,
  }
  const settle = (key: number) =>
    ask('post', settleVisit.path, { headers: { ...headers, 'Idempotency-Key': `key-${key}-000000` }, body })
  const ready = async () => [(await ask('get', '/readyz')).status, (await ask('get', '/readyz')).body]
  expect(await ready()).toEqual([200, { ready: true }])

  const mend = await takesNothing(club)
  for (let i = 0; i < 5; i++) {
    const answer = await settle(i)
    expect([answer.status, answer.problem?.code, answer.headers.get('retry-after')]).toEqual([
      503,
      'SERVICE_BUSY',
      '10',
    ])
  }
  expect(await ready()).toEqual([503, { ready: false }])
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain('the database cannot be used')

  await mend()
  expect(await ready()).toEqual([200, { ready: true }])
  expect((await settle(9)).status).toBe(200)
})

/** On MariaDB: a change of the table that waits for a unit. @returns what resolves when it is made */
async function heldUp({ app: { db } }: TestClub): Promise<Promise<unknown>[]> {
  if (db.dialect === 'sqlite') return []
  const changing = db.dataSource.query("ALTER TABLE installation COMMENT = 'held up'")
  const waiting = () =>
    db.read.one(
      "SELECT id FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE installation%' AND state LIKE 'Waiting for%'",
    )
  await expect.poll(waiting).not.toBeNull()
  return [changing]
}

test('a database that does not answer is not ready within two seconds', async () => {
  const club = await testClub()
  const { ask } = await serving(club.app)
  let leave = (): void => {}
  let entered = (): void => {}
  const isIn = new Promise<void>((resolve) => (entered = resolve))
  // A unit that does not end holds SQLite's one writer; on MariaDB it holds up a change of the table, which holds up all others.
  const holding = club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    await unit.sql.insert('installation', [{ name: 'held', value: '' }])
    entered()
    await new Promise<void>((resolve) => (leave = resolve))
  })
  await isIn
  const changing = await heldUp(club)
  expect((await ask('get', '/readyz')).body).toEqual({ ready: false })
  expect((await ask('get', '/healthz')).status).toBe(200)
  leave()
  await holding
  await Promise.all(changing)
  await expect.poll(async () => (await ask('get', '/readyz')).body, { timeout: 10_000 }).toEqual({ ready: true })
})

test.each([
  ['ER_CON_COUNT_ERROR', 1040],
  ['ER_TOO_MANY_USER_CONNECTIONS', 1203],
  ['ER_ACCESS_DENIED_ERROR', 1045],
  ['ER_OPTION_PREVENTS_STATEMENT', 1290],
  ['ER_DISK_FULL', 1021],
  ['ER_RECORD_FILE_FULL', 1114],
])('what MariaDB says of itself is trouble, whatever was asked: %s', (code, errno) => {
  const error = Object.assign(new Error('no'), { code, errno, fatal: false })
  expect(mysqlError('SELECT 1', error as never)).toBeInstanceOf(DatabaseTrouble)
})

test('a folder that cannot be written to is said in a sentence when a server starts', async () => {
  // Nobody makes a folder below what is no folder, whatever their rights.
  const opening = openDatabase({
    url: 'sqlite:/dev/null/cheyou/club.db',
    tables: [],
    migrations: [],
    clock: systemClock,
    exclusive: true,
  })
  await expect(opening).rejects.toBeInstanceOf(DatabaseUnusable)
  await expect(opening).rejects.toThrow(/^The folder \/dev\/null\/cheyou cannot be written to \(\w+\)\. Cheyou keeps/)
})
