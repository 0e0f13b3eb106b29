import { Writable } from 'node:stream'
import { startSandbox } from '@cheyou/wechat-sandbox'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { settableClock } from '../../../clock.ts'
import { createMemoryTokenStore, createWechatGateway, type AccessToken } from '../wechat.ts'

export const APP_ID = 'wx1234567890abcdef'
export const SECRET = '0123456789abcdef0123456789abcdef'
const WANG = { openid: 'oWangWei', unionid: 'uWangWei', nickname: '王伟', phone: '13800000001' }
const LI = { openid: 'oLiNa', nickname: '李娜', phone: '13800000002' }
const CHAN = { openid: 'oChan', nickname: '陈生', phone: '51234567', countryCode: '852' }
const RISK = { openid: 'oRisk', nickname: '某人', phone: '13800000003', highRisk: true }
export const LOGIN = '/sns/jscode2session'
export const PHONE = '/wxa/business/getuserphonenumber'
export const TOKEN = '/cgi-bin/stable_token'

/** A token store that remembers every token it was given. */
function countingStore() {
  const store = createMemoryTokenStore()
  const puts: AccessToken[] = []
  return {
    puts,
    get: () => store.get(),
    put: async (token: AccessToken) => {
      puts.push(token)
      await store.put(token)
    },
  }
}

/** A real sandbox and a gateway that talks to it; whatever the gateway logs is in `logged`. */
export async function openWechat(options: { secret?: string; timeoutMs?: number } = {}) {
  const clock = settableClock(new Date('2026-11-02T01:00:00Z'))
  const sandbox = await startSandbox({ appId: APP_ID, secret: SECRET, people: [WANG, LI, CHAN, RISK], clock })
  onTestFinished(() => sandbox.close())
  const logged: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const store = countingStore()
  const settings = {
    baseUrl: sandbox.origin,
    appId: APP_ID,
    secret: options.secret ?? SECRET,
    tokens: store,
    log: pino({ level: 'trace' }, stream),
    timeoutMs: options.timeoutMs ?? 5000,
    clock,
  }
  const post = async (path: string, body: Record<string, unknown>) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(sandbox.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.ok).toBe(true)
    return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>)
  }
  return {
    clock,
    sandbox,
    store,
    logged,
    settings,
    wechat: createWechatGateway(settings),
    loginCode: async (openid: string) => String((await post('/sandbox/login-code', { openid })).code),
    phoneCode: async (openid: string) => String((await post('/sandbox/phone-code', { openid })).code),
    fail: (path: string, fault: Record<string, unknown>) => post('/sandbox/fail', { path, times: 1, ...fault }),
    /** Replaces the token behind the gateway's back, as another owner of the secret would. */
    forceToken: () =>
      post(TOKEN, { grant_type: 'client_credential', appid: APP_ID, secret: SECRET, force_refresh: true }),
  }
}
