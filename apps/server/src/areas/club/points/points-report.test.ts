import { expect, test } from 'vitest'
import { addManager } from '../../../testing/desk.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { proposeAdjustment } from '../membership/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { pointsReport, readBalances } from './index.ts'

test('what was given and what was taken back stand apart by the month in Shanghai, and add up to what is left', async () => {
  const club = await testClub()
  const { app, clock, reception, storeId } = club
  const manager = await addManager(club, '顾晓岚')
  const { memberId, vehicleId } = await club.addMember()
  const settle = (amountFen: number) => {
    const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen }]
    return settleAsShown(app, reception, { storeId, memberId, vehicleId, workType: 'repair', lines }, newKey(reception))
  }
  const adjust = (redeemable: number) =>
    proposeAdjustment(app, manager, { memberId, qualifying: 0, redeemable, reason: '盘点' }, newKey(manager))

  // 23:59 of 30 November and 00:01 of 1 December in Shanghai.
  clock.set(new Date('2026-11-30T15:59:00.000Z'))
  await settle(100_000)
  const { visitId } = await settle(20_000)
  await adjust(50)
  await adjust(-300)
  clock.set(new Date('2026-11-30T16:01:00.000Z'))
  await voidVisit(app, manager, visitId, '记错了', newKey(manager))
  await adjust(-10)

  const rows = await pointsReport(app.db.read, app.groupId)
  expect(rows).toEqual([
    { month: '2026-11', earned: 1_250, spent: 0, expired: 0, reversed: 300 },
    { month: '2026-12', earned: 0, spent: 0, expired: 0, reversed: 210 },
  ])
  const left = rows.reduce((sum, row) => sum + row.earned - row.spent - row.expired - row.reversed, 0)
  expect((await readBalances(app.db.read, [memberId])).get(memberId)).toMatchObject({ redeemable: left, debt: 0 })
})
