import { expect, test } from 'vitest'
import { newId } from '../../platform/db/ids.ts'
import { settleAsShown } from '../../testing/settle-as-shown.ts'
import { codeOf } from '../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../testing/test-app.ts'
import { scan } from '../staff/scan.ts'

async function addCars(club: TestClub, member: TestMember, count: number): Promise<void> {
  const { groupId } = club.app
  await club.app.db.unit(systemAct(groupId), async (unit) => {
    const cars = Array.from({ length: count }, (_, i) => ({
      id: newId(),
      groupId,
      vin: `LFLEET${String(i).padStart(11, '0')}`,
      plate: `贵A${String(i).padStart(5, '0')}`,
      series: '运输系列厢式货车',
      model: '四点二米纵梁加强版自动挡国六',
      colour: '珍珠白',
      purchasedOn: '2024-03-01',
      warrantyEndsOn: '2027-03-01',
      insurer: '中国人民财产保险股份有限公司',
      insuranceEndsOn: '2027-03-01',
      contentHash: '',
      createdAt: unit.now,
      updatedAt: unit.now,
    }))
    await unit.sql.insert('vehicles', cars)
    await unit.sql.insert(
      'vehicle_people',
      cars.map((car) => ({
        vehicleId: car.id,
        customerId: member.customerId,
        groupId,
        role: 'owner',
        paying: true,
      })),
    )
  })
}

test('a fleet with hundreds of cars is scanned, and the repeated request gets the same answer', async () => {
  const club = await testClub()
  const member = await club.addMember()
  await addCars(club, member, 300)
  const request = { storeId: club.storeId, text: await codeOf(club, member) }
  const key = newKey(club.reception)
  const first = await scan(club.app, club.reception, request, key)

  expect(first.kind === 'member' && first.member.cars).toHaveLength(301)
  expect(await scan(club.app, club.reception, request, key)).toEqual(first)
})

test('the longest visit that a till may send is settled', async () => {
  const club = await testClub()
  const member = await club.addMember()
  const lines = Array.from({ length: 100 }, () => ({
    itemName: '更换发动机正时链条张紧器总成含密封垫片与螺栓'.padEnd(80, '件'),
    lineKind: 'part' as const,
    payer: 'customer' as const,
    amountFen: 4_999,
  }))
  const { storeId } = club
  const draft = { storeId, memberId: member.memberId, vehicleId: member.vehicleId, workType: 'repair', lines }
  const settled = await settleAsShown(club.app, club.reception, draft, newKey(club.reception))

  expect(settled.parts).toHaveLength(100)
})
