import { expect, test } from 'vitest'
import { systemAct, testClub } from '../../../testing/test-app.ts'
import { addStaff } from './staff.repository.ts'
import { hashToken } from './secrets.ts'
import { findSession, openSession, revokeSession } from './sessions.repository.ts'

async function managerAtDesk() {
  const club = await testClub()
  const { db, groupId, keys } = club.app
  const act = systemAct(groupId)
  const { token, staffId } = await db.unit(act, async (unit) => {
    const id = await addStaff(unit, keys, { name: '顾晓岚', role: 'manager', storeIds: [club.storeId] })
    return { staffId: id, token: (await openSession(unit, { audience: 'console', staffId: id })).token }
  })
  const find = () => findSession(db.read, hashToken(token), club.clock.now())
  return { club, staffId, act, find }
}

test('staff who left are let in for two seconds more at most', async () => {
  const { club, staffId, act, find } = await managerAtDesk()
  expect((await find())?.staff?.id).toBe(staffId)
  await club.app.db.unit(act, (unit) =>
    unit.sql.run('UPDATE staff SET retiredAt = ? WHERE id = ?', [unit.now, staffId]),
  )
  club.clock.set(new Date(club.clock.now().getTime() + 1_999))
  expect((await find())?.staff?.id).toBe(staffId)
  club.clock.set(new Date(club.clock.now().getTime() + 1))
  expect((await find())?.staff).toBeNull()
})

test('a session that was signed out of is over at once', async () => {
  const { club, act, find } = await managerAtDesk()
  const session = await find()
  await club.app.db.unit(act, (unit) => revokeSession(unit, session!.id))
  expect(await find()).toBeNull()
})
