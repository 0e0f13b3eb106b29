import type { BrowserContext } from 'playwright-core'
import { expect, it } from 'vitest'
import { otpOf } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { fillSignIn, hireManager, NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'

const enter = inBrowser()
const world = inWorld({
  customers: [
    { name: '安欣然', points: 3_200 },
    { name: '白若溪', points: 900 },
    { name: '柴明远', points: 12_000 },
  ],
})
const standing = '第 1–3 位，共 3 位'
const openDeskIn = (context: BrowserContext) => openDesk(context, world(), standing)

it('who has password and code of the moment comes in, stays in, and can leave', async () => {
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 401: POST .*SIGN_IN_REFUSED/)
  const { loginName, password, totpSecret } = await hireManager(world())
  const page = await context.newPage()
  await page.goto(`${world().server.origin}/console/members`)
  await fillSignIn(page, loginName, 'not the password', otpOf(totpSecret))
  await page.getByText('登录名、密码或动态码不正确。').waitFor()
  expect(await page.getByLabel('动态码').inputValue()).toBe('')
  await fillSignIn(page, loginName, password, otpOf(totpSecret))
  await page.getByText('第 1–3 位，共 3 位').waitFor()

  const [session] = await context.cookies()
  expect(session).toMatchObject({ httpOnly: true })
  expect(['Lax', 'Strict']).toContain(session?.sameSite)
  await page.reload()
  await page.getByText('第 1–3 位，共 3 位').waitFor()

  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByText('您已退出登录。').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '车友会管理台' }).waitFor()
  expect(await page.getByText('安欣然').count()).toBe(0)
})

it('a session that ended brings the sign-in form, and afterwards the page one was at', async () => {
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 401: GET \/api\/console\/members/)
  const page = await openDeskIn(context)
  await context.clearCookies()
  await page.getByRole('button', { name: '白若溪' }).click()
  await page.getByText('登录已过期，重新登录后回到刚才的页面。').waitFor()
  const { loginName, password, totpSecret } = await hireManager(world())
  await fillSignIn(page, loginName, password, otpOf(totpSecret))
  await page.getByRole('dialog').getByText('白若溪').waitFor()
  expect(page.url()).toContain('/console/members')
})

it('the desk is worked by keyboard alone', async () => {
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  const page = await openDeskIn(context)
  await page.reload()
  await page.getByText('第 1–3 位，共 3 位').waitFor()
  const focused = page.locator('*:focus')
  await page.keyboard.press('Tab')
  expect(await focused.innerText()).toBe('跳到内容')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('柴')
  await page.keyboard.press('Enter')
  await page.getByText('第 1–1 位，共 1 位').waitFor()

  const open = page.getByRole('button', { name: '柴明远' })
  await open.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('12,000').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => focused.innerText()).toBe('柴明远')
})

it('desk C14: what cannot be loaded says so, and is there after trying again; who may not is told whom to ask', async () => {
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 403: GET \/api\/console\/members/)
  watch.expect(/^failed: GET \/api\/console\/members/)
  const page = await openDeskIn(context)
  const search = async (text: string): Promise<void> => {
    await page.getByRole('searchbox').fill(text)
    await page.keyboard.press('Enter')
  }
  const members = /\/api\/console\/members\?/
  await context.route(members, (route) => route.abort('connectionfailed'))
  await search('安')
  await page.getByText('没有加载出来').waitFor()
  await page.getByText('连不上服务器，请检查网络后再试。').waitFor()
  await context.unroute(members)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('button', { name: '安欣然' }).waitFor()

  await context.route(members, (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'no', status: 403, code: 'ROLE_MISSING' }),
    }),
  )
  await search('柴')
  await page.getByText('这个功能不在您的岗位权限内，请联系店长。').waitFor()
  expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0)
})

it.for([1440, 1024])('the desk fits a window %i wide', async (width) => {
  const { context, watch } = await enter({ viewport: { width, height: 768 } })
  watch.expect(NOBODY)
  const page = await openDeskIn(context)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  const pager = await page.getByRole('navigation', { name: '翻页' }).boundingBox()
  expect((pager?.y ?? 768) + (pager?.height ?? 0)).toBeLessThanOrEqual(768)
  expect(await page.getByRole('navigation', { name: '主导航' }).getByText('会员与规则').isVisible()).toBe(width >= 1100)
  await page.getByRole('button', { name: '安欣然' }).click()
  await page.getByRole('dialog').getByText('3,200').first().waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  expect(await page.getByRole('button', { name: '安欣然' }).isVisible()).toBe(true)
})
