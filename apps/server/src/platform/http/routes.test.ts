import { endpoints, redeemReward } from '@cheyou/contract'
import { roles } from '@cheyou/contract/codes'
import { describe, expect, test } from 'vitest'
import { addStaff } from '../../areas/people/auth/index.ts'
import { addRewards, offeredRewards } from '../../areas/club/rewards/rewards.repository.ts'
import { serving } from '../../testing/http.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from '../../testing/sessions.ts'
import { systemAct, testClub } from '../../testing/test-app.ts'

const pathOf = (path: string) => path.replace(/:\w+/g, '01ARZ3NDEKTSV4RRFFQ69G5FAV')
const served = endpoints.filter((endpoint) => endpoint.audience !== 'demo')
const ofStaff = served.filter((endpoint) => endpoint.roles !== undefined)

describe('who may ask', () => {
  test('every endpoint of the contract is there, and the guarded ones let nobody in without a session', async () => {
    const { ask } = await serving((await testClub()).app)
    const answers = await Promise.all(
      served.map(async ({ method, path }) => {
        const { problem } = await ask(method, pathOf(path), { ...(method !== 'get' && { body: {} }) })
        return [`${method} ${path}`, problem?.code]
      }),
    )
    const expected = served.map(({ method, path, audience }) => {
      // What everybody may read asks for nothing.
      if (audience === 'public') return [`${method} ${path}`, method === 'get' ? undefined : 'INPUT_INVALID']
      // At the console a writing request must come from our own pages before its session counts.
      const writesAtConsole = audience === 'console' && method !== 'get'
      return [`${method} ${path}`, writesAtConsole ? 'ORIGIN_REFUSED' : 'SESSION_MISSING']
    })
    expect(answers).toEqual(expected)
  })

  test('a WeChat user who is neither member nor staff gets no further', async () => {
    const club = await testClub()
    const { ask } = await serving(club.app)
    const headers = fromPhone(await phoneToken(club, {}))
    for (const { method, path, audience } of served) {
      if (audience !== 'member' && audience !== 'staff') continue
      const answer = await ask(method, pathOf(path), { headers, ...(method !== 'get' && { body: {} }) })
      expect([`${method} ${path}`, answer.problem?.code]).toEqual([`${method} ${path}`, 'ROLE_MISSING'])
    }
  })

  test('what staff change from the console is asked by our own pages, and by nobody else’s', async () => {
    const club = await testClub()
    const { ask } = await serving(club.app)
    const staffId = await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      addStaff(unit, club.app.keys, { name: '夏岚', role: 'manager', storeIds: [club.storeId] }),
    )
    const headers = fromConsole(await consoleToken(club, staffId), 'https://elsewhere.example')
    for (const { method, path } of ofStaff) {
      if (method === 'get') continue
      const answer = await ask(method, pathOf(path), { headers, body: {} })
      expect([method, path, answer.problem?.code]).toEqual([method, path, 'ORIGIN_REFUSED'])
    }
  })

  test.each(roles)('staff who are %s are let in where the endpoint names them, and nowhere else', async (role) => {
    const club = await testClub()
    const { app, storeId } = club
    const { ask, origin } = await serving(app)
    const staffId = await app.db.unit(systemAct(app.groupId), (unit) =>
      addStaff(unit, app.keys, { name: '夏岚', role, storeIds: [storeId] }),
    )
    for (const { method, path, audience, roles: named } of ofStaff) {
      // A session for each: one of these endpoints ends it.
      const doors: Record<string, string>[] = [fromConsole(await consoleToken(club, staffId), origin)]
      if (audience === 'staff') doors.push(fromPhone(await phoneToken(club, { staffId })))
      for (const headers of doors) {
        const answer = await ask(method, pathOf(path), { headers, ...(method !== 'get' && { body: {} }) })
        const refused = answer.problem?.code === 'ROLE_MISSING'
        expect([role, method, path, refused]).toEqual([role, method, path, !named.includes(role)])
      }
    }
  })

  test('staff without a session are refused, on a page of our own too', async () => {
    const { ask, origin } = await serving((await testClub()).app)
    for (const { method, path } of ofStaff) {
      const answer = await ask(method, pathOf(path), {
        headers: { Origin: origin },
        ...(method !== 'get' && { body: {} }),
      })
      expect([method, path, answer.problem?.code]).toEqual([method, path, 'SESSION_MISSING'])
    }
  })

  test('nothing of the demo exists outside the demo', async () => {
    const { ask } = await serving((await testClub()).app)
    for (const { method, path } of endpoints.filter((endpoint) => endpoint.audience === 'demo'))
      expect((await ask(method, path)).status).toBe(404)
    expect((await ask('post', '/sandbox/login-code', { body: { openid: 'o' } })).status).toBe(404)
  })

  test('before a club is founded the interface serves nobody, and says to come again', async () => {
    const club = await testClub()
    await club.app.db.unit(systemAct(club.app.groupId), (unit) => unit.sql.run('DELETE FROM dealer_groups'))
    const { ask } = await serving({ ...club.app, groupId: '' })
    const answer = await ask('post', '/api/auth/wechat', { body: { code: 'c' } })

    expect([answer.status, answer.problem?.code]).toEqual([503, 'SERVICE_BUSY'])
    expect(answer.headers.get('retry-after')).toBe('60')
  })
})

describe('the idempotency key', () => {
  async function shop() {
    const club = await testClub()
    const member = await club.addMember()
    await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
      addRewards(unit, [
        { kind: 'gift', name: '贴纸', description: '', pointsPrice: 0, stockLeft: null, perMemberLimit: null },
      ]),
    )
    const [reward] = await offeredRewards(club.app.db.read, club.app.groupId, '')
    const { ask } = await serving(club.app)
    const token = await phoneToken(club, { member })
    const redeem = (key: string | null, body: object = { rewardId: reward!.id, quotedPoints: 0 }, by = token) =>
      ask('post', redeemReward.path, {
        headers: { ...fromPhone(by), ...(key !== null && { 'Idempotency-Key': key }) },
        body,
      })
    const redeemed = () => ask('get', '/api/member/redemptions', { headers: fromPhone(token) })
    return { club, redeem, redeemed }
  }

  test.each([null, '', 'short', 'x'.repeat(101), 'with space'])('%j is none', async (key) => {
    const { redeem, redeemed } = await shop()
    const answer = await redeem(key)
    expect([answer.status, answer.problem?.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING'])
    expect((await redeemed()).body).toEqual({ rows: [] })
  })

  test('the same request twice is one, with one answer; other content is refused; another person’s key is another', async () => {
    const { club, redeem, redeemed } = await shop()
    const first = await redeem('key-00000001')
    expect(first.status).toBe(200)
    expect((await redeem('key-00000001')).body).toEqual(first.body)
    expect(
      (await redeem('key-00000001', { rewardId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', quotedPoints: 0 })).problem?.code,
    ).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(((await redeemed()).body as { rows: unknown[] }).rows).toHaveLength(1)

    const other = await club.addMember()
    const theirs = await redeem('key-00000001', undefined, await phoneToken(club, { member: other }))
    expect(theirs.status).toBe(200)
    expect(theirs.body).not.toEqual(first.body)
  })
})

test('a statement’s cursor must be one of ours', async () => {
  const club = await testClub()
  const { ask } = await serving(club.app)
  const headers = fromPhone(await phoneToken(club, { member: await club.addMember() }))
  for (const keys of [
    ['yesterday', 'x'],
    [null, null],
    ['2026-11-01T00:00:00.000Z', 3],
  ]) {
    const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url')
    const answer = await ask('get', `/api/member/points?cursor=${cursor}`, { headers })
    expect(answer.problem?.errors).toMatchObject([{ path: 'cursor', code: 'CURSOR_INVALID' }])
  }
})
