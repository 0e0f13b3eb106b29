import { findMembers } from '@cheyou/contract'
import type { Locator, Page, Route } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const world = inWorld({
  customers: ['王强', '王小芳', '李雷', '陈晨', '赵敏', '孙悦', '周舟'].map((name) => ({ name, points: 100 })),
})

async function openMembers(): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  watch.expect(NOBODY)
  return openDesk(context, world(), '共 7 位')
}

const box = (page: Page): Locator => page.getByRole('combobox', { name: /^会员、车辆/ })
const options = (page: Page): Locator => page.getByRole('option')
const people = (page: Page): Promise<string[]> =>
  page.getByRole('group', { name: '会员', exact: true }).getByRole('option').locator('span:first-child').allInnerTexts()
const drawerOf = (page: Page, name: string): Locator =>
  page.getByRole('dialog').filter({ hasText: '最近的积分' }).filter({ hasText: name })

/** Holds the questions of the search back until they are let go, each by its text. */
async function holdSearches(page: Page) {
  const held = new Map<string, Route>()
  const asked: string[] = []
  await page.route(`**${findMembers.path}`, (route) => {
    const { q } = route.request().postDataJSON() as { q: string }
    asked.push(q)
    held.set(q, route)
  })
  return {
    asked,
    async arrived(q: string): Promise<void> {
      await expect.poll(() => held.has(q)).toBe(true)
    },
    /** What was given up meanwhile is answered to nobody. */
    letGo: (q: string) => held.get(q)!.continue(),
  }
}

/** Whatever the page still had to draw is drawn. */
const drawn = (page: Page) =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')

it('desk C1: an answer to an earlier text is given up and never shown', async () => {
  const page = await openMembers()
  const searches = await holdSearches(page)
  const givenUp: string[] = []
  page.on('requestfailed', (request) => givenUp.push(String(request.postData())))
  await page.keyboard.press('Control+K')
  await box(page).fill('王')
  await searches.arrived('王')
  await box(page).fill('王强')
  await searches.arrived('王强')
  await searches.letGo('王强')
  await expect.poll(() => people(page)).toEqual(['王强 · 普通卡'])
  await expect.poll(() => givenUp).toEqual([JSON.stringify({ q: '王' })])
  await searches.letGo('王')
  await drawn(page)
  expect(await people(page)).toEqual(['王强 · 普通卡'])
})

it('desk C1: what an earlier text found cannot be taken while the new answer is on its way', async () => {
  const page = await openMembers()
  const searches = await holdSearches(page)
  await page.keyboard.press('Control+K')
  await box(page).fill('王')
  await searches.arrived('王')
  await searches.letGo('王')
  await expect.poll(() => people(page)).toHaveLength(2)
  await box(page).fill('王小')
  await searches.arrived('王小')
  expect(await options(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-disabled')))).toEqual([
    'true',
    'true',
  ])
  await page.getByRole('option', { name: /王强/ }).click({ force: true })
  await page.keyboard.press('Enter')
  await drawn(page)
  expect(new URL(page.url()).searchParams.get('open')).toBeNull()
  // Enter was meant for what comes: there is one.
  await searches.letGo('王小')
  await drawerOf(page, '王小芳').waitFor()
  await box(page).waitFor({ state: 'detached' })
})

it('desk C2: opens by Ctrl K everywhere and by a slash where nothing is typed; pages come without the server', async () => {
  const page = await openMembers()
  const searches = await holdSearches(page)
  await page.keyboard.press('/')
  await page.locator('input[role="combobox"]:focus').waitFor()
  await page.keyboard.type('gz')
  await page.getByRole('group', { name: '页面' }).getByRole('option', { name: /^规则/ }).waitFor()
  await page.keyboard.press('Escape')
  await box(page).waitFor({ state: 'detached' })

  const list = page.getByRole('searchbox')
  await list.fill('')
  await list.press('/')
  expect(await list.inputValue()).toBe('/')
  await list.press('Control+K')
  await box(page).fill('dsj')
  await page.getByRole('option', { name: /待升级/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/console/upgrades')
  await box(page).waitFor({ state: 'detached' })

  // Records are asked for 120 ms after the last key, once.
  await page.keyboard.press('Control+K')
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  for (const key of 'xiaofang') {
    await page.keyboard.press(key)
    await page.clock.runFor(119)
  }
  expect(searches.asked.filter((q) => q.startsWith('x'))).toEqual([])
  await page.clock.runFor(1)
  await searches.arrived('xiaofang')
  await page.clock.resume()
  await searches.letGo('xiaofang')
  await page.getByRole('option', { name: /王小芳/ }).waitFor()
  await page.keyboard.press('Control+K')
  await box(page).waitFor({ state: 'detached' })
})

it('desk C2: whole numbers lead straight to whose they are, and the last five opened stand under the empty box', async () => {
  const page = await openMembers()
  const { phone, cars } = world().customer('李雷')
  const numbers: [string, string][] = [
    ['李雷', phone],
    ['陈晨', world().customer('陈晨').cars[0]!.plate],
    ['赵敏', world().customer('赵敏').cars[0]!.vin],
    ['孙悦', (await world().owner('孙悦')).cardNumber],
    ['周舟', world().customer('周舟').cars[0]!.orders[0]!.number],
    ['王强', world().customer('王强').phone],
  ]
  expect(cars).not.toEqual([])
  for (const [name, number] of numbers) {
    const noted = page.waitForResponse((response) => response.url().includes('/recent-members/'))
    await page.keyboard.press('Control+K')
    await box(page).fill(number)
    await drawerOf(page, name).waitFor()
    expect((await noted).status()).toBe(200)
  }
  await page.keyboard.press('Control+K')
  await page.getByRole('group', { name: '最近打开' }).waitFor()
  const recent = await page
    .getByRole('group', { name: '最近打开' })
    .getByRole('option')
    .locator('span:first-child')
    .allInnerTexts()
  expect(recent.map((line) => line.split(' ')[0])).toEqual(['王强', '周舟', '孙悦', '赵敏', '陈晨'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await drawerOf(page, '周舟').waitFor()

  // Each whole phone was looked up by somebody.
  const looked = await world().database.rows("SELECT memberId FROM acts WHERE action = 'members.find-by-phone'")
  expect(looked).toHaveLength(2)
})

it('desk C2: what was found stands under its headings, with why', async () => {
  const page = await openMembers()
  const plate = world().customer('李雷').cars[0]!.plate
  await page.keyboard.press('Control+K')
  await box(page).fill(plate.slice(1))
  const group = page.getByRole('group', { name: '车辆' })
  await group.getByText(plate.slice(1), { exact: true }).waitFor()
  expect(await group.getByRole('option').first().innerText()).toContain('李雷')
  expect(await group.locator('mark').first().innerText()).toBe(plate.slice(1))
})
