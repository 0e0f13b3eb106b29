import { onTestFinished } from 'vitest'
import { startSandbox, type Sandbox, type SandboxOptions } from '../start-sandbox.ts'

export const APP_ID = 'wx1234567890abcdef'
export const SECRET = '0123456789abcdef0123456789abcdef'

/** A clock that stands still until a test moves it. */
export function movableClock(start: string) {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    advanceSeconds: (seconds: number) => {
      at += seconds * 1000
    },
  }
}

/** The body of an answer, as a test looks into it. */
export type Answer = Record<string, unknown>

export interface SandboxClient {
  sandbox: Sandbox
  get(path: string): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
  /** A login code for the person, by the control route. */
  loginCode(openid: string): Promise<string>
  phoneCode(openid: string): Promise<string>
  signIn(code: string, changes?: Record<string, string>): Promise<Answer>
  token(force?: boolean): Promise<string>
}

export async function json(response: Response): Promise<Answer> {
  return JSON.parse(await response.text()) as Answer
}

/** Starts a sandbox that ends with the test, with one person: 王伟, 13800000001. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
  const people = [{ openid: 'oWangWei', nickname: '王伟', phone: '13800000001' }]
  const sandbox = await startSandbox({ appId: APP_ID, secret: SECRET, people, ...options })
  onTestFinished(() => sandbox.close())
  const get = (path: string) => fetch(sandbox.origin + path)
  const post = (path: string, body: unknown) =>
    fetch(sandbox.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const codeFrom = async (path: string, openid: string) => String((await json(await post(path, { openid }))).code)
  return {
    sandbox,
    get,
    post,
    loginCode: (openid) => codeFrom('/sandbox/login-code', openid),
    phoneCode: (openid) => codeFrom('/sandbox/phone-code', openid),
    signIn: async (code, changes = {}) => {
      const query = { appid: APP_ID, secret: SECRET, js_code: code, grant_type: 'authorization_code', ...changes }
      return json(await get(`/sns/jscode2session?${new URLSearchParams(query).toString()}`))
    },
    token: async (force = false) => {
      const body = { grant_type: 'client_credential', appid: APP_ID, secret: SECRET, force_refresh: force }
      return String((await json(await post('/cgi-bin/stable_token', body))).access_token)
    },
  }
}
