import type { VisitDraft } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { openStore } from '../../../testing/desk.ts'
import { lock, race } from '../../../testing/race.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { printReceipt } from './print-receipt.ts'

async function settled() {
  const club = await testClub()
  const { app, reception, storeId } = club
  const { memberId, vehicleId } = await club.addMember()
  const lines: VisitDraft['lines'] = [{ lineKind: 'labour', payer: 'customer', amountFen: 30_000 }]
  const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
  return { club, ...(await settleAsShown(app, reception, draft, newKey(reception))), memberId }
}

test('desk T17: every receipt of a visit is counted, a repeated request once, with who printed it in the acts', async () => {
  const { club, visitId, memberId } = await settled()
  const { app, reception } = club
  const first = newKey(reception)
  expect(await printReceipt(app, reception, visitId, first)).toEqual({ number: 1 })
  expect(await printReceipt(app, reception, visitId, first)).toEqual({ number: 1 })
  expect(await printReceipt(app, reception, visitId, newKey(reception))).toEqual({ number: 2 })
  const acts = await app.db.read.all(`SELECT actorId, memberId FROM acts WHERE action = 'visits.print-receipt'`)
  expect(acts).toEqual([
    { actorId: reception.id, memberId },
    { actorId: reception.id, memberId },
  ])
})

race(
  'two that print at once count on',
  { look: /FROM visit_receipts/, off: [lock], dropped: ['ALTER TABLE visit_receipts DROP PRIMARY KEY'], sees: [1, 1] },
  async (contest) => {
    const { club, visitId } = await settled()
    const { reception } = club
    const { app } = contest(club)
    const both = [1, 2].map(() => printReceipt(app, reception, visitId, newKey(reception)))
    expect((await Promise.all(both)).map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2])
  },
)

test('another store’s visit is nobody’s to print', async () => {
  const { club, visitId } = await settled()
  const { storeId } = await openStore(club)
  const other = { ...club.reception, storeIds: [storeId] }
  await expect(printReceipt(club.app, other, visitId, newKey(other))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
