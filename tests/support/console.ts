import { CODE_STEP_SECONDS, codeStepAt, decodeSecret, totp } from '@cheyou/card-code'
import { signInToConsole } from '@cheyou/contract'
import { requestOf, type Client } from './client.ts'
import type { Hired, StaffWish, World } from './world.ts'

/** The six digits that an authenticator shows, some steps from now. */
export function otpOf(totpSecret: string, driftSteps = 0): string {
  return totp(decodeSecret(totpSecret), codeStepAt(Date.now()) + driftSteps).slice(2)
}

/** The cookie an answer sets, as a browser sends it back. */
export function cookieOf(response: Response): string {
  const [cookie] = response.headers.getSetCookie()
  return cookie?.split(';')[0] ?? ''
}

/** Hires somebody with a login and signs them in at the console, as a browser on one of our own pages would. */
export async function signInAtDesk(world: World, wish: StaffWish & { login: string }): Promise<Client> {
  return openDesk(world, await world.hire(wish))
}

export async function openDesk(world: Pick<World, 'visitor' | 'server'>, { console: login }: Hired): Promise<Client> {
  if (!login) throw new Error('Hired without a login name')
  const { loginName, password, totpSecret } = login
  const browser = world.visitor().with({ pageOrigin: world.server.origin })
  const body = { loginName, password, otp: otpOf(totpSecret) }
  const response = await browser.send(requestOf(signInToConsole, { body }))
  if (!response.ok) throw new Error(`The console refused ${loginName}: ${await response.text()}`)
  return browser.with({ cookie: cookieOf(response) })
}

export const otpStepMs = CODE_STEP_SECONDS * 1000
