import type { StaffMember } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import { codeStepAt } from '@cheyou/card-code'
import { expect, test } from 'vitest'
import { openStore } from '../../../testing/desk.ts'
import { serving } from '../../../testing/http.ts'
import { lock, race } from '../../../testing/race.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from '../../../testing/sessions.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { addStaff } from './index.ts'
import { base32 } from './console-login.ts'
import { disableStaff } from './manage-staff.ts'
import { sixDigits } from './secrets.ts'

/** A group of two stores with an administrator, a manager of the first and one of the second. */
async function group() {
  const club = await testClub()
  const { ask, origin } = await serving(club.app)
  const { storeId: elsewhere } = await openStore(club)
  const hire = (name: string, role: Role, storeIds: string[]) =>
    club.app.db.unit(systemAct(club.app.groupId), (unit) => addStaff(unit, club.app.keys, { name, role, storeIds }))
  let keys = 0
  const desk = async (id: string) => {
    const who = fromConsole(await consoleToken(club, id), origin)
    const send = async (method: 'get' | 'post' | 'put', path: string, body?: unknown) => {
      const headers = {
        ...who,
        ...(method === 'post' && { 'Idempotency-Key': `key-${String(++keys).padStart(8, '0')}` }),
      }
      const answer = await ask(method, `/api/console${path}`, {
        headers,
        ...(method !== 'get' && { body: body ?? {} }),
      })
      return { ...answer, code: answer.problem?.code ?? 'done' }
    }
    return {
      id,
      send,
      list: async () =>
        (await send('get', '/staff')).body as { rows: StaffMember[]; roles: Role[]; stores: { storeId: string }[] },
    }
  }
  const here = [club.storeId]
  const ids = {
    admin: await hire('总部', 'group_admin', here),
    manager: await hire('顾晓岚', 'manager', here),
    foreign: await hire('钱店长', 'manager', [elsewhere]),
    both: await hire('孙两店', 'reception', [...here, elsewhere]),
    care: await hire('周敏', 'care', here),
  }
  return {
    club,
    ask,
    origin,
    hire,
    desk,
    ids,
    elsewhere,
    here,
    admin: await desk(ids.admin),
    manager: await desk(ids.manager),
  }
}

const acts = async ({ app }: TestClub) =>
  (await app.db.read.all<{ action: string }>("SELECT action FROM acts WHERE actorKind = 'staff' ORDER BY at, id")).map(
    ({ action }) => action,
  )

test('a manager sees those of their stores and manages those of theirs alone, an administrator the group', async () => {
  const { ids, admin, manager, club } = await group()
  const seen = await manager.list()
  const can = (rows: readonly StaffMember[], id: string) => rows.find(({ staffId }) => staffId === id)?.can.length
  expect(seen.rows.map(({ staffId }) => staffId).toSorted()).toEqual(
    [ids.admin, ids.manager, ids.both, ids.care, club.reception.id].toSorted(),
  )
  expect([can(seen.rows, ids.admin), can(seen.rows, ids.manager), can(seen.rows, ids.both)]).toEqual([0, 0, 0])
  expect(can(seen.rows, ids.care)).toBe(5)
  expect(seen.roles).toEqual(['reception', 'technician', 'care', 'manager'])
  expect(seen.stores.map(({ storeId }) => storeId)).toEqual([club.storeId])

  const all = await admin.list()
  expect([can(all.rows, ids.admin), can(all.rows, ids.foreign), can(all.rows, ids.both)]).toEqual([0, 5, 5])
  expect(all.stores.length).toBe(2)
})

test('nobody raises themselves, hires above themselves or into another store, or takes over who is above them', async () => {
  const { ids, manager, here, elsewhere, desk, admin, club } = await group()
  const tried = async (method: 'post' | 'put', path: string, body?: object) =>
    (await manager.send(method, path, body)).code
  const place = { name: '甲', role: 'reception', storeIds: here }
  expect(await tried('put', `/staff/${ids.manager}`, { ...place, role: 'group_admin' })).toBe('STAFF_SELF')
  expect(await tried('post', `/staff/${ids.manager}/disable`)).toBe('STAFF_SELF')
  expect(await tried('put', `/staff/${ids.manager}/console-login`, { loginName: 'mine' })).toBe('STAFF_SELF')
  expect(await tried('post', '/staff', { ...place, role: 'group_admin' })).toBe('STAFF_BEYOND')
  expect(await tried('post', '/staff', { ...place, storeIds: [...here, elsewhere] })).toBe('NOT_FOUND')
  expect(await tried('put', `/staff/${ids.care}`, { ...place, role: 'group_admin' })).toBe('STAFF_BEYOND')
  expect(await tried('put', `/staff/${ids.care}`, { ...place, storeIds: [elsewhere] })).toBe('NOT_FOUND')
  for (const [id, code] of [
    [ids.admin, 'STAFF_BEYOND'],
    [ids.both, 'STAFF_BEYOND'],
    [ids.foreign, 'NOT_FOUND'],
  ] as const) {
    expect(await tried('put', `/staff/${id}`, place)).toBe(code)
    expect(await tried('put', `/staff/${id}/invitation`)).toBe(code)
    expect(await tried('put', `/staff/${id}/console-login`, { loginName: 'taken-over' })).toBe(code)
    expect(await tried('post', `/staff/${id}/disable`)).toBe(code)
    expect(await tried('post', `/staff/${id}/enable`)).toBe(code)
    expect(await tried('post', `/staff/${id}/end-sessions`, { unbindPhones: true })).toBe(code)
  }
  expect((await admin.send('post', `/staff/${ids.admin}/disable`)).code).toBe('STAFF_SELF')
  for (const id of [ids.care, club.reception.id])
    expect((await (await desk(id)).send('post', '/staff', place)).code).toBe('ROLE_MISSING')
  expect(await acts(club)).toEqual([])
})

race(
  'two administrators who disable each other at once: one stays',
  { look: /FROM staff_stores/, off: [lock], sees: ['fulfilled', 'fulfilled'] },
  async (contest) => {
    const { hire, ids, here, club } = await group()
    const other = await hire('副总', 'group_admin', here)
    const { app } = contest(club)
    // Past the guard already, as in two processes: both sessions are believed.
    const caller = (id: string) => ({ ...club.reception, id, role: 'group_admin' as const })
    const disable = (by: string, staffId: string) =>
      disableStaff(app, caller(by), { staffId, disabled: true }, newKey({ id: by }))
    const ends = await Promise.allSettled([disable(ids.admin, other), disable(other, ids.admin)])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ROLE_MISSING' } })
    const left = await club.app.db.read.all("SELECT id FROM staff WHERE role = 'group_admin' AND retiredAt IS NULL")
    expect(left.length).toBe(1)
  },
)

test('hired, invited and let in: the invitation before and the password before open nothing', async () => {
  const { manager, here, ask, origin, club } = await group()
  const hired = (await manager.send('post', '/staff', { name: '新人', role: 'manager', storeIds: here }))
    .body as StaffMember
  expect(hired).toMatchObject({
    phoneBound: false,
    loginName: null,
    invitedUntil: null,
    lastSignInAt: null,
    disabled: false,
  })
  const path = `/staff/${hired.staffId}`
  const invite = async () =>
    ((await manager.send('put', `${path}/invitation`)).body as { invitation: string }).invitation
  const [first, second] = [await invite(), await invite()]
  const phone = fromPhone(await phoneToken(club, {}))
  const accept = (invitation: string) =>
    ask('post', '/api/auth/staff-invitation', { headers: phone, body: { invitation } })
  expect((await accept(first)).problem?.code).toBe('INVITATION_INVALID')
  expect((await accept(second)).status).toBe(200)

  const reset = async () =>
    (await manager.send('put', `${path}/console-login`, { loginName: 'Xin.Ren' })).body as {
      loginName: string
      password: string
      totpSecret: string
      totpAddress: string
    }
  const before = await reset()
  const login = await reset()
  expect(login.totpAddress).toContain(`secret=${login.totpSecret}&`)
  const signIn = (password: string, secret: string) =>
    ask('post', '/api/console/sign-in', {
      headers: { Origin: origin },
      body: { loginName: 'xin.ren', password, otp: sixDigits(secret, codeStepAt(club.clock.now().getTime())) },
    })
  const secretOf = (text: string) => Buffer.from(bytesOf(text)).toString('base64url')
  expect((await signIn(before.password, secretOf(login.totpSecret))).problem?.code).toBe('SIGN_IN_REFUSED')
  expect((await signIn(login.password, secretOf(login.totpSecret))).status).toBe(200)
  const row = (await manager.list()).rows.find(({ staffId }) => staffId === hired.staffId)
  expect(row).toMatchObject({
    loginName: 'xin.ren',
    phoneBound: true,
    invitedUntil: null,
    consoleSessions: 1,
    lastSignInAt: club.clock.now().toISOString(),
  })
  const kept = JSON.stringify(await club.app.db.read.all('SELECT * FROM idempotency_keys'))
  for (const secret of [first, second, before.password, login.password, login.totpSecret])
    expect(kept).not.toContain(secret)
  expect((await manager.send('put', `/staff/${club.reception.id}/console-login`, { loginName: 'XIN.REN' })).code).toBe(
    'LOGIN_NAME_TAKEN',
  )
  expect(await acts(club)).toContain('auth.reset-login')
})

test('a changed role and a disabled account hold at once here, for browser and phone; enabled, a new session is needed', async () => {
  const { admin, ids, desk, here, ask, club } = await group()
  const manager = await desk(ids.manager)
  const phone = fromPhone(await phoneToken(club, { staffId: ids.manager }))
  const work = async () => (await ask('get', `/api/staff/work-templates?storeId=${here[0]}`, { headers: phone })).status
  expect([(await manager.send('get', '/staff')).code, await work()]).toEqual(['done', 200])
  await admin.send('put', `/staff/${ids.manager}`, { name: '顾晓岚', role: 'care', storeIds: here })
  expect((await manager.send('get', '/staff')).code).toBe('ROLE_MISSING')
  await admin.send('put', `/staff/${ids.manager}`, { name: '顾晓岚', role: 'manager', storeIds: here })
  expect((await manager.send('get', '/staff')).code).toBe('done')

  await admin.send('post', `/staff/${ids.manager}/disable`)
  expect([(await manager.send('get', '/staff')).code, await work()]).toEqual(['SESSION_MISSING', 401])
  expect((await admin.send('put', `/staff/${ids.manager}/invitation`)).code).toBe('STAFF_DISABLED')
  await admin.send('post', `/staff/${ids.manager}/enable`)
  expect((await manager.send('get', '/staff')).code).toBe('SESSION_MISSING')
  expect((await (await desk(ids.manager)).send('get', '/staff')).code).toBe('done')
  expect(await acts(club)).toEqual(['auth.change-staff', 'auth.change-staff', 'auth.disable', 'auth.enable'])
})

test('signed out everywhere, and the phone unbound where that is asked for', async () => {
  const { admin, ids, desk, club } = await group()
  const manager = await desk(ids.manager)
  await phoneToken(club, { staffId: ids.manager })
  const end = async (unbindPhones: boolean) =>
    (await admin.send('post', `/staff/${ids.manager}/end-sessions`, { unbindPhones })).body
  expect(await end(false)).toMatchObject({ consoleSessions: 0, phoneBound: true })
  expect((await manager.send('get', '/staff')).code).toBe('SESSION_MISSING')
  expect(await end(true)).toMatchObject({ phoneBound: false })
})

/** RFC 4648, section 10, the test vector of six letters. */
test('an authenticator’s secret is base32', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(Buffer.from(bytesOf('MZXW6YTBOI')).toString()).toBe('foobar')
})

function bytesOf(text: string): number[] {
  const bits = [...text]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  return (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
}
