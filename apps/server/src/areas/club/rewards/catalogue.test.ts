import { openTerms, type NewReward } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { InvalidInput } from '../../../platform/http/invalid-input.ts'
import { anyRevision, race } from '../../../testing/race.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { addStaff, type StaffCaller } from '../../people/auth/index.ts'
import { addStore } from '../../people/organisation/index.ts'
import { catalogueAtDesk, rewardAtDesk } from './catalogue.queries.ts'
import { addReward, editReward, orderRewards, publishReward } from './edit-reward.ts'

const gift: NewReward = {
  kind: 'gift',
  name: '保温杯',
  description: '',
  pointsPrice: 5_000,
  stockLeft: 5,
  ...openTerms,
}
const terms = ({ kind: _kind, stockLeft: _stockLeft, ...rest }: NewReward) => rest

async function managerOf(club: TestClub, storeIds = [club.storeId]): Promise<StaffCaller> {
  const person = { name: '顾经理', role: 'manager' as const, storeIds }
  const id = await club.app.db.unit(systemAct(club.app.groupId), (unit) => addStaff(unit, club.app.keys, person))
  return { id, sessionId: newId(), ownCustomerIds: [], ...person }
}

const open = async () => {
  const club = await testClub()
  const manager = await managerOf(club)
  const add = async (change: Partial<NewReward> = {}) =>
    (await addReward(club.app, manager, { ...gift, ...change }, newKey(manager))).rewardId
  const row = (rewardId: string) => rewardAtDesk(club.app.db.read, club.app.groupId, manager, rewardId)
  return { club, manager, add, row }
}

test('what is said of a reward is kept as it was said, once for a repeated request', async () => {
  const { club, manager, row } = await open()
  const whole: NewReward = {
    ...gift,
    kind: 'voucher',
    name: '工时券',
    description: '到店\n使用',
    perMemberLimit: 4,
    tierLimits: { silver: 2 },
    tiers: ['silver', 'gold'],
    storeIds: [club.storeId],
    opensOn: '2026-11-30',
    closesOn: '2026-12-31',
    validDays: 90,
    voucher: { faceFen: 10_000, minimumSpendFen: 30_000, workTypes: ['repair'], lineKinds: ['labour'] },
  }
  const key = newKey(manager)
  const added = await addReward(club.app, manager, whole, key)
  expect(await addReward(club.app, manager, whole, key)).toEqual(added)
  const { rewardId } = added
  expect(await row(rewardId)).toEqual({
    ...whole,
    rewardId,
    pictureUrl: null,
    state: 'published',
    held: 0,
    handedOver: 0,
    revision: 1,
    can: ['edit', 'move_stock'],
  })
})

test('what does not fit is refused with each place named', async () => {
  const { add } = await open()
  const refused = await add({
    kind: 'voucher',
    tiers: ['platinum'],
    storeIds: [newId()],
    opensOn: '2026-12-02',
    closesOn: '2026-12-01',
    tierLimits: { gold: 1 },
  }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(InvalidInput)
  expect((refused as InvalidInput).errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'voucher VOUCHER_TERMS_MISSING',
    'closesOn PERIOD_REVERSED',
    'tiers TIER_UNKNOWN',
    'storeIds STORE_UNKNOWN',
    'tierLimits.gold TIER_NOT_ADMITTED',
  ])
  await expect(add({ picture: `${'a'.repeat(64)}.jpg` })).rejects.toMatchObject({ code: 'PICTURE_UNKNOWN' })
  await add()
  await expect(add()).rejects.toMatchObject({ code: 'REWARD_NAME_TAKEN' })
})

race(
  'two managers never overwrite each other, and no edit touches the stock',
  { look: /FROM rewards r/, off: [anyRevision], sees: 2 },
  async (contest) => {
    const { club, manager, add, row } = await open()
    const other = await managerOf(club)
    const rewardId = await add()
    const edit = (who: StaffCaller, revision: number, change: Partial<NewReward>, { app } = club) =>
      editReward(app, who, { rewardId, revision, ...terms({ ...gift, ...change }) }, newKey(who))
    const desks = contest(club)
    const outcomes = await Promise.allSettled([
      edit(manager, 1, { pointsPrice: 4_000 }, desks),
      edit(other, 1, { pointsPrice: 3_000 }, desks),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    expect(lost).toMatchObject({ code: 'REWARD_CHANGED' })
    expect(await row(rewardId)).toMatchObject({ revision: 2, stockLeft: 5 })
    await edit(other, 2, { name: '真空杯' })
    expect(await row(rewardId)).toMatchObject({ name: '真空杯', revision: 3, pointsPrice: 5_000 })
  },
)

test('a reward is retired, leaves the shop and can come back; twice is once', async () => {
  const { club, manager, add, row } = await open()
  const rewardId = await add()
  const publish = (revision: number, offered: boolean) =>
    publishReward(club.app, manager, { rewardId, revision, offered }, newKey(manager))
  await publish(1, false)
  await publish(1, false)
  expect(await row(rewardId)).toMatchObject({ state: 'retired', revision: 2 })
  await expect(publish(1, true)).rejects.toMatchObject({ code: 'REWARD_CHANGED' })
  await publish(2, true)
  expect(await row(rewardId)).toMatchObject({ state: 'published', revision: 3 })
})

test('the shop keeps the order it is given, of all that is offered', async () => {
  const { club, manager, add } = await open()
  const [a, b, c] = [await add({ name: '甲' }), await add({ name: '乙' }), await add({ name: '丙' })]
  const order = (ids: string[]) => orderRewards(club.app, manager, ids, newKey(manager))
  await order([c, a, b])
  const names = async () => (await catalogueAtDesk(club.app, manager)).rows.map(({ name }) => name)
  expect(await names()).toEqual(['丙', '甲', '乙'])
  for (const wrong of [[a, b], [a, b, b], [a, b, c, newId()], []])
    await expect(order(wrong)).rejects.toMatchObject({ code: 'REWARD_CHANGED' })
  await publishReward(club.app, manager, { rewardId: c, revision: 1, offered: false }, newKey(manager))
  expect(await names()).toEqual(['甲', '乙', '丙'])
})

test('a manager changes what is collected at their own stores only; what is for all belongs to who has all', async () => {
  const { club, manager, add, row } = await open()
  const everywhere = await add()
  const away = await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    addStore(unit, { groupId: club.app.groupId, name: '二店' }),
  )
  const here = await add({ name: '本店礼品', storeIds: [club.storeId] })
  expect(await row(everywhere)).toMatchObject({ can: [] })
  expect(await row(here)).toMatchObject({ can: ['edit', 'move_stock'] })
  const refusal = { code: 'ROLE_MISSING' }
  await expect(add({ name: '别店礼品', storeIds: [away.id] })).rejects.toMatchObject(refusal)
  await expect(add({ name: '全店礼品' })).rejects.toMatchObject(refusal)
  const request = { rewardId: here, revision: 1, ...terms({ ...gift, storeIds: null }) }
  await expect(editReward(club.app, manager, request, newKey(manager))).rejects.toMatchObject(refusal)
  const wholeGroup = await managerOf(club, [club.storeId, away.id])
  await editReward(club.app, wholeGroup, { rewardId: everywhere, revision: 1, ...terms(gift) }, newKey(wholeGroup))
  await expect(orderRewards(club.app, manager, [everywhere, here], newKey(manager))).rejects.toMatchObject(refusal)
})
