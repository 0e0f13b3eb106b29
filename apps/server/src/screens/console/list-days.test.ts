import { addDays, businessDateOf } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { agreementsOf } from '../../areas/club/discounts/agreements.queries.ts'
import { upgradeQueue } from '../../areas/club/membership/index.ts'
import { mergeRequestsOf } from '../../areas/people/merging/merge-requests.queries.ts'
import { addManager, openStore } from '../../testing/desk.ts'
import { everyRequest } from '../../testing/every-request.ts'
import { earn } from '../../testing/redeeming.ts'
import { testClub } from '../../testing/test-app.ts'
import { actsPage } from './acts.queries.ts'
import { consoleMembers } from './console-members.queries.ts'
import { jobsPage } from './jobs.queries.ts'

test('desk C13: lists are narrowed to business days, both ends included', async () => {
  const { club } = await everyRequest()
  const { app } = club
  const manager = await addManager(club, '周店长')
  await earn(club, await club.addMember(), 12_000)
  const today = businessDateOf(app.clock.now())
  const lists = {
    acts: (days: object) => actsPage(app, manager, days),
    agreements: (days: object) => agreementsOf(app, manager, days),
    upgrades: (days: object) => upgradeQueue(app, manager, days),
    merges: (days: object) => mergeRequestsOf(app, manager, days),
    jobs: (days: object) => jobsPage(app.db.read, app.groupId, days),
  }
  for (const [name, list] of Object.entries(lists)) {
    const number = async (days: object) => (await list(days)).rows.length
    const all = await number({})
    expect([name, all > 0]).toEqual([name, true])
    const [yesterday, tomorrow] = [addDays(today, -1), addDays(today, 1)]
    const counts = await Promise.all([
      number({ from: today, to: today }),
      number({ from: today }),
      number({ to: today }),
      number({ to: yesterday }),
      number({ from: tomorrow }),
    ])
    expect([name, ...counts]).toEqual([name, all, all, all, 0, 0])
  }
})

test('members are narrowed to their last visit and to one of my stores', async () => {
  const club = await testClub()
  const { app, storeId } = club
  const manager = await addManager(club, '周店长')
  const [came, never] = [await club.addMember(), await club.addMember()]
  await earn(club, came, 100)
  const today = businessDateOf(app.clock.now())
  const ids = async (query: object) => (await consoleMembers(app, manager, query)).rows.map(({ memberId }) => memberId)
  expect(await ids({ lastVisitFrom: today, lastVisitTo: today })).toEqual([came.memberId])
  expect(await ids({ lastVisitTo: addDays(today, -1) })).toEqual([])
  expect((await ids({ storeId })).toSorted()).toEqual([came.memberId, never.memberId].toSorted())

  const { storeId: second } = await openStore(club)
  await expect(ids({ storeId: second })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const both = { ...manager, storeIds: [storeId, second] }
  const { rows, stores } = await consoleMembers(app, both, { storeId: second })
  expect([rows, stores.length]).toEqual([[], 2])
})
