import type { TillDraft, VisitDraft } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { addManager, openStore } from '../../../testing/desk.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { shownDrafts } from './drafts.queries.ts'
import { bringBackDraft, dropDraft, keepDraft, takeDraft } from './edit-drafts.ts'
import { forgetDrafts } from './forget-drafts.ts'

const oil = { itemName: '机油', lineKind: 'part' as const, payer: 'customer' as const }

async function till() {
  const club = await testClub()
  const { app, reception, storeId } = club
  const manager = await addManager(club, '周店长')
  const { memberId, vehicleId } = await club.addMember()
  const form = (amount: string): TillDraft['form'] => ({
    vehicleId,
    odometer: '52000',
    workType: 'repair',
    orderNumber: '',
    prices: 'list',
    lines: [{ ...oil, amount, benefit: '' }],
    templateIds: [],
    vouchers: [],
    discretion: '',
    approvalId: null,
  })
  const keep = (tillDraftId: string, amount = '300', station = 'front') =>
    keepDraft(app, reception, tillDraftId, { storeId, memberId, station, form: form(amount) })
  const list = () => shownDrafts(app.db.read, { groupId: app.groupId, storeId })
  const draft: VisitDraft = {
    storeId,
    putAside: true,
    memberId,
    vehicleId,
    workType: 'repair',
    lines: [{ ...oil, amountFen: 30_000 }],
  }
  return { club, app, reception, manager, keep, list, draft, form }
}

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]

test('desk T10: three put aside are listed as they were typed; taken over elsewhere, the first workstation is told by whom', async () => {
  const { app, manager, keep, list, form } = await till()
  await keep(A, '100')
  await keep(B, '200')
  await keep(C, '300')
  expect((await list()).map(({ tillDraftId }) => tillDraftId).toSorted()).toEqual([A, B, C])
  const taken = await takeDraft(app, manager, { tillDraftId: B, station: 'back' }, newKey(manager))
  expect(taken).toMatchObject({ form: form('200'), station: 'back', holderName: '周店长' })
  const late = { code: 'DRAFT_TAKEN_OVER', facts: { name: '周店长' } }
  await expect(keep(B, '250')).rejects.toMatchObject(late)
  expect((await list()).find(({ tillDraftId }) => tillDraftId === B)?.form).toEqual(form('200'))
})

test('desk T10: one taken off the list comes back as it was; one changed meanwhile is not taken off', async () => {
  const { app, reception, keep, list, form } = await till()
  const { revision } = await keep(A)
  await keep(A, '310')
  const drop = (seen: number) => dropDraft(app, reception, { tillDraftId: A, revision: seen }, newKey(reception))
  await expect(drop(revision)).rejects.toMatchObject({ code: 'DRAFT_TAKEN_OVER' })
  await drop(revision + 1)
  expect(await list()).toEqual([])
  await bringBackDraft(app, reception, A, newKey(reception))
  expect(await list()).toMatchObject([{ tillDraftId: A, form: form('310') }])
})

test('desk T10: gone a week after somebody last touched it', async () => {
  const { club, app, keep, list } = await till()
  await keep(A)
  club.clock.advance(6 * 86_400_000)
  await keep(B)
  expect(await app.db.upkeep((sql, now) => forgetDrafts(sql, now, 100))).toBe(0)
  club.clock.advance(86_400_000)
  expect(await app.db.upkeep((sql, now) => forgetDrafts(sql, now, 100))).toBe(1)
  expect((await list()).map(({ tillDraftId }) => tillDraftId)).toEqual([B])
})

test('desk T12: settled by its key it leaves the list; the same key gives that visit, and nobody settles it again', async () => {
  const { app, reception, manager, keep, list, draft } = await till()
  await keep(A)
  const key = { ...newKey(reception), key: A }
  const first = await settleAsShown(app, reception, draft, key)
  expect(await settleAsShown(app, reception, draft, key)).toEqual(first)
  expect(await list()).toEqual([])
  const again = settleAsShown(app, manager, draft, { ...newKey(manager), key: A })
  await expect(again).rejects.toMatchObject({ code: 'DRAFT_SETTLED' })
  await expect(keep(A)).rejects.toMatchObject({ code: 'DRAFT_SETTLED' })
  expect(await app.db.read.all("SELECT id FROM visits WHERE orderNumber LIKE 'CY%'")).toHaveLength(1)
})

test('one of another store is nobody’s to take', async () => {
  const { club, app, reception, keep } = await till()
  await keep(A)
  const { storeId } = await openStore(club)
  const other = { ...reception, storeIds: [storeId] }
  const take = takeDraft(app, other, { tillDraftId: A, station: 'x' }, newKey(other))
  await expect(take).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
