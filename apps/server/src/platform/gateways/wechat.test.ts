import { startSandbox } from '@cheyou/wechat-sandbox'
import { describe, expect, test } from 'vitest'
import { APP_ID, LOGIN, openWechat, PHONE, SECRET, TOKEN } from './testing/open-wechat.ts'
import { createWechatGateway, WechatRefusedError } from './wechat.ts'

describe('codeToSession', () => {
  test('gives openid and unionid and nothing else', async () => {
    const { wechat, loginCode } = await openWechat()
    const value = { openid: 'oWangWei', unionid: 'uWangWei' }
    expect(await wechat.codeToSession(await loginCode('oWangWei'))).toEqual({ ok: true, value })
    expect(await wechat.codeToSession(await loginCode('oLiNa'))).toEqual({ ok: true, value: { openid: 'oLiNa' } })
  })

  test('an unknown, a used and an expired code are LOGIN_CODE_INVALID', async () => {
    const { wechat, loginCode, clock } = await openWechat()
    const refused = { ok: false, code: 'LOGIN_CODE_INVALID', facts: { errcode: 40029 } }
    expect(await wechat.codeToSession('nothing')).toEqual(refused)
    const used = await loginCode('oWangWei')
    expect(await wechat.codeToSession(used)).toMatchObject({ ok: true })
    expect(await wechat.codeToSession(used)).toEqual(refused)
    const expired = await loginCode('oWangWei')
    clock.advance(5 * 60_000)
    expect(await wechat.codeToSession(expired)).toEqual(refused)
  })

  test('a user WeChat takes for a risk', async () => {
    const { wechat, loginCode } = await openWechat()
    expect(await wechat.codeToSession(await loginCode('oRisk'))).toMatchObject({ ok: false, code: 'WECHAT_RISK_USER' })
  })

  test.each([
    [{ errcode: -1 }, 'WECHAT_BUSY', { errcode: -1 }],
    [{ errcode: 45011 }, 'WECHAT_RATE_LIMITED', { errcode: 45011 }],
    [{ errcode: 40163 }, 'LOGIN_CODE_INVALID', { errcode: 40163 }],
    [{ status: 502 }, 'WECHAT_UNREACHABLE', { reason: 'HTTP_502' }],
    [{ body: '<html>登录网络</html>' }, 'WECHAT_UNREACHABLE', { reason: 'NOT_JSON' }],
    [{ body: '{"openid":7}' }, 'WECHAT_UNREACHABLE', { reason: 'ANSWER_UNREADABLE' }],
  ])('%j is %s, and the code can be tried again', async (fault, code, facts) => {
    const { wechat, loginCode, fail } = await openWechat()
    const login = await loginCode('oWangWei')
    await fail(LOGIN, fault)
    expect(await wechat.codeToSession(login)).toEqual({ ok: false, code, facts })
    expect(await wechat.codeToSession(login)).toMatchObject({ ok: true })
  })

  test('no answer in time is WECHAT_UNREACHABLE', async () => {
    const { wechat, loginCode, fail } = await openWechat({ timeoutMs: 100 })
    await fail(LOGIN, { hang: true })
    const refused = { ok: false, code: 'WECHAT_UNREACHABLE', facts: { reason: 'TimeoutError' } }
    expect(await wechat.codeToSession(await loginCode('oWangWei'))).toEqual(refused)
  })

  test('nobody listening is WECHAT_UNREACHABLE', async () => {
    const { settings } = await openWechat()
    const gone = await startSandbox({ appId: APP_ID, secret: SECRET, people: [] })
    await gone.close()
    const wechat = createWechatGateway({ ...settings, baseUrl: gone.origin })
    const refused = { ok: false, code: 'WECHAT_UNREACHABLE', facts: { reason: 'ECONNREFUSED' } }
    expect(await wechat.codeToSession('any')).toEqual(refused)
    expect(await wechat.phoneNumber('any', 'oWangWei')).toEqual(refused)
  })

  test('a wrong app secret is thrown, for an operator to repair', async () => {
    const { wechat, loginCode, phoneCode, logged } = await openWechat({ secret: 'f'.repeat(32) })
    await expect(wechat.codeToSession(await loginCode('oWangWei'))).rejects.toThrow(
      new WechatRefusedError(LOGIN, 40125),
    )
    await expect(wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')).rejects.toThrow(
      new WechatRefusedError(TOKEN, 40125),
    )
    expect(logged.join('')).toContain('40125')
  })
})

describe('phoneNumber', () => {
  test('gives 11 digits for China and a country code for others', async () => {
    const { wechat, phoneCode } = await openWechat()
    const value = { phone: '13800000001' }
    expect(await wechat.phoneNumber(await phoneCode('oWangWei'), 'oWangWei')).toEqual({ ok: true, value })
    const abroad = { phone: '+85251234567' }
    expect(await wechat.phoneNumber(await phoneCode('oChan'), 'oChan')).toEqual({ ok: true, value: abroad })
  })

  test('a used code, a login code and the code of somebody else are PHONE_CODE_INVALID', async () => {
    const { wechat, phoneCode, loginCode } = await openWechat()
    const used = await phoneCode('oWangWei')
    expect(await wechat.phoneNumber(used, 'oWangWei')).toMatchObject({ ok: true })
    for (const code of [used, await loginCode('oWangWei'), await phoneCode('oLiNa')]) {
      expect(await wechat.phoneNumber(code, 'oWangWei')).toMatchObject({ ok: false, code: 'PHONE_CODE_INVALID' })
    }
  })

  test.each([
    [PHONE, -1, 'WECHAT_BUSY'],
    [PHONE, 45011, 'WECHAT_RATE_LIMITED'],
    [PHONE, 1400001, 'PHONE_QUOTA_EMPTY'],
    [TOKEN, -1, 'WECHAT_BUSY'],
    [TOKEN, 45009, 'WECHAT_RATE_LIMITED'],
  ])('%s answering %i is %s', async (path, errcode, code) => {
    const { wechat, phoneCode, fail } = await openWechat()
    await fail(path, { errcode })
    const phone = await phoneCode('oWangWei')
    expect(await wechat.phoneNumber(phone, 'oWangWei')).toEqual({ ok: false, code, facts: { errcode } })
    expect(await wechat.phoneNumber(phone, 'oWangWei')).toMatchObject({ ok: true })
  })

  test('a token answer of another form is WECHAT_UNREACHABLE and is not kept', async () => {
    const { wechat, fail, store } = await openWechat()
    await fail(TOKEN, { body: '{"access_token":""}' })
    const refused = { ok: false, code: 'WECHAT_UNREACHABLE', facts: { reason: 'ANSWER_UNREADABLE' } }
    expect(await wechat.phoneNumber('any', 'oWangWei')).toEqual(refused)
    expect(store.puts).toEqual([])
  })
})

test('the log tells what failed and holds no secret, code, token, session key, phone or openid', async () => {
  const { wechat, sandbox, logged, store, loginCode, phoneCode, fail } = await openWechat({ timeoutMs: 100 })
  const login = await loginCode('oWangWei')
  const phone = await phoneCode('oWangWei')
  for (const path of [LOGIN, PHONE, TOKEN]) {
    for (const fault of [{ errcode: -1 }, { errcode: 40013 }, { status: 500 }, { body: '{}' }, { hang: true }]) {
      await fail(path, fault)
    }
  }
  for (let n = 0; n < 12; n += 1) {
    await wechat.codeToSession(login).catch(() => null)
    await wechat.phoneNumber(phone, 'oWangWei').catch(() => null)
  }
  const text = logged.join('')
  for (const path of [LOGIN, PHONE, TOKEN]) expect(text).toContain(path)
  expect(text).toContain('TimeoutError')
  expect(store.puts).not.toEqual([])
  const token = store.puts[0]?.token ?? ''
  const sessionKey = sandbox.people.find('oWangWei')?.sessionKey ?? ''
  for (const secret of [SECRET, APP_ID, login, phone, token, sessionKey, '13800000001', 'oWangWei', 'uWangWei']) {
    expect(text).not.toContain(secret)
  }
})
