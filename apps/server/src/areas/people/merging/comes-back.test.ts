import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { nightOf } from '../../../testing/night.ts'
import {
  changedAsItIs,
  earn,
  onlyRedemption,
  pointsOf,
  redeem,
  shown,
  withReward,
  withVoucher,
} from '../../../testing/redeeming.ts'
import { newKey, systemAct, type TestClub } from '../../../testing/test-app.ts'
import { cancelForMember, handOver, undoHandOver, voucherOffers } from '../../club/rewards/index.ts'
import { addSource } from '../organisation/index.ts'
import type { OrderRecord } from '../../visits/visits/order-record.ts'
import { recordOrders } from '../../visits/visits/record-orders.ts'
import { labour, openTill } from '../../visits/visits/testing/till.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'

const nothing = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }

/** B redeems a voucher of ¥100 for 50 points and settles ¥500 with it, then turns out to be A. */
async function mergedAfterVoucher({ orderNumber }: { orderNumber?: string } = {}) {
  const till = await openTill('standard')
  const { club, member: merged } = till
  const source = await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    addSource(unit, { groupId: club.app.groupId, storeId: club.storeId, name: 'dms' }),
  )
  await earn(club, merged, 200)
  const voucher = await redeem(club, merged, await withVoucher(club))
  const draft = till.draft([labour(50_000)], { vouchers: [voucher.id], ...(orderNumber && { orderNumber }) })
  const { visitId } = await till.settle(draft)
  const kept = await club.addMember()
  await earn(club, kept, 30)
  await mergeInto(club, kept, merged)
  expect(await pointsOf(club, merged)).toEqual(nothing)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 30 + 150 + 400, held: 0 })
  return { club, merged, kept, visitId, voucher, sourceId: source.id }
}

const manager = ({ reception }: TestClub) => ({ ...reception, role: 'manager' as const })
const audit = async ({ app }: TestClub) => expect((await auditClub(app.db.read)).findings).toEqual([])
const usable = ({ app }: TestClub, { memberId }: { memberId: string }) =>
  voucherOffers(app.db.read, app.groupId, memberId, 'usable', '2026-11-18')

test('a visit that is voided gives its voucher back to the kept card, which can use it', async () => {
  const { club, merged, kept, visitId, voucher } = await mergedAfterVoucher()
  const { balances, returned } = await voidVisit(club.app, manager(club), visitId, '录错', newKey(club.reception))
  expect(returned.vouchers).toHaveLength(1)
  expect(balances).toEqual(await pointsOf(club, kept))
  expect(balances).toMatchObject({ redeemable: 30 + 150, held: 50, debt: 0 })
  expect(await usable(club, kept)).toMatchObject([{ id: voucher.id, leftFen: 10_000, heldPoints: 50 }])
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)

  await nightOf(club.app, '2027-12-01')
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 30 + 150 + 50, held: 0 })
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)
})

test('cancelled at the desk, what came back stays with the kept card', async () => {
  const { club, merged, kept, visitId, voucher } = await mergedAfterVoucher()
  await voidVisit(club.app, manager(club), visitId, '录错', newKey(club.reception))
  const cancellation = { redemptionId: voucher.id, quantity: null, reason: '不要了' }
  await cancelForMember(club.app, club.reception, cancellation, newKey(club.reception), changedAsItIs)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 30 + 150 + 50, held: 0 })
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)
})

test('a handing over that is undone, twice merged, is held by the card that was kept last', async () => {
  const { club, merged, kept } = await mergedAfterVoucher()
  const other = await club.addMember()
  await earn(club, other, 200)
  const gift = await redeem(club, other, await withReward(club))
  await handOver(club.app, club.reception, await shown(club, gift), newKey(club.reception), changedAsItIs)
  await mergeInto(club, kept, other)
  const last = await club.addMember()
  await mergeInto(club, last, kept)
  const undo = { redemptionId: gift.id, reason: '点错' }
  await undoHandOver(club.app, manager(club), undo, newKey(club.reception), changedAsItIs)
  expect(await pointsOf(club, last)).toMatchObject({ redeemable: 30 + 150 + 400 + 100, held: 100 })
  for (const alias of [merged, kept, other]) expect(await pointsOf(club, alias)).toEqual(nothing)
  expect(await onlyRedemption(club, last)).toMatchObject({ id: gift.id, state: 'held' })
  await audit(club)
})

/** What the DMS says of the order on which the voucher was used. */
async function tell(
  { club, merged, sourceId }: Awaited<ReturnType<typeof mergedAfterVoucher>>,
  amountFen: number,
  state: 'settled' | 'void' = 'settled',
): Promise<void> {
  const { app, storeId } = club
  const car = await app.db.read.one<{ vin: string }>('SELECT vin FROM vehicles WHERE id = ?', [merged.vehicleId])
  const line = { lineNo: 1, itemCode: null, itemName: '工时', lineKind: 'labour' as const, quantityMilli: 1000 }
  const nobody = { plate: null, bringerName: null, bringerPhone: null, advisorName: null, odometerKm: null }
  const day = { settledOn: '2026-11-18', arrivedOn: '2026-11-18' }
  const lines = [{ ...line, amountFen, payer: 'customer' as const }]
  const order: OrderRecord = { orderNumber: 'RO7', state, vin: car!.vin, workType: 'repair', ...day, ...nobody, lines }
  const source = { sourceId, storeId, workTypeNames: new Map<string, string>() }
  await app.db.unit(systemAct(app.groupId), (unit) => recordOrders(unit, app.keys, source, [order]))
}

test('an order that the DMS corrects keeps its voucher used, one that it voids gives it back to the kept card', async () => {
  const scene = await mergedAfterVoucher({ orderNumber: 'RO7' })
  const { club, merged, kept } = scene
  await tell(scene, 45_000)
  expect(await usable(club, kept)).toEqual([])
  expect((await pointsOf(club, kept))?.redeemable).toBeGreaterThan(30 + 150 + 300)
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)
  await tell(scene, 45_000, 'void')
  expect(await usable(club, kept)).toHaveLength(1)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 30 + 150, held: 50, debt: 0 })
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)
})

test('an order that was void and is settled after all earns on the kept card', async () => {
  const scene = await mergedAfterVoucher({ orderNumber: 'RO7' })
  const { club, merged, kept } = scene
  await tell(scene, 45_000, 'void')
  await tell(scene, 46_000)
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 30 + 150 + 460, held: 50, debt: 0 })
  expect(await pointsOf(club, merged)).toEqual(nothing)
  await audit(club)
})

test.each(['still there', 'expired'] as const)(
  'points of a visit that is voided come out of its own lot: %s',
  async (fate) => {
    const { club, member: merged } = await openTill('standard', {
      change: (rules) => ({ ...rules, expiry: { kind: 'rolling_months', months: 12 } }),
    })
    const [kept, last] = [await club.addMember(), await club.addMember()]
    // What is there longest would be taken first, were it not for the visit’s own lot.
    await earn(club, kept, 70)
    await earn(club, merged, 60)
    const visitId = await earn(club, merged, 400)
    await mergeInto(club, kept, merged)
    await mergeInto(club, last, kept)
    club.clock.advance(40 * 86_400_000)
    await earn(club, last, 30)
    if (fate === 'expired') await nightOf(club.app, '2027-12-05')
    expect(await pointsOf(club, last)).toMatchObject({ redeemable: fate === 'expired' ? 30 : 560, debt: 0 })
    await voidVisit(club.app, manager(club), visitId, '录错', newKey(club.reception))
    const redeemable = fate === 'expired' ? 30 : 70 + 60 + 30
    expect(await pointsOf(club, last)).toMatchObject({ redeemable, debt: 0 })
    const lots = await club.app.db.read.all<{ remaining: unknown }>(
      'SELECT remaining FROM point_lots WHERE memberId = ? AND remaining > 0 ORDER BY earnedOn, remaining',
      [last.memberId],
    )
    expect(lots.map(({ remaining }) => Number(remaining))).toEqual(fate === 'expired' ? [30] : [60, 70, 30])
    expect(await pointsOf(club, merged)).toEqual(nothing)
    await audit(club)
  },
)
