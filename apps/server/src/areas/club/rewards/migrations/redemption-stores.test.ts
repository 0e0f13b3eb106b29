import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../../clock.ts'
import { migrations, tables } from '../../../../modules.ts'
import { openDatabase, type Database } from '../../../../platform/db/database.ts'
import { newDatabase } from '../../../../testing/test-database.ts'
import { RedemptionStores1795858800000 } from './1795858800000-redemption-stores.ts'

async function open(url: string, made: typeof migrations): Promise<Database> {
  const db = await openDatabase({ url, clock: systemClock, exclusive: false, tables, migrations: made })
  await db.migrate()
  return db
}

const group = { groupId: 'g' }
const made = { ...group, contentHash: '', createdAt: new Date(0), updatedAt: new Date(0) }
const held = { ...group, memberId: 'm', rewardId: 'cup', points: 100, collectBy: '2026-12-18' }
const done = { ...group, revision: 1, action: 'hand_over', quantity: 1, actId: '', at: new Date(0) }

test('redemptions of before are seen by the stores that know their member, and by those where something was done', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const without = migrations.filter((migration) => migration !== RedemptionStores1795858800000)
  const old = await open(url, without)
  await old.upkeep(async (sql) => {
    await sql.insert('customers', [{ ...made, id: 'c', sourceId: 's', sourceNumber: '1', kind: 'person', name: '赵' }])
    await sql.insert('customer_stores', [{ ...group, customerId: 'c', storeId: 'knows' }])
    const card = {
      cardNumber: '1',
      cardSecret: '',
      tier: 'standard',
      joinedOn: '2020-01-01',
      joinedVia: 'founding',
      membershipEndsOn: '2027-06-01',
    }
    await sql.insert('members', [{ ...group, ...card, id: 'm', customerId: 'c', createdAt: new Date(0) }])
    await sql.insert('redemptions', [
      { ...held, id: 'held', code: '1', state: 'held', storeId: null, heldAt: new Date(1000) },
      { ...held, id: 'given', code: '2', state: 'handed_over', storeId: 'gave', heldAt: new Date(2000) },
    ])
    await sql.insert('redemption_changes', [{ ...done, id: 'h', redemptionId: 'given', storeId: 'undid' }])
  })
  await old.close()
  const db = await open(url, migrations)
  onTestFinished(() => db.close())
  const seen = await db.read.all(
    'SELECT redemptionId, storeId, heldAt FROM redemption_stores ORDER BY redemptionId, storeId',
  )
  expect(seen).toEqual([
    { redemptionId: 'given', storeId: 'gave', heldAt: '1970-01-01 00:00:02.000' },
    { redemptionId: 'given', storeId: 'knows', heldAt: '1970-01-01 00:00:02.000' },
    { redemptionId: 'given', storeId: 'undid', heldAt: '1970-01-01 00:00:02.000' },
    { redemptionId: 'held', storeId: 'knows', heldAt: '1970-01-01 00:00:01.000' },
  ])
})
