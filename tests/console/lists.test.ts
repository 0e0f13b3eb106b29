import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
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

it('a reload, a sent link and the way back show the same rows', async () => {
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

it('a file has every row that the filters let through, and no cell that is a formula', async () => {
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
