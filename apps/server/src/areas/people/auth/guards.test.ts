import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { serving } from '../../../testing/http.ts'
import { systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { addStore } from '../organisation/index.ts'
import { hashToken } from './secrets.ts'
import { findSession, openSession } from './sessions.repository.ts'
import { addStaff } from './staff.repository.ts'

async function managerOf(club: TestClub, stores = 1): Promise<{ staffId: string; token: string }> {
  const { app } = club
  return app.db.unit(systemAct(app.groupId), async (unit) => {
    const storeIds = [club.storeId]
    for (let i = 1; i < stores; i++)
      storeIds.push((await addStore(unit, { groupId: app.groupId, name: `分店 ${i}` })).id)
    const staffId = await addStaff(unit, app.keys, { name: '顾晓岚', role: 'manager', storeIds })
    return { staffId, token: (await openSession(unit, { audience: 'console', staffId })).token }
  })
}

describe('the console’s session', () => {
  const asking = async (club: TestClub, token: string) => {
    const { ask, origin } = await serving(club.app)
    const cookie = { Cookie: `cheyou_console=${token}` }
    return {
      origin,
      me: () => ask('get', '/api/console/me', { headers: cookie }),
      signOut: (headers: Record<string, string>) =>
        ask('post', '/api/console/sign-out', { headers: { ...cookie, ...headers } }),
      ask,
    }
  }

  test('lasts twelve hours', async () => {
    const club = await testClub()
    const { token } = await managerOf(club)
    const { me } = await asking(club, token)
    expect((await me()).status).toBe(200)
    club.clock.advance(12 * 3_600_000 - 1)
    expect((await me()).status).toBe(200)
    club.clock.advance(1)
    expect((await me()).problem?.code).toBe('SESSION_MISSING')
  })

  test('ends nothing for another site’s page, with our cookie or not', async () => {
    const club = await testClub()
    const { token } = await managerOf(club)
    const { signOut, me, origin } = await asking(club, token)
    const wrong = ['https://evil.example', 'null', '', `${origin}.evil.example`, origin.replace('http:', 'https:')]
    for (const Origin of wrong)
      expect((await signOut(Origin === '' ? {} : { Origin })).problem?.code).toBe('ORIGIN_REFUSED')
    expect((await me()).status).toBe(200)
    expect((await signOut({ Origin: origin })).status).toBe(200)
    expect((await me()).problem?.code).toBe('SESSION_MISSING')
  })

  test('is no bearer token, and a bearer token is no cookie', async () => {
    const club = await testClub()
    const { token } = await managerOf(club)
    const { ask } = await asking(club, token)
    const headers = { Authorization: `Bearer ${token}` }
    expect((await ask('get', '/api/auth/me', { headers })).problem?.code).toBe('SESSION_MISSING')
    expect((await ask('get', '/api/console/me', { headers })).problem?.code).toBe('SESSION_MISSING')
  })

  test('lets nobody in who has left', async () => {
    const club = await testClub()
    const { token, staffId } = await managerOf(club)
    const { me } = await asking(club, token)
    await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      unit.sql.run('UPDATE staff SET retiredAt = ? WHERE id = ?', [unit.now, staffId]),
    )
    expect((await me()).problem?.code).toBe('ROLE_MISSING')
  })
})

test('a session knows every store of somebody who has many', async () => {
  const club = await testClub()
  const { token } = await managerOf(club, 60)
  const session = await findSession(club.app.db.read, hashToken(token), club.clock.now())

  expect(new Set(session?.staff?.storeIds).size).toBe(60)
  expect(session?.staff?.storeIds.every((id) => id.length === newId().length)).toBe(true)
  if (club.app.db.dialect === 'sqlite') return
  const row = await club.app.db.read.one<{ bytes: unknown }>('SELECT @@SESSION.group_concat_max_len AS bytes')
  expect(Number(row?.bytes)).toBe(1_048_576)
})
