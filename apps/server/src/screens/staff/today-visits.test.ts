import type { VisitDraft } from '@cheyou/contract'
import { defaultRules } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { printReceipt } from '../../areas/visits/receipts/print-receipt.ts'
import { settleAsShown } from '../../testing/settle-as-shown.ts'
import { voidVisit } from '../../areas/visits/visits/void-visit.ts'
import { addManager, openStore, scanned } from '../../testing/desk.ts'
import { newKey, testClub, withoutRates, type TestMember } from '../../testing/test-app.ts'
import { todayVisits } from './today-visits.queries.ts'
import { visitRecord } from './visit-record.queries.ts'

async function till(rules = withoutRates) {
  const club = await testClub(rules)
  const { app, reception, storeId } = club
  const member = await club.addMember()
  const settle = (amountFen: number, { memberId, vehicleId }: TestMember = member) => {
    const lines: VisitDraft['lines'] = [{ itemName: '机油', lineKind: 'part', payer: 'customer', amountFen }]
    const draft = { storeId, memberId, vehicleId, workType: 'repair', odometerKm: 52_000, lines }
    return settleAsShown(app, reception, draft, newKey(reception))
  }
  const undo = (visitId: string) => voidVisit(app, reception, visitId, '金额录错', newKey(reception))
  const list = (caller = reception, cursor?: string, limit?: number) =>
    todayVisits(app, caller, { storeId, cursor, limit })
  return { club, app, reception, storeId, member, settle, undo, list }
}

test('today’s visits of a store stand newest first, each with its sum, its points and who settled it', async () => {
  const { club, settle, undo, list } = await till()
  await settle(10_000)
  club.clock.advance(60_000)
  const second = await settle(20_000)
  club.clock.advance(60_000)
  const third = await settle(30_000)
  await undo(second.visitId)
  const page = await list()
  const shown = page.rows.map(({ visitId, show, customerFen, redeemable, settledBy, can }) => [
    visitId === third.visitId || visitId === second.visitId,
    show,
    customerFen,
    redeemable,
    settledBy,
    can,
  ])
  expect(shown).toEqual([
    [true, 'settled', 30_000, 300, '罗婧', ['void', 'correct']],
    [true, 'void', 20_000, 0, '罗婧', []],
    [false, 'settled', 10_000, 100, '罗婧', ['void', 'correct']],
  ])
  expect(page).toMatchObject({ count: 3, customerFen: 40_000, nextCursor: null })
})

test('a day of many visits comes in pages; yesterday’s are not among them', async () => {
  const { club, settle, list } = await till()
  await settle(10_000)
  club.clock.advance(86_400_000)
  for (let at = 0; at < 6; at += 1) await settle(1_000)
  const first = await list(undefined, undefined, 4)
  expect(first).toMatchObject({ count: 6, customerFen: 6_000 })
  const rest = await list(undefined, first.nextCursor ?? '', 4)
  const ids = [...first.rows, ...rest.rows].map(({ visitId }) => visitId)
  expect([first.rows.length, rest.rows.length, new Set(ids).size]).toEqual([4, 2, 6])
})

test('what can be done follows the rights: care voids nothing, another store’s list is nobody’s to see', async () => {
  const { club, reception, settle, list } = await till()
  const { visitId } = await settle(10_000)
  const care = { ...reception, role: 'care' as const }
  expect((await list(care)).rows).toMatchObject([{ visitId, can: [] }])
  const other = await openStore(club)
  await expect(list(other.reception)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a visit is opened with its lines, what came off each, mileage, receipts and how it was taken back', async () => {
  const { club, app, reception, settle, undo } = await till(() => defaultRules())
  const settled = await settle(10_000)
  await printReceipt(app, reception, settled.visitId, newKey(reception))
  const open = () => visitRecord(app, reception, settled.visitId)
  const before = await open()
  const net = settled.totals.customerFen
  expect(before).toMatchObject({
    visit: {
      orderNumber: settled.orderNumber,
      customerFen: net,
      redeemable: settled.points.redeemable,
      can: ['void', 'correct'],
    },
    odometerKm: 52_000,
    grossFen: 10_000,
    receipts: 1,
    voided: null,
  })
  const [line] = before.lines
  expect(line).toMatchObject({ itemName: '机油', lineKind: 'part', amountFen: net })
  expect(line?.taken.reduce((sum, { takenFen }) => sum + takenFen, 0)).toBe(10_000 - net)
  club.clock.advance(60_000)
  await undo(settled.visitId)
  const { reason, by } = (await open()).voided!
  expect([by, reason]).toEqual(['罗婧', '金额录错'])
  expect(await open()).toMatchObject({ visit: { show: 'void', redeemable: 0, can: [] }, grossFen: 10_000 })
})

test('yesterday’s visit is a manager’s to take back; of another store it is seen with the member in front of one', async () => {
  const { club, app, reception, member, settle } = await till()
  const { visitId } = await settle(10_000)
  club.clock.advance(86_400_000)
  const manager = await addManager(club, '周店长')
  const acts = async (caller = reception) => (await visitRecord(app, caller, visitId)).visit.can
  expect([await acts(), await acts(manager)]).toEqual([[], ['void', 'correct']])
  const other = await openStore(club)
  await expect(acts(other.reception)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await scanned(club, member, other.reception)
  expect(await acts(other.reception)).toEqual([])
})
