import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../../clock.ts'
import { findRedemption } from '../index.ts'
import { expectNoSchemaDiff } from '../../../../testing/schema-diff.ts'
import { newDatabase } from '../../../../testing/test-database.ts'
import { openDatabase, type Database } from '../../../../platform/db/database.ts'
import { migrations, tables } from '../../../../modules.ts'
import { RedemptionsInPieces1795500000001 } from './1795500000001-redemptions-in-pieces.ts'

const before = migrations.slice(0, migrations.indexOf(RedemptionsInPieces1795500000001))

async function open(url: string, made: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: made })
  await db.migrate()
  return db
}

const group = { groupId: 'g' }
const offered = { ...group, description: '', pointsPrice: 100, position: 1, createdAt: new Date(0) }
const cup = { ...offered, id: 'cup', kind: 'gift', name: '保温杯', faceFen: null, minimumSpendFen: null }
const voucher = { ...offered, id: 'voucher', kind: 'voucher', name: '百元券', faceFen: 10_000, minimumSpendFen: 300 }
const made = { ...group, memberId: 'm', points: 100, collectBy: '2026-12-18', heldAt: new Date(0) }

test('redemptions made before keep the name and the terms of their reward; a voucher handed over was given away', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const old = await open(url, before)
  await old.upkeep(async (sql) => {
    await sql.insert('rewards', [cup, voucher])
    await sql.insert('redemptions', [
      { ...made, id: 'gift', rewardId: 'cup', code: '1', state: 'held' },
      { ...made, id: 'unused', rewardId: 'voucher', code: '2', state: 'held' },
      { ...made, id: 'given', rewardId: 'voucher', code: '3', state: 'handed_over' },
    ])
  })
  await old.close()
  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  const read = (id: string) => findRedemption(db.read, 'g', { id })

  expect(await read('gift')).toMatchObject({ rewardName: '保温杯', quantity: 1, revision: 0, voucher: null })
  const terms = { faceFen: 10_000, minimumSpendFen: 300, workTypes: null, lineKinds: null }
  expect(await read('unused')).toMatchObject({ rewardName: '百元券', voucher: { ...terms, leftFen: 10_000 } })
  expect(await read('given')).toMatchObject({ state: 'handed_over', voucher: { ...terms, leftFen: 0 } })
  await expectNoSchemaDiff(db)
})
