import { codeStepAt, totp } from '@cheyou/card-code'
import { openManagerDoor } from '@cheyou/contract'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { otpOf } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { fillSignIn, hireManager, NOBODY } from './desk-door.ts'
import { PHONE } from './doors.ts'
import { phoneIn } from './phone.ts'
import { inBrowser, inDemo } from './suite.ts'
import { typedSecret } from './typed-secret.ts'

const enter = inBrowser()
const demo = inDemo()
const world = inWorld({ customers: [{ name: '安欣然', points: 3_200 }] })

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })

async function choose(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `${name}的更多操作` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

it('somebody hired at the desk comes in by the address of their invitation, once', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const { origin } = demo()
  await context.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  const page = await context.newPage()
  await page.goto(`${origin}/console/staff`)
  await page.getByRole('button', { name: '新增员工' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('陆晨')
  await dialog.getByLabel('门店').click()
  await page.getByTitle('黔程汽车花果园店').last().click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '保存，发邀请码' }).click()
  await page.getByRole('button', { name: '生成邀请码' }).click()
  const link = await page.getByText(/\/invitation\?code=/).innerText()
  await page.getByRole('button', { name: '我已交给本人，关闭' }).click()
  await rowOf(page, '陆晨').getByText('微信待绑定').waitFor()

  const { context: pocket, watch } = await enter(PHONE)
  const phone = phoneIn(await pocket.newPage())
  await (phone.frame as Page).goto(link)
  await phone.tap(/^新朋友/)
  await phone.tap('绑定员工身份')
  await phone.sees('您好，陆晨')
  await page.reload()
  await rowOf(page, '陆晨').getByText('微信已绑定').waitFor()

  // The address has been used: for somebody else it opens the page and no account.
  const { context: other, watch: otherWatch } = await enter(PHONE)
  otherWatch.expect(/^answered 422: POST \/api\/auth\/staff-invitation.*INVITATION_INVALID/)
  const second = phoneIn(await other.newPage())
  await (second.frame as Page).goto(link)
  await second.tap(/^车主|，2 辆车/)
  await second.tap('绑定员工身份')
  await second.sees('邀请码无效')
  expect(await watch.faults()).toEqual([])
})

async function openStaffPage(): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1440, height: 900 } })
  watch.expect(NOBODY)
  const { console: login } = await world().hire({ name: '总部', role: 'group_admin', login: `head${++heads}` })
  const page = await context.newPage()
  await page.goto(`${world().server.origin}/console/staff`)
  await fillSignIn(page, login!.loginName, login!.password, otpOf(login!.totpSecret))
  await page.getByRole('button', { name: '新增员工' }).waitFor()
  return page
}
let heads = 0

it('disabled, a colleague who sits at another desk is shown the sign-in form at their next step, and gets in no more', async () => {
  const { loginName, password, totpSecret } = await hireManager(world())
  const { context, watch } = await enter()
  watch.expect(/^answered 401: /)
  const theirs = await context.newPage()
  await theirs.goto(`${world().server.origin}/console/members`)
  await fillSignIn(theirs, loginName, password, otpOf(totpSecret))
  await theirs.getByText('安欣然').waitFor()

  const page = await openStaffPage()
  await choose(page, '顾晓岚', '停用')
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await rowOf(page, '顾晓岚').waitFor({ state: 'detached' })
  await theirs.getByRole('link', { name: '到店记录' }).click()
  await theirs.getByLabel('登录名').waitFor()
  await fillSignIn(theirs, loginName, password, otpOf(totpSecret, 1))
  await theirs.getByText('登录名、密码或动态码不正确。').waitFor()
  expect(await theirs.getByRole('link', { name: '到店记录' }).count()).toBe(0)
})

it('a reset login is told once and opens the console; what opened it before opens nothing', async () => {
  const { console: before } = await world().hire({ name: '周敏', role: 'care', login: 'zhoumin' })
  const page = await openStaffPage()
  await choose(page, '周敏', '重设管理台登录')
  await page.getByRole('button', { name: '生成' }).click()
  const told = page.getByRole('dialog').locator('code')
  await expect.poll(() => told.count()).toBe(3)
  const [loginName, password, secret] = await told.allInnerTexts()
  await page.getByRole('button', { name: '我已交给本人，关闭' }).click()
  expect(await page.getByText(password!).count()).toBe(0)

  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 401: POST .*SIGN_IN_REFUSED/)
  const theirs = await context.newPage()
  await theirs.goto(`${world().server.origin}/console/members`)
  await fillSignIn(theirs, before!.loginName, before!.password, otpOf(before!.totpSecret))
  await theirs.getByText('登录名、密码或动态码不正确。').waitFor()
  const digits = totp(typedSecret(secret!), codeStepAt(Date.now())).slice(2)
  await fillSignIn(theirs, loginName!, password!, digits)
  await theirs.getByText('安欣然').waitFor()
})
