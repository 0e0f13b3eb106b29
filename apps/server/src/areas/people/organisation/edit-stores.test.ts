import type { StoreForm } from '@cheyou/contract'
import { expect, test } from 'vitest'
import { addManager, openStore as foundStore } from '../../../testing/desk.ts'
import { withReward } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub } from '../../../testing/test-app.ts'
import { addStaff, requireOwnStore } from '../auth/index.ts'
import { findSession } from '../auth/sessions.repository.ts'
import { hashToken } from '../auth/index.ts'
import { consoleToken } from '../../../testing/sessions.ts'
import { changeStore, openStore, retireStore } from './edit-stores.ts'
import { storesAtDesk, storesOnShow } from './stores.queries.ts'

const nothing: StoreForm = { name: '二店', address: null, phone: null, hours: null, place: null }
const morning = { from: 510, to: 720 }
const afternoon = { from: 810, to: 1080 }
const week = [[afternoon, morning], [], [], [], [], [{ from: 0, to: 1440 }], []]

async function group() {
  const club = await testClub()
  const [admin, manager] = [await addManager(club, '总部', 'group_admin'), await addManager(club, '顾晓岚')]
  const { app } = club
  const open = (form: Partial<StoreForm> = {}) => openStore(app, admin, { ...nothing, ...form }, newKey(admin))
  const retire = (storeId: string, revision: number, retired = true) =>
    retireStore(app, admin, { storeId, revision, retired }, newKey(admin))
  const shown = () => storesOnShow(app.db.read, app.groupId)
  return { club, app, admin, manager, open, retire, shown }
}

test('a store tells its address, phone, place and hours in order; another of its name is refused', async () => {
  const { open, shown } = await group()
  const facts = { address: '示例路 88 号', phone: '0571-5550 1234', place: { latitude: 30.27, longitude: 120.15 } }
  const days = [
    { date: '2027-02-17', openings: [] },
    { date: '2027-02-14', openings: [morning] },
  ]
  const { storeId } = await open({ ...facts, hours: { week, days } })
  expect((await shown()).find((store) => store.storeId === storeId)).toEqual({
    storeId,
    name: '二店',
    ...facts,
    hours: { week: [[morning, afternoon], ...week.slice(1)], days: days.toReversed() },
  })
  await expect(open()).rejects.toMatchObject({ code: 'STORE_NAME_TAKEN' })
  await expect(
    open({ name: '三店', hours: { week: [[morning, { from: 700, to: 800 }], ...week.slice(1)], days: [] } }),
  ).rejects.toMatchObject({
    errors: [{ path: 'hours.week.0', code: 'HOURS_OVERLAP', message: '同一天的时段不能重叠' }],
  })
  expect(await shown()).toHaveLength(2)
})

test('of two managers who change a store at once the second is told; others change no store but their own', async () => {
  const { club, app, admin, manager, open } = await group()
  const { storeId: foreign } = await open()
  const change = (by: typeof manager, name: string, storeId = club.storeId) =>
    changeStore(app, by, { ...nothing, name, storeId, revision: 1 }, newKey(by))
  const ends = await Promise.allSettled([change(manager, '城北店'), change(admin, '城南店')])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STORE_CHANGED' } })
  await expect(change(manager, '我的', foreign)).rejects.toMatchObject({ code: 'ROLE_MISSING' })
  const seen = await storesAtDesk(app.db.read, app.groupId, manager)
  expect(seen.map(({ can, revision }) => [can, revision])).toEqual([
    [['change'], 2],
    [[], 1],
  ])
})

test('who opens a store works there; closed, it is shown and staffed no longer, and opened again it is as it was', async () => {
  const { club, app, admin, open, retire, shown } = await group()
  const { storeId } = await open()
  const session = async () =>
    (await findSession(app.db.read, hashToken(await consoleToken(club, admin.id)), app.clock.now()))!.staff!
  const before = { ...(await session()), sessionId: '' }
  expect(before.storeIds.toSorted()).toEqual([club.storeId, storeId].toSorted())
  expect(() => requireOwnStore(before, storeId)).not.toThrow()

  expect(await retire(storeId, 1)).toMatchObject({ retired: true, can: ['restore'], revision: 2 })
  expect((await shown()).map((store) => store.storeId)).toEqual([club.storeId])
  const after = { ...(await session()), sessionId: '' }
  expect(after.storeIds.toSorted()).toEqual(before.storeIds.toSorted())
  expect(() => requireOwnStore(after, storeId)).toThrow(expect.objectContaining({ code: 'STORE_RETIRED' }))
  expect(() => requireOwnStore(after, club.storeId)).not.toThrow()

  // Told twice from another window, it stays closed and nobody is bothered.
  expect(await retire(storeId, 1)).toMatchObject({ retired: true, revision: 2 })
  expect(await retire(storeId, 2, false)).toMatchObject({ retired: false, can: ['change', 'retire'] })
  expect(await shown()).toHaveLength(2)
})

test('a store that somebody or something needs is not closed', async () => {
  const { club, app, admin, open, retire } = await group()
  await expect(retire(club.storeId, 1)).rejects.toMatchObject({ code: 'STORE_LAST' })
  const { storeId } = await open()
  const person = { name: '田野', role: 'reception' as const, storeIds: [storeId] }
  await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  await expect(retire(storeId, 1)).rejects.toMatchObject({ code: 'STORE_STAFFED', facts: { staff: '田野' } })
  await app.db.unit(systemAct(app.groupId), (unit) =>
    unit.sql.run('UPDATE staff SET retiredAt = ? WHERE name = ?', [unit.now, '田野']),
  )
  await withReward(club, { name: '保温杯', pointsPrice: 10, stockLeft: 5, storeIds: [storeId] })
  await expect(retire(storeId, 1)).rejects.toMatchObject({ code: 'STORE_COLLECTS', facts: { rewards: '保温杯' } })
  expect(await storesAtDesk(app.db.read, app.groupId, admin)).toMatchObject([{ retired: false }, { retired: false }])
})

test('of the last two stores, closed at once, one stays', async () => {
  const { club, app, admin, retire } = await group()
  const { storeId } = await foundStore(club)
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    await unit.sql.run('UPDATE staff SET retiredAt = ? WHERE id <> ?', [unit.now, admin.id])
    await unit.sql.insert('staff_stores', [{ staffId: admin.id, storeId, groupId: app.groupId }])
  })
  const ends = await Promise.allSettled([retire(club.storeId, 1), retire(storeId, 1)])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STORE_LAST' } })
})
