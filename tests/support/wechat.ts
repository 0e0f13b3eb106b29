import { startSandbox, type Person } from '@cheyou/wechat-sandbox'

export interface Wechat {
  /** Settings with which a server talks to this WeChat. */
  readonly environment: Readonly<Record<string, string>>
  /** A new WeChat user with a phone. */
  person(nickname: string, phone: string, more?: { highRisk?: boolean; openid?: string }): Person
  /** What `wx.login` gives on this person's phone. */
  loginCode(person: Person): Promise<string>
  /** What the phone button gives once this person has agreed. */
  phoneCode(person: Person): Promise<string>
  /** Makes the next requests to a path of WeChat fail. */
  fail(path: string, how: Readonly<Record<string, unknown>>): Promise<void>
  /** Lets time pass at WeChat alone. */
  letPass(milliseconds: number): void
  /** Every code it gave out: none may stand in a log. */
  readonly codes: readonly string[]
  close(): Promise<void>
}

const APP_ID = 'wxe2e0000000cheyou'
const SECRET = 'e2e-secret-of-the-mini-program-0001'

/** A WeChat of our own in the test's process. */
export async function openWechat(): Promise<Wechat> {
  let aheadMs = 0
  const clock = { now: () => new Date(Date.now() + aheadMs) }
  const sandbox = await startSandbox({ appId: APP_ID, secret: SECRET, people: [], clock })
  const codes: string[] = []
  const press = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(sandbox.origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The local WeChat refused ${path}: ${await response.text()}`)
    return response
  }
  const codeFrom = async (path: string, person: Person): Promise<string> => {
    const { code } = (await (await press(path, { openid: person.openid })).json()) as { code?: string }
    if (code === undefined) throw new Error(`The local WeChat gave no code at ${path}`)
    codes.push(code)
    return code
  }
  return {
    environment: { WECHAT_BASE_URL: sandbox.origin, WECHAT_APP_ID: APP_ID, WECHAT_APP_SECRET: SECRET },
    // Several WeChat users may have one phone, as real ones do after a number changed hands.
    person: (nickname, phone, more = {}) => sandbox.people.add({ nickname, phone, ...more }),
    loginCode: (person) => codeFrom('/sandbox/login-code', person),
    phoneCode: (person) => codeFrom('/sandbox/phone-code', person),
    fail: async (path, how) => void (await press('/sandbox/fail', { path, times: 1, ...how })),
    letPass: (milliseconds) => {
      aheadMs += milliseconds
    },
    codes,
    close: () => sandbox.close(),
  }
}
