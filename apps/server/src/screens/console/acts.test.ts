import { staffActions } from '@cheyou/contract/codes'
import { expect, it } from 'vitest'
import { proposeAdjustment } from '../../areas/club/membership/index.ts'
import { addManager, openStore } from '../../testing/desk.ts'
import { everyRequest } from '../../testing/every-request.ts'
import { newKey, testClub } from '../../testing/test-app.ts'
import { actsPage } from './acts.queries.ts'

it('lists what staff did by person, kind, member and day, a page at a time', async () => {
  const club = await testClub()
  const { app } = club
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  const [member, other] = [await club.addMember(), await club.addMember()]
  const adjust = async (by: typeof first, { memberId }: typeof member, reason: string) => {
    await proposeAdjustment(app, by, { memberId, qualifying: 0, redeemable: 10, reason }, newKey(by))
    club.clock.advance(1_000)
  }
  await adjust(first, member, '一')
  await adjust(second, member, '二')
  await adjust(first, other, '三')
  const reasons = async (query: Parameters<typeof actsPage>[2]) =>
    (await actsPage(app, first, query)).rows.map(({ reason }) => reason)
  expect(await reasons({})).toEqual(['三', '二', '一'])
  expect(await reasons({ staffId: first.id })).toEqual(['三', '一'])
  expect(await reasons({ action: 'visits.void' })).toEqual([])
  expect(await reasons({ to: '2020-01-01' })).toEqual([])
  const { cardNumber } = (await actsPage(app, first, {})).rows.find(({ reason }) => reason === '一')!.member!
  expect(await reasons({ q: cardNumber })).toEqual(['二', '一'])
  const page = await actsPage(app, first, { limit: 2 })
  expect(page.rows.map(({ reason }) => reason)).toEqual(['三', '二'])
  expect(await reasons({ cursor: page.nextCursor!, limit: 2 })).toEqual(['一'])
  const { reception: elsewhere } = await openStore(club)
  expect(await actsPage(app, { ...elsewhere, role: 'manager' }, {})).toMatchObject({
    rows: [],
    staff: [{ name: '田野' }],
  })
})

it('knows by name whatever staff do, and by member whatever they do for one', async () => {
  const scene = await everyRequest()
  const { app } = scene.club
  const kept = await app.db.read.all<{ action: string; memberId: string | null }>(
    "SELECT action, memberId FROM acts WHERE actorKind = 'staff'",
  )
  const unknown = kept.filter(({ action }) => !(staffActions as readonly string[]).includes(action))
  expect(unknown).toEqual([])
  const forMembers =
    /^(points|discounts|benefits)\.|^visits\.(settle|void)$|^rewards\.(hand-over|undo-hand-over|cancel)$|^membership\.(join|renew|upgrade|record-insurance)$/
  const nobody = kept.filter(({ action, memberId }) => forMembers.test(action) && memberId === null)
  expect(nobody).toEqual([])
})
