import { expect, test } from 'vitest'
import { openidOf, startSandbox } from '../index.ts'
import { APP_ID, SECRET, json, openSandbox } from '../testing/sandbox-client.ts'

test('people are listed with their phones masked', async () => {
  const client = await openSandbox()
  expect(await json(await client.get('/sandbox/people'))).toEqual({
    people: [{ openid: 'oWangWei', nickname: '王伟', phone: '138****0001' }],
  })
})

test('a person added by the route can sign in; the openid is the same at every start', async () => {
  const client = await openSandbox()
  const response = await client.post('/sandbox/people', { nickname: '李娜', phone: '13800000002' })
  expect(response.status).toBe(201)
  const { openid } = await json(response)
  expect(openid).toBe(openidOf(APP_ID, '86 13800000002'))
  expect(openid).toMatch(/^o[\w-]{27}$/)
  expect(client.sandbox.people.find(String(openid))?.phone).toBe('13800000002')
  expect(await client.signIn(await client.loginCode(String(openid)))).toMatchObject({ openid })
})

test.each([
  ['/sandbox/people', { nickname: '无号' }, 400],
  ['/sandbox/people', { nickname: '坏号', phone: '12a' }, 400],
  ['/sandbox/login-code', { openid: 'oNobody' }, 404],
  ['/sandbox/phone-code', {}, 404],
  ['/sandbox/credits', { openid: 'oWangWei', templateId: 't', count: 0 }, 400],
  ['/sandbox/fail', { path: '/sns/jscode2session', times: 1 }, 400],
  ['/sandbox/fail', { errcode: -1, times: 1 }, 400],
  ['/sandbox/nothing', {}, 404],
])('%s with %j answers %i', async (path, body, status) => {
  const client = await openSandbox()
  expect((await client.post(path, body)).status).toBe(status)
})

test('a control request that is not JSON is refused', async () => {
  const client = await openSandbox()
  const body = new URLSearchParams({ openid: 'oWangWei' })
  expect((await fetch(`${client.sandbox.origin}/sandbox/login-code`, { method: 'POST', body })).status).toBe(400)
})

test('a planned errcode comes as often as asked, for its path only, and uses up no code', async () => {
  const client = await openSandbox()
  const code = await client.loginCode('oWangWei')
  await client.post('/sandbox/fail', { path: '/sns/jscode2session', errcode: -1, times: 2 })
  expect(await client.token()).toMatch(/^92_/)
  expect(await client.signIn(code)).toMatchObject({
    errcode: -1,
    errmsg: expect.stringContaining('system error') as string,
  })
  expect(await client.signIn(code)).toMatchObject({ errcode: -1 })
  expect(await client.signIn(code)).toMatchObject({ openid: 'oWangWei' })
})

test('a planned status comes as a page of HTML, a planned text as it is', async () => {
  const client = await openSandbox()
  await client.post('/sandbox/fail', { path: '/sns/jscode2session', status: 502, times: 1 })
  const response = await client.get('/sns/jscode2session')
  expect(response.status).toBe(502)
  expect(await response.text()).toContain('<html>')
  await client.post('/sandbox/fail', { path: '/sns/jscode2session', body: 'hello', times: 1 })
  const other = await client.get('/sns/jscode2session')
  expect(other.status).toBe(200)
  expect(await other.text()).toBe('hello')
})

test('a request that hangs ends when the sandbox closes', async () => {
  const sandbox = await startSandbox({ appId: APP_ID, secret: SECRET, people: [] })
  const fail = { path: '/sns/jscode2session', hang: true, times: 1 }
  await fetch(`${sandbox.origin}/sandbox/fail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fail),
  })
  const pending = fetch(`${sandbox.origin}/sns/jscode2session`).then(
    () => 'answered',
    () => 'ended',
  )
  await fetch(`${sandbox.origin}/sandbox/people`)
  await sandbox.close()
  expect(await pending).toBe('ended')
})

test('a port that is taken is an error', async () => {
  const client = await openSandbox()
  const port = Number(new URL(client.sandbox.origin).port)
  await expect(startSandbox({ appId: APP_ID, secret: SECRET, people: [], port })).rejects.toThrow('EADDRINUSE')
})
