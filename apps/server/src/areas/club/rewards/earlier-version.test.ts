import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { openDatabase } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { migrations } from '../../../modules.ts'
import { newDatabase, openTestDatabase } from '../../../testing/test-database.ts'
import { findRedemption } from './redemptions.repository.ts'
import { findReward } from './rewards.repository.ts'

/** The first migration after the version that knew gifts and vouchers without terms. */
const LATER = 1_795_500_000_000
const earlier = migrations.filter(({ name }) => Number(/\d+$/.exec(name)?.[0]) < LATER)

test('rewards and redemptions of an earlier version are what they were, with nothing restricted', async () => {
  const { url, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const groupId = newId()
  const [voucherId, giftId, redemptionId] = [newId(), newId(), newId()]
  const before = await openDatabase({ url, clock: systemClock, exclusive: false, tables: [], migrations: earlier })
  await before.migrate()
  await before.upkeep(async (sql, now) => {
    const reward = { groupId, description: '', pointsPrice: 10, perMemberLimit: 2, retiredAt: null, createdAt: now }
    await sql.insert('rewards', [
      {
        ...reward,
        id: voucherId,
        kind: 'voucher',
        name: '旧券',
        stockLeft: null,
        faceFen: 10_000,
        minimumSpendFen: 0,
        position: 1,
      },
      {
        ...reward,
        id: giftId,
        kind: 'gift',
        name: '旧杯',
        stockLeft: 4,
        faceFen: null,
        minimumSpendFen: null,
        position: 2,
      },
    ])
    const held = { state: 'held', points: 10, collectBy: '2026-12-18', heldAt: now, settledAt: null, storeId: null }
    await sql.insert('redemptions', [
      { id: redemptionId, groupId, memberId: newId(), rewardId: voucherId, code: 'AAAABBBBCCCC', ...held },
    ])
  })
  await before.close()

  const db = await openTestDatabase(url)
  onTestFinished(() => db.close())
  await db.migrate()
  const free = { tiers: null, storeIds: null, opensOn: null, closesOn: null, tierLimits: null, validDays: null }
  expect(await findReward(db.read, groupId, '', giftId)).toMatchObject({ ...free, stockLeft: 4, revision: 1 })
  expect(await findReward(db.read, groupId, '', voucherId)).toMatchObject({
    ...free,
    faceFen: 10_000,
    workTypes: null,
    lineKinds: null,
  })
  expect(await findRedemption(db.read, groupId, { id: redemptionId })).toMatchObject({
    rewardName: '旧券',
    quantity: 1,
    state: 'held',
    voucher: { faceFen: 10_000, leftFen: 10_000 },
  })
})
