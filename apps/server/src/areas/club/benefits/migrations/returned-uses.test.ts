import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../../clock.ts'
import { migrations, tables } from '../../../../modules.ts'
import { openDatabase, type Database } from '../../../../platform/db/database.ts'
import { expectNoSchemaDiff } from '../../../../testing/schema-diff.ts'
import { newDatabase } from '../../../../testing/test-database.ts'
import { ReturnedUses1796023000000 } from './1796023000000-returned-uses.ts'

const before = migrations.slice(0, migrations.indexOf(ReturnedUses1796023000000))

async function open(url: string, made: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: made })
  await db.migrate()
  return db
}

const on = (day: string) => new Date(`${day}T04:00:00Z`)
const of = { groupId: 'g', memberId: 'm' }
const terms = { via: 'fee', feeFen: 0, ruleVersion: 1, actId: 'a' }
const year = (id: string, startsOn: string, endsOn: string, at: string) => ({
  ...of,
  ...terms,
  id,
  startsOn,
  endsOn,
  anchorOn: startsOn,
  at: on(at),
})
const given = { storeId: 's', visitId: null, benefit: 'wash', benefitName: '免费洗车', quantity: 1, ruleVersion: 1 }
const use = (id: string, usedOn: string, undoneOn: string | null) => ({
  ...of,
  ...given,
  id,
  usedOn,
  leftAfter: 3,
  actId: 'a',
  at: on(usedOn),
  undoneAt: undoneOn && on(undoneOn),
  undoActId: undoneOn && 'b',
})

test('what was given back to a year that was over is given to the one that ran then, and nothing else', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const old = await open(url, before)
  await old.upkeep(async (sql) => {
    await sql.insert('membership_periods', [
      year('y6', '2026-01-01', '2026-12-31', '2026-01-01'),
      year('y7', '2027-01-01', '2027-12-31', '2027-01-20'),
    ])
    await sql.insert('benefit_uses', [
      use('used', '2026-12-31', null),
      use('same year', '2026-05-01', '2026-06-01'),
      use('in grace', '2026-12-31', '2027-01-10'),
      use('renewed', '2026-12-31', '2027-01-21'),
      use('after a lapse', '2027-12-31', '2028-05-01'),
    ])
  })
  await old.close()
  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  expect(await db.read.all('SELECT id, returnedOn FROM benefit_uses ORDER BY id')).toEqual([
    { id: 'after a lapse', returnedOn: '2028-05-01' },
    { id: 'in grace', returnedOn: null },
    { id: 'renewed', returnedOn: '2027-01-01' },
    { id: 'same year', returnedOn: null },
    { id: 'used', returnedOn: null },
  ])
  await expectNoSchemaDiff(db)
})
