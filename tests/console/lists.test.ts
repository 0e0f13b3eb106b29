import { readFile } from 'node:fs/promises'
import type { Page, Request } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'

vi.setConfig({ testTimeout: 180_000 })

const MEMBERS = 130
const FORMULA = '=1+1'

const enter = inBrowser()
const world = inWorld({
  customers: Array.from({ length: MEMBERS }, (_, at) => ({
    name: at === 0 ? FORMULA : `车友${String.fromCodePoint(0x4e00 + at)}`,
    points: 100 + at,
  })),
})

async function openMembers(): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  watch.expect(NOBODY)
  const page = await openDesk(context, world(), `第 1–50 位，共 ${MEMBERS} 位`)
  const pager = await page.getByRole('navigation', { name: '翻页' }).boundingBox()
  expect((pager?.y ?? 800) + (pager?.height ?? 0)).toBeLessThanOrEqual(800)
  return page
}

const shown = (page: Page) => page.locator('.ant-table-row').allInnerTexts()
const dialogOf = (page: Page) => page.getByRole('dialog').filter({ hasText: '最近的积分' })

it('desk C3: a reload, a sent link and the way back show the same rows', async () => {
  const page = await openMembers()
  await page.getByRole('columnheader', { name: '累计积分' }).click()
  await page.getByLabel('每页多少').click()
  await page.getByTitle('每页 20 位').click()
  await page.getByText('第 1–20 位').waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 21–40 位').waitFor()
  await page.locator('.ant-table-row').nth(3).click()
  await dialogOf(page).waitFor()
  const rows = await shown(page)
  expect(rows).toHaveLength(20)
  const who = await dialogOf(page).getByRole('heading').first().innerText()

  await page.reload()
  await dialogOf(page).waitFor()
  expect(await shown(page)).toEqual(rows)

  const other = await page.context().newPage()
  const asked: string[] = []
  other.on('request', (request) => void (/\/api\/console\/members\?/.test(request.url()) && asked.push(request.url())))
  await other.goto(page.url())
  await dialogOf(other).waitFor()
  expect(await shown(other)).toEqual(rows)
  expect(asked).toHaveLength(1)
  expect(await dialogOf(other).getByRole('heading').first().innerText()).toBe(who)
  await other.keyboard.press('Escape')
  await other.getByRole('button', { name: '第一页' }).click()
  await other.getByText('第 1–20 位').waitFor()

  await page.bringToFront()
  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '上一页' }).click()
  await page.getByText('第 1–20 位').waitFor()
  await expect.poll(() => shown(page)).not.toEqual(rows)
})

it('a link from before, whose place in the list nobody knows any more, begins at the beginning', async () => {
  const { context, watch } = await enter()
  watch.expect(NOBODY)
  watch.expect(/^answered 400: GET \/api\/console\/members/)
  const page = await openDesk(context, world(), `共 ${MEMBERS} 位`)
  await page.goto(`${world().server.origin}/console/members?page=2&after=nonsense`)
  await page.getByText(`第 1–50 位，共 ${MEMBERS} 位`).waitFor()
  expect(new URL(page.url()).search).toBe('')
})

async function exported(page: Page, format: string): Promise<{ name: string; path: string }> {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: format }).click()
  const file = await saving
  return { name: file.suggestedFilename(), path: await file.path() }
}

it('desk C9: a file has every row that the filters let through, and no cell that is a formula', async () => {
  const page = await openMembers()
  const whole = await exported(page, 'CSV')
  expect(whole.name).toBe('会员.csv')
  const lines = (await readFile(whole.path, 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(MEMBERS + 1)
  expect(lines[0]).toBe('\uFEFF姓名,卡号,等级,手机,车牌,累计积分,可兑换积分,入会日期,最近到店')
  expect(lines.filter((line) => line.startsWith(`'${FORMULA},`))).toHaveLength(1)
  expect(lines.filter((line) => line.startsWith('='))).toEqual([])
  const points = lines.slice(1).map((line) => Number(line.split(',')[5]))
  expect(points.every((one) => Number.isSafeInteger(one) && one >= 100)).toBe(true)

  await page.getByRole('searchbox').fill('车友')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText(`共 ${MEMBERS - 1} 位`).waitFor()
  const narrowed = await exported(page, 'CSV')
  const names = (await readFile(narrowed.path, 'utf8')).trimEnd().split('\r\n').slice(1)
  expect(names).toHaveLength(MEMBERS - 1)
  expect(names.every((line) => line.startsWith('车友'))).toBe(true)
  const workbook = await exported(page, 'Excel')
  expect(workbook.name).toBe('会员.xlsx')
  expect((await readFile(workbook.path)).subarray(0, 2).toString()).toBe('PK')
})

it('columns and views are kept: hidden, shown, named and taken again after a reload', async () => {
  const page = await openMembers()
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '手机' }).click()
  await page.getByRole('checkbox', { name: '预留积分' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('车友')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText(`共 ${MEMBERS - 1} 位`).waitFor()
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByLabel('视图的名字').fill('我的车友')
  await page.getByRole('button', { name: '存下' }).click()
  await page.getByRole('button', { name: '视图：我的车友' }).waitFor()

  await page.goto(`${world().server.origin}/console/members`)
  await page.getByText(`共 ${MEMBERS} 位`).waitFor()
  expect(await page.getByRole('columnheader', { name: '手机' }).count()).toBe(0)
  expect(await page.getByRole('columnheader', { name: '预留积分' }).count()).toBe(1)
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('button', { name: '我的车友', exact: true }).click()
  await page.getByText(`共 ${MEMBERS - 1} 位`).waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('车友')
})

/** The same person at another desk: only what the server knows is there. */
async function atAnotherDesk(page: Page): Promise<Page> {
  const { context } = await enter({ viewport: { width: 1280, height: 800 } })
  await context.addCookies(await page.context().cookies())
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByText('第 1–').waitFor()
  return other
}

/** The choice of columns that was sent names an order. */
const isOrder = (request: Request) =>
  request.url().endsWith('/desk/columns/members') && /"order":\["/.test(request.postData() ?? '')

const headings = async (page: Page) =>
  (await page.locator('thead').first().getByRole('columnheader').allInnerTexts()).map((text) => text.trim())

it('desk C7: columns stay hidden and moved after a reload and at another desk, and 恢复默认 brings them back', async () => {
  const page = await openMembers()
  const usual = await headings(page)
  await page.getByRole('button', { name: '列', exact: true }).click()
  for (const name of ['手机', '车牌']) await page.getByRole('checkbox', { name }).click()
  const kept = page.waitForResponse((response) => isOrder(response.request()))
  await page.getByRole('button', { name: '等级往前' }).click()
  await kept
  const chosen = [
    '姓名',
    '等级',
    '卡号',
    ...usual.filter((name) => !['姓名', '等级', '卡号', '手机', '车牌'].includes(name)),
  ]
  await expect.poll(() => headings(page)).toEqual(chosen)

  await page.reload()
  await page.getByText(`共 ${MEMBERS} 位`).waitFor()
  expect(await headings(page)).toEqual(chosen)
  const other = await atAnotherDesk(page)
  expect(await headings(other)).toEqual(chosen)
  await other.getByRole('button', { name: '列', exact: true }).click()
  const reset = other.waitForResponse(/\/desk\/columns\/members$/)
  await other.getByRole('button', { name: '恢复默认' }).click()
  await reset
  await other.reload()
  await other.getByText(`共 ${MEMBERS} 位`).waitFor()
  expect(await headings(other)).toEqual(usual)
})

it('desk C4: a view is changed, saved and shared; dropped it is brought back, and its link keeps the filters', async () => {
  const page = await openMembers()
  const chips = page.getByRole('group', { name: '正在筛选' })
  await page.getByText('普通卡', { exact: true }).first().click()
  await chips.getByText('等级：普通卡').waitFor()
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByLabel('视图的名字').fill('普通卡会员')
  await page.getByLabel('谁能看到').click()
  await page.getByTitle('集团的同事').click()
  await page.getByRole('button', { name: '存下' }).click()
  await page.getByRole('button', { name: '视图：普通卡会员' }).waitFor()
  const link = page.url()
  expect(new URL(link).searchParams.get('tier')).toBe('standard')

  await page.getByRole('columnheader', { name: '累计积分' }).click()
  const changed = page.getByRole('group', { name: '视图普通卡会员' })
  await changed.getByText('已修改').waitFor()
  await changed.getByRole('button', { name: '保存' }).click()
  await changed.waitFor({ state: 'detached' })

  const other = await atAnotherDesk(page)
  await other.goto(`${world().server.origin}/console/members`)
  await other.getByRole('button', { name: '视图' }).click()
  await other.getByRole('button', { name: '普通卡会员', exact: true }).click()
  await chipsOf(other).getByText('等级：普通卡').waitFor()
  expect(new URL(other.url()).searchParams.get('sort')).toBe('qualifying.desc')
  await other.getByRole('button', { name: '视图：普通卡会员' }).click()
  await other.getByRole('button', { name: '删除视图普通卡会员' }).click()
  await other.getByText('已删除视图普通卡会员').waitFor()

  await page.goto(link)
  await chips.getByText('等级：普通卡').waitFor()
  await page.getByText(`共 ${MEMBERS} 位`).waitFor()
  expect(await page.getByRole('button', { name: '视图', exact: true }).count()).toBe(1)
  await other.getByRole('button', { name: '撤销' }).click()
  await other.getByText('已撤销').waitFor()
  await page.reload()
  await page.getByRole('button', { name: '视图：普通卡会员' }).waitFor()
})

const chipsOf = (page: Page) => page.getByRole('group', { name: '正在筛选' })

it('desk C3: what holds rows back is a chip, also after the way back, and is taken off by its cross', async () => {
  const page = await openMembers()
  await page.goto(`${world().server.origin}/console/members?tier=gold&joinedFrom=2020-01-01&joinedTo=2020-01-31`)
  await page.getByText('没有找到这样的会员。').waitFor()
  await chipsOf(page).getByText('等级：金卡').waitFor()
  await chipsOf(page).getByRole('button', { name: '去掉入会日期：2020-01-01 至 2020-01-31' }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('?tier=gold')
  await page.goBack()
  await chipsOf(page).getByText('入会日期：2020-01-01 至 2020-01-31').waitFor()
  await chipsOf(page).getByRole('button', { name: '清除筛选' }).click()
  await page.getByText(`共 ${MEMBERS} 位`).waitFor()
  expect(await chipsOf(page).count()).toBe(0)
})

it('views and columns that an earlier version kept in the browser are on the server afterwards', async () => {
  const page = await openMembers()
  const staffId = await page.evaluate<string>(
    "fetch('/api/console/me').then((answer) => answer.json()).then(({ staff }) => staff.staffId)",
  )
  const kept = {
    [`cheyou.console.members.views.${staffId}`]: [{ name: '老视图', address: 'tier=gold' }],
    'cheyou.console.members.columns': { hidden: ['phone'], shown: ['held'] },
  }
  await page.evaluate(
    `Object.entries(${JSON.stringify(kept)}).forEach(([key, value]) => localStorage.setItem(key, JSON.stringify(value)))`,
  )
  await page.reload()
  await page.getByRole('columnheader', { name: '预留积分' }).waitFor()
  expect(await page.getByRole('columnheader', { name: '手机' }).count()).toBe(0)
  await expect
    .poll(() => page.evaluate(`Object.keys(localStorage).filter((key) => key.includes('members'))`))
    .toEqual([])
  const other = await atAnotherDesk(page)
  expect(await other.getByRole('columnheader', { name: '预留积分' }).count()).toBe(1)
  await other.getByRole('button', { name: '视图' }).click()
  await other.getByRole('button', { name: '老视图', exact: true }).waitFor()
})
