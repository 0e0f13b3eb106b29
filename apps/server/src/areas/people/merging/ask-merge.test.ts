import { expect, it } from 'vitest'
import { addManager } from '../../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../auth/index.ts'
import { approveMerge, askOrMerge, refuseMerge } from './ask-merge.ts'
import { mergeRequestsOf } from './merge-requests.queries.ts'

const ask = ({ app }: TestClub, caller: StaffCaller, kept: TestMember, merged: TestMember) => {
  const wish = { keptId: kept.customerId, mergedId: merged.customerId, reason: '本人来过' }
  return askOrMerge(app, caller, wish, newKey(caller), async (_unit, { mergeId }) => ({ mergeId }))
}

const isMerged = async ({ app }: TestClub, { customerId }: TestMember) =>
  (await app.db.read.all('SELECT id FROM customers WHERE id = ? AND mergedIntoId IS NOT NULL', [customerId])).length ===
  1

async function strangers(): Promise<{ club: TestClub; kept: TestMember; merged: TestMember }> {
  const club = await testClub()
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await club.app.db.unit(systemAct(club.app.groupId), async (unit) => {
    await unit.sql.run("UPDATE customers SET name = '甲', phoneHash = 'a', idNumberHash = 'x' WHERE id = ?", [
      kept.customerId,
    ])
    await unit.sql.run("UPDATE customers SET name = '乙', phoneHash = 'b', idNumberHash = 'y' WHERE id = ?", [
      merged.customerId,
    ])
  })
  return { club, kept, merged }
}

it('two archives that share nothing are merged once a second person approved', async () => {
  const { club, kept, merged } = await strangers()
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  expect(await ask(club, first, kept, merged)).toEqual({ mergeId: null })
  expect(await isMerged(club, merged)).toBe(false)
  const [request] = (await mergeRequestsOf(club.app, second, { state: 'pending' })).rows
  const { mergeRequestId } = request!
  expect(request).toMatchObject({ keptName: '甲', mergedName: '乙', can: ['approve', 'refuse'] })
  expect((await mergeRequestsOf(club.app, first, {})).rows).toMatchObject([{ can: [] }])
  await expect(approveMerge(club.app, first, mergeRequestId, newKey(first))).rejects.toMatchObject({
    code: 'MERGE_OWN',
  })
  expect(await approveMerge(club.app, second, mergeRequestId, newKey(second))).toMatchObject({
    state: 'merged',
    can: [],
  })
  expect(await isMerged(club, merged)).toBe(true)
})

it('a refused request merges nothing and is decided once', async () => {
  const { club, kept, merged } = await strangers()
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  await ask(club, first, kept, merged)
  const { mergeRequestId } = (await mergeRequestsOf(club.app, second, {})).rows[0]!
  const refusal = { mergeRequestId, reason: '两个人' }
  await expect(refuseMerge(club.app, first, refusal, newKey(first))).rejects.toMatchObject({ code: 'MERGE_OWN' })
  await refuseMerge(club.app, second, refusal, newKey(second))
  await expect(approveMerge(club.app, second, mergeRequestId, newKey(second))).rejects.toMatchObject({
    code: 'MERGE_STATE',
  })
  expect(await isMerged(club, merged)).toBe(false)
})

it('what was merged is decided: refused or approved again, it says so; to other stores it is not there', async () => {
  const { club, kept, merged } = await strangers()
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  await ask(club, first, kept, merged)
  const { mergeRequestId } = (await mergeRequestsOf(club.app, second, {})).rows[0]!
  const refuse = (caller: StaffCaller) =>
    refuseMerge(club.app, caller, { mergeRequestId, reason: '两个人' }, newKey(caller))
  await approveMerge(club.app, second, mergeRequestId, newKey(second))
  await expect(refuse(second)).rejects.toMatchObject({ code: 'MERGE_STATE' })
  await expect(approveMerge(club.app, second, mergeRequestId, newKey(second))).rejects.toMatchObject({
    code: 'MERGE_STATE',
  })
  for (const storeIds of [[], ['another-store']])
    await expect(refuse({ ...second, storeIds })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('a request about an archive that was merged elsewhere meanwhile can still be refused', async () => {
  const { club, kept, merged } = await strangers()
  const [first, second] = [await addManager(club, '顾晓岚'), await addManager(club, '周宁')]
  await ask(club, first, kept, merged)
  const { mergeRequestId } = (await mergeRequestsOf(club.app, second, {})).rows[0]!
  const other = await club.addMember()
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    unit.sql.run("UPDATE customers SET name = '乙' WHERE id = ?", [other.customerId]),
  )
  await ask(club, first, other, merged)
  await expect(approveMerge(club.app, second, mergeRequestId, newKey(second))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const refusal = { mergeRequestId, reason: '已经并到别处' }
  expect(await refuseMerge(club.app, second, refusal, newKey(second))).toMatchObject({ state: 'refused' })
})

it.each(["name = '同名'", "phoneHash = 'same'", "idNumberHash = 'same'"])(
  'archives that share something are merged at once: %s',
  async (same) => {
    const { club, kept, merged } = await strangers()
    const manager = await addManager(club, '顾晓岚')
    await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      unit.sql.run(`UPDATE customers SET ${same} WHERE id IN (?, ?)`, [kept.customerId, merged.customerId]),
    )
    expect((await ask(club, manager, kept, merged)).mergeId).not.toBe(null)
    expect(await isMerged(club, merged)).toBe(true)
  },
)
