import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { pointsOf } from '../../../testing/redeeming.ts'
import { automaticUpgrades, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { changeTiers } from '../../club/membership/index.ts'
import { addSource } from '../../people/organisation/index.ts'
import type { OrderRecord } from './order-record.ts'
import { recordOrders } from './record-orders.ts'

async function joinedOn({ app }: TestClub, { memberId }: TestMember, day: string): Promise<void> {
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    await unit.sql.run('UPDATE members SET joinedOn = ?, createdAt = ? WHERE id = ?', [day, new Date(day), memberId])
    await unit.sql.run('UPDATE tier_changes SET effectiveOn = ? WHERE memberId = ?', [day, memberId])
  })
}

async function raised({ app }: TestClub, { memberId }: TestMember, to: string, effectiveOn: string): Promise<void> {
  const change = { memberId, from: 'standard', to, cause: 'test', ruleVersion: 1, effectiveOn }
  await app.db.unit(systemAct(app.groupId), (unit) => changeTiers(unit, [change]))
}

/** A card from 2020, gold since 2024, goes on in one that joined in October 2026. */
async function mergedIntoNewer(change?: Parameters<typeof testClub>[0]) {
  const club = await testClub(change)
  const { app, storeId } = club
  const source = await app.db.unit(systemAct(app.groupId), (unit) =>
    addSource(unit, { groupId: app.groupId, storeId, name: 'dms' }),
  )
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await joinedOn(club, kept, '2026-10-01')
  await joinedOn(club, merged, '2020-01-01')
  await raised(club, merged, 'gold', '2024-01-01')
  const car = await app.db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [merged.vehicleId])
  const tell = async (orderNumber: string, settledOn: string, points = 500) => {
    const line = { lineNo: 1, itemCode: null, itemName: '工时', lineKind: 'labour' as const, quantityMilli: 1000 }
    const nobody = { plate: null, bringerName: null, bringerPhone: null, advisorName: null, odometerKm: null }
    const order: OrderRecord = {
      ...nobody,
      orderNumber,
      state: 'settled',
      vin: car!.vin,
      workType: 'repair',
      settledOn,
      arrivedOn: settledOn,
      lines: [{ ...line, amountFen: points * 100, payer: 'customer' }],
    }
    const from = { sourceId: source.id, storeId, workTypeNames: new Map<string, string>() }
    return app.db.unit(systemAct(app.groupId), (unit) => recordOrders(unit, app.keys, from, [order]))
  }
  const tierOf = async (orderNumber: string) => {
    const row = await app.db.read.one<{ tier: string | null }>(
      `SELECT p.tier FROM ledger_postings p JOIN visits v ON v.id = p.subjectId
       WHERE v.orderNumber = ? AND p.kind = 'visit' AND p.memberId = ?`,
      [orderNumber, kept.memberId],
    )
    return row?.tier ?? null
  }
  const merge = () => mergeInto(club, kept, merged)
  return { club, kept, merged, tell, tierOf, merge }
}

const audit = async ({ app }: TestClub) => expect((await auditClub(app.db.read)).findings).toEqual([])

test('an order told late earns on the kept card when the merged one was a member on its day, on the tier of that day', async () => {
  const { club, kept, tell, tierOf, merge } = await mergedIntoNewer()
  await merge()
  await tell('RO1', '2026-03-01')
  await tell('RO2', '2022-03-01')
  await tell('RO3', '2019-03-01')
  expect(await pointsOf(club, kept)).toMatchObject({ qualifying: 1_000, redeemable: 1_000 })
  expect(await Promise.all(['RO1', 'RO2', 'RO3'].map(tierOf))).toEqual(['gold', 'standard', null])
  await audit(club)
})

test('one that came when its day was before every joining known earns when it is told again after the merge', async () => {
  const { club, kept, merged, tell, merge } = await mergedIntoNewer()
  await joinedOn(club, merged, '2026-10-02')
  await tell('RO1', '2026-03-01')
  expect((await pointsOf(club, merged))?.redeemable).toBe(0)
  const third = await club.addMember()
  await merge()
  await mergeInto(club, kept, third)
  await tell('RO1', '2026-03-01')
  expect(await pointsOf(club, kept)).toMatchObject({ qualifying: 500, redeemable: 500 })
  await audit(club)
})

test('what it reaches is news where the merged card was in the books, and no past that lifts at once', async () => {
  const { club, kept, tell, merge } = await mergedIntoNewer()
  await merge()
  await tell('RO1', '2026-03-01', 31_000)
  const { tier } = (await club.app.db.read.one<{ tier: string }>('SELECT tier FROM members WHERE id = ?', [
    kept.memberId,
  ]))!
  expect(tier).toBe('gold')
  const automatic = await mergedIntoNewer(automaticUpgrades)
  await automatic.merge()
  await automatic.tell('RO1', '2026-03-01', 31_000)
  expect(
    await automatic.club.app.db.read.one('SELECT tier FROM members WHERE id = ?', [automatic.kept.memberId]),
  ).toEqual({ tier: 'vip' })
  await audit(automatic.club)
})
