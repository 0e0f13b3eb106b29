import { openManagerDoor } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { otpOf } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { fillSignIn, NOBODY } from './desk-door.ts'
import { openDoor, PHONE } from './doors.ts'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()
const world = inWorld({ customers: [{ name: '安欣然', points: 3_200 }] })

/** The console of the demo, whose one store makes its manager speak for the whole group. */
async function openManager(path: string, refused?: RegExp): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1440, height: 900 } })
  if (refused !== undefined) watch.expect(refused)
  const { origin } = demo()
  await context.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  const page = await context.newPage()
  await page.goto(`${origin}/console${path}`)
  return page
}

async function openPhone() {
  const { context } = await enter(PHONE)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return openDoor(context, demo().origin, 'owner')
}

const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()

it('what a manager types about a store is what owners see, call and go by', async () => {
  const page = await openManager('/stores')
  await page.getByRole('button', { name: '修改黔程汽车花果园店' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('电话').fill('0571-5550 1234')
  await dialog.getByLabel('周日').fill('18-8')
  await save(page)
  await dialog.getByText('“18-8”的结束时间要晚于开始时间；到半夜写 24:00').waitFor()
  for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
    await dialog.getByLabel(day, { exact: true }).fill('0:00～24:00')
  await save(page)
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('cell', { name: '0571-5550 1234' }).waitFor()
  await page.getByRole('cell', { name: '全天' }).waitFor()

  const { page: screen, phone } = await openPhone()
  await phone.tab('我的')
  await phone.tap('门店电话和地址')
  await phone.sees('每天 全天')
  await phone.sees('营业中')
  const call = screen.getByRole('link', { name: /^拨打电话/ })
  expect(await call.getAttribute('href')).toBe('tel:057155501234')
  await phone.tap(/^复制地址/)
  await phone.sees('地址已复制')
  const copied = await screen.evaluate(() =>
    (
      globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
    ).navigator.clipboard.readText(),
  )
  expect(copied).toBe('黔程汽车花果园店 贵州省贵阳市南明区花果园示例路 88 号')
})

it('name and accent of the club are those of desk and phone; a colour that cannot be read is refused with one that can', async () => {
  const page = await openManager('/club', /^answered 422: PUT \/api\/console\/club.*ACCENT_FAINT/)
  await page.getByRole('button', { name: '修改名称和外观' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('山城车友会')
  await dialog.getByLabel('主色').fill('#ffd400')
  await save(page)
  await dialog.getByText(/白底上的字看不清，对比度只有 1.3，至少要 4.5/).waitFor()
  await dialog.getByLabel('主色').fill('#a61b29')
  await save(page)
  await dialog.waitFor({ state: 'hidden' })
  const button = page.getByRole('button', { name: '查找' })
  await page.goto(`${demo().origin}/console/members`)
  await page.getByText('山城车友会').waitFor()
  await expect.poll(() => colourOf(button)).toBe('rgb(166, 27, 41)')

  const { page: screen, phone } = await openPhone()
  await phone.sees('山城车友会')
  await phone.tab('我的')
  await phone.tap('退出登录')
  await screen.getByRole('button', { name: '退出登录' }).last().click()
  await phone.tab('首页')
  // Without a session the club shows its name, its colour and its store.
  await phone.sees('拨打电话')
  await phone.sees('山城车友会')
  await expect.poll(() => colourOf(screen.getByRole('button', { name: '微信登录' }))).toBe('rgb(166, 27, 41)')
})

const colourOf = (of: ReturnType<Page['locator']>) =>
  of.evaluate(
    (element) =>
      (globalThis as unknown as { getComputedStyle(of: unknown): { backgroundColor: string } }).getComputedStyle(
        element,
      ).backgroundColor,
  )

it('a new privacy text that asks again is asked at the next opening, can be put off, and is counted when it is agreed to', async () => {
  const page = await openManager('/club')
  await page.getByRole('button', { name: '修改并发布新版本' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('内容').first().fill('您授权的手机号，和您在活动里填的内容。')
  await dialog.getByLabel('改了什么').fill('加了活动报名')
  await dialog.getByRole('radio', { name: /^重新同意/ }).check()
  await dialog.getByRole('button', { name: '发布' }).click()
  await page.getByRole('row', { name: /第 2 版.*加了活动报名/ }).waitFor()

  const { page: screen, phone } = await openPhone()
  await phone.sees('隐私说明更新了')
  await phone.sees('您授权的手机号，和您在活动里填的内容。')
  await phone.tap('以后再说')
  await phone.sees('最近的积分')
  await screen.reload()
  await phone.tap('同意并继续')
  await phone.sees('最近的积分')
  await screen.reload()
  await phone.sees('最近的积分')
  expect(await screen.getByText('隐私说明更新了').count()).toBe(0)
  await page.reload()
  await page.getByRole('row', { name: /第 2 版.*重新同意 1 / }).waitFor()
})

let hired = 0
async function signIn(role: 'manager' | 'group_admin', path: string): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1440, height: 900 } })
  watch.expect(NOBODY)
  if (role === 'manager') watch.expect(/^answered 409: PUT \/api\/console\/stores.*STORE_CHANGED/)
  const { console: login } = await world().hire({ name: '总部', role, login: `stores${++hired}` })
  const page = await context.newPage()
  await page.goto(`${world().server.origin}/console${path}`)
  await fillSignIn(page, login!.loginName, login!.password, otpOf(login!.totpSecret))
  return page
}

it('of two who have a store open, the second to save is told; a closed store is shown to no owner', async () => {
  const [first, second] = [await signIn('group_admin', '/stores'), await signIn('manager', '/stores')]
  for (const page of [first, second]) {
    await page.getByRole('button', { name: /^修改/ }).click()
    await page.getByRole('dialog').getByLabel('地址').fill('山城路 1 号')
  }
  await save(first)
  await first.getByRole('cell', { name: '山城路 1 号' }).waitFor()
  await save(second)
  await second.getByText('这家门店刚被别人改过').waitFor()

  await first.getByRole('button', { name: '新增门店' }).click()
  await first.getByRole('dialog').getByLabel('名称').fill('二店')
  await save(first)
  const names = async () => {
    const { rows } = (await (await first.request.get(`${world().server.origin}/api/club/stores`)).json()) as {
      rows: { name: string }[]
    }
    return rows.map(({ name }) => name)
  }
  await first.getByRole('button', { name: '停用二店' }).waitFor()
  expect(await names()).toContain('二店')
  await first.getByRole('button', { name: '停用二店' }).click()
  await first.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await first.getByRole('button', { name: '恢复二店' }).waitFor()
  expect(await names()).not.toContain('二店')
})
