import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../../clock.ts'
import { migrations, tables } from '../../../../modules.ts'
import { openDatabase, type Database } from '../../../../platform/db/database.ts'
import { expectNoSchemaDiff } from '../../../../testing/schema-diff.ts'
import { newDatabase } from '../../../../testing/test-database.ts'
import { AliasRows1796024000000 } from './1796024000000-alias-rows.ts'

const before = migrations.slice(0, migrations.indexOf(AliasRows1796024000000))

async function open(url: string, made: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: made })
  await db.migrate()
  return db
}

const at = new Date('2026-11-01T04:00:00Z')
const account = (memberId: string, mergedIntoId: string | null) => ({
  memberId,
  groupId: 'g',
  qualifying: 0,
  redeemable: 0,
  held: 0,
  debt: 0,
  mergedIntoId,
})
const insurance = (id: string, memberId: string) => ({
  id,
  groupId: 'g',
  storeId: 's',
  memberId,
  policyNumber: id,
  insurer: '人保',
  premiumFen: 1,
  renewedOn: '2026-11-01',
  periodId: null,
  actId: 'a',
  at,
})
const use = (id: string, memberId: string) => ({
  id,
  groupId: 'g',
  storeId: 's',
  memberId,
  visitId: null,
  benefit: 'wash',
  benefitName: '',
  quantity: 1,
  usedOn: '2026-11-01',
  ruleVersion: 1,
  leftAfter: 0,
  actId: 'a',
  at,
  undoneAt: null,
  undoActId: null,
})
const adjustment = (id: string, memberId: string) => ({
  id,
  groupId: 'g',
  memberId,
  qualifying: 0,
  redeemable: 1,
  reason: '',
  state: 'posted',
  ruleVersion: 1,
  proposedBy: 'p',
  proposedAt: at,
  decidedBy: null,
  decidedAt: null,
  refusalReason: null,
})

test('what earlier merges left with an alias is the kept member’s', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const old = await open(url, before)
  const rows = { insurance_renewals: insurance, benefit_uses: use, point_adjustments: adjustment }
  await old.upkeep(async (sql) => {
    await sql.insert('point_accounts', [account('kept', null), account('alias', 'kept'), account('other', null)])
    for (const [table, row] of Object.entries(rows))
      await sql.insert(table, [row('1', 'alias'), row('2', 'kept'), row('3', 'other')])
  })
  await old.close()
  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  for (const table of Object.keys(rows))
    expect(await db.read.all(`SELECT id, memberId FROM ${table} ORDER BY id`)).toEqual([
      { id: '1', memberId: 'kept' },
      { id: '2', memberId: 'kept' },
      { id: '3', memberId: 'other' },
    ])
  await expectNoSchemaDiff(db)
})
