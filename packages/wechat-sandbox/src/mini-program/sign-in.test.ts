import { expect, test } from 'vitest'
import { json, movableClock, openSandbox } from '../testing/sandbox-client.ts'

test('a login code is exchanged for openid and session key, as JSON under the name of plain text', async () => {
  const people = [{ openid: 'oWangWei', unionid: 'uWangWei', nickname: '王伟', phone: '13800000001' }]
  const client = await openSandbox({ people })
  const query = new URLSearchParams({
    appid: 'wx1234567890abcdef',
    secret: '0123456789abcdef0123456789abcdef',
    js_code: await client.loginCode('oWangWei'),
    grant_type: 'authorization_code',
  })
  const response = await client.get(`/sns/jscode2session?${query.toString()}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain')
  const body = await json(response)
  expect(Object.keys(body).sort()).toEqual(['openid', 'session_key', 'unionid'])
  expect(body).toMatchObject({ openid: 'oWangWei', unionid: 'uWangWei' })
  expect(Buffer.from(String(body.session_key), 'base64')).toHaveLength(16)
})

test('the session key stays the same from one sign-in to the next', async () => {
  const client = await openSandbox()
  const first = await client.signIn(await client.loginCode('oWangWei'))
  const second = await client.signIn(await client.loginCode('oWangWei'))
  expect(second.session_key).toBe(first.session_key)
})

test('a code works once', async () => {
  const client = await openSandbox()
  const code = await client.loginCode('oWangWei')
  expect(await client.signIn(code)).toMatchObject({ openid: 'oWangWei' })
  const again = await client.signIn(code)
  expect(again).toMatchObject({ errcode: 40029 })
  expect(again.errmsg).toMatch(/^invalid code rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
})

test('a code lives five minutes', async () => {
  const clock = movableClock('2026-11-02T01:00:00Z')
  const client = await openSandbox({ clock })
  const inTime = await client.loginCode('oWangWei')
  const late = await client.loginCode('oWangWei')
  clock.advanceSeconds(299)
  expect(await client.signIn(inTime)).toMatchObject({ openid: 'oWangWei' })
  clock.advanceSeconds(1)
  expect(await client.signIn(late)).toMatchObject({ errcode: 40029 })
})

test('a phone code is no login code', async () => {
  const client = await openSandbox()
  expect(await client.signIn(await client.phoneCode('oWangWei'))).toMatchObject({ errcode: 40029 })
})

test('a high-risk user is refused', async () => {
  const client = await openSandbox({
    people: [{ openid: 'oRisk', nickname: '某人', phone: '13800000002', highRisk: true }],
  })
  expect(await client.signIn(await client.loginCode('oRisk'))).toMatchObject({ errcode: 40226 })
})

test.each([
  [{ appid: 'wx0000000000000000' }, 40013],
  [{ appid: '' }, 41002],
  [{ secret: 'ffffffffffffffffffffffffffffffff' }, 40125],
  [{ secret: '' }, 41004],
  [{ grant_type: 'client_credential' }, 40002],
  [{ js_code: '' }, 41008],
])('%j is refused with %i and the code stays good', async (changes, errcode) => {
  const client = await openSandbox()
  const code = await client.loginCode('oWangWei')
  expect(await client.signIn(code, changes)).toMatchObject({ errcode })
  expect(await client.signIn(code)).toMatchObject({ openid: 'oWangWei' })
})

test('an address that WeChat does not have', async () => {
  const client = await openSandbox()
  expect(await json(await client.get('/cgi-bin/nothing'))).toMatchObject({ errcode: 40066 })
})
