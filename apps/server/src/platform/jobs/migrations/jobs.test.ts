import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { migrations, tables } from '../../../modules.ts'
import { expectNoSchemaDiff } from '../../../testing/schema-diff.ts'
import { newDatabase } from '../../../testing/test-database.ts'
import { openDatabase, type Database } from '../../db/database.ts'
import { Jobs1795600000000 } from './1795600000000-jobs.ts'

const before = migrations.slice(0, migrations.indexOf(Jobs1795600000000))

async function open(url: string, known: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: known })
  await db.migrate()
  return db
}

const started = { groupId: 'g', startedBy: 's', startedAt: new Date(0), seenAt: new Date(0), finishedAt: null }

test('nights are forgotten, simulations and enrolments keep what came out of them', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const old = await open(url, before)
  await old.upkeep(async (sql) => {
    const lease = { leaseId: 'l', leaseUntil: new Date(0), finishedAt: new Date(0), report: '{}' }
    await sql.insert('nightly_runs', [{ groupId: 'g', asOf: '2026-11-18', ...lease }])
    const draft = { draftId: 'd', draftRevision: 1, fromOn: '2026-01-01', toOn: '2026-02-01' }
    await sql.insert('rule_simulations', [
      { ...started, ...draft, id: 'tried', membersDone: 7, membersTotal: 7, failed: false, report: '{"members":7}' },
    ])
    const batch = { asOf: '2026-11-17', customersDone: 2, customersTotal: 6, joined: 2, preview: '{}' }
    await sql.insert('enrolments', [{ ...started, ...batch, id: 'broken', failed: true }])
  })
  await old.close()

  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  await expectNoSchemaDiff(db)
  expect(await db.read.all('SELECT id, membersTotal, report FROM rule_simulations')).toEqual([
    { id: 'tried', membersTotal: 7, report: '{"members":7}' },
  ])
  expect(await db.read.all('SELECT id, customersTotal, joined FROM enrolments')).toEqual([
    { id: 'broken', customersTotal: 6, joined: 2 },
  ])
  expect(await db.read.all('SELECT id FROM jobs')).toEqual([])
})
