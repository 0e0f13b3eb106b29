import type { BrowserContext, Page } from 'playwright-core'
import { otpOf } from '../support/console.ts'
import type { Hired, World } from '../support/world.ts'

/** What a console asks before anybody is signed in; watched browsers expect it. */
export const NOBODY = /^answered 401: GET \/api\/console\/me/

let hired = 0

export async function hireManager(world: World): Promise<NonNullable<Hired['console']>> {
  const login = `desk${++hired}`
  const { console: account } = await world.hire({ name: '顾晓岚', role: 'manager', login })
  if (account === null) throw new Error('Hired without a login name')
  return account
}

export async function fillSignIn(page: Page, loginName: string, password: string, otp: string): Promise<void> {
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('动态码').fill(otp)
  await page.getByRole('button', { name: '登录' }).click()
}

/** The console of a server as a shop runs it, with a manager signed in, once its list of members says how many there are. */
export async function openDesk(context: BrowserContext, world: World, standing: string): Promise<Page> {
  const { loginName, password, totpSecret } = await hireManager(world)
  const page = await context.newPage()
  await page.goto(`${world.server.origin}/console/members`)
  await fillSignIn(page, loginName, password, otpOf(totpSecret))
  await page.getByText(standing).waitFor()
  return page
}
