import { getMyCar, settleVisit } from '@cheyou/contract'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { codeOf } from '../support/card.ts'
import { inWorld } from '../support/each-file.ts'
import { findBarriers } from './accessibility.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser, type Visit } from './suite.ts'
import { typeKeys } from './wedge.ts'

const enter = inBrowser()
/** One for each time that a card is scanned: a code counts once. */
const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'].map((name) => `单主${name}`)
const world = inWorld({ customers: names.map((name) => ({ name, points: 100 })) })

const LOST = /^failed: POST \/api\/staff\/visits /

/** A workstation of its own at the counter. */
async function openCounter(): Promise<Visit & { page: Page }> {
  const visit = await enter({ viewport: { width: 1280, height: 800 } })
  visit.watch.expect(NOBODY)
  const page = await openDesk(visit.context, world(), `共 ${names.length} 位`)
  await atCounter(page)
  return { ...visit, page }
}

async function atCounter(page: Page): Promise<void> {
  await page.goto(`${world().server.origin}/console/counter`)
  await page.getByText('扫会员码、兑换码').waitFor()
}

const settle = (page: Page) => page.locator('button[data-settle]')
const unfinished = (page: Page) => page.getByRole('region', { name: '未完成' })
const amount = (page: Page) => page.getByLabel('第 1 行金额')

/** A visit of ¥300 for somebody, typed and previewed. */
async function type(page: Page, name: string): Promise<void> {
  await typeKeys(page, `${codeOf(await world().owner(name))}\n`, 8)
  await page.getByRole('region', { name: '会员', exact: true }).getByText(name).waitFor()
  await page.getByText('一般维修').click()
  await amount(page).fill('300')
  await page.getByText('+300 分').waitFor()
}

async function putAside(page: Page, name: string): Promise<void> {
  await type(page, name)
  await page.keyboard.press('F4')
  await unfinished(page).getByText(name).waitFor()
}

/** The orders that the desk settled for somebody, and what they gave. */
async function settledFor(name: string) {
  const { client, cars } = await world().owner(name)
  const { visits } = await client.call(getMyCar, { params: { vehicleId: cars[0]!.vehicleId }, query: {} })
  const own = visits.filter(({ orderNumber, state }) => orderNumber.startsWith('CY') && state === 'settled')
  return own.map(({ earned }) => earned?.redeemable)
}

/** Every answer to a settlement is lost on the way until this is undone. @returns the keys that were sent, and the way back */
async function loseAnswers(context: BrowserContext) {
  const keys: string[] = []
  const lose = async (route: Route): Promise<void> => {
    keys.push(route.request().headers()['idempotency-key'] ?? '')
    // The server settles; only its answer is lost.
    await route.fetch()
    await route.abort('timedout')
  }
  await context.route(`**${settleVisit.path}`, lose)
  return { keys, findAnswers: () => context.unrouteAll({ behavior: 'wait' }) }
}

it('desk T13: the end of the day lists two put aside and one unconfirmed, and deletes none', async () => {
  const { page, context, watch } = await openCounter()
  watch.expect(LOST)
  for (const name of ['单主七', '单主八']) await putAside(page, name)
  await type(page, '单主九')
  const { findAnswers } = await loseAnswers(context)
  await settle(page).click()
  await page.getByText('未确认，正在重试').waitFor()
  await page.getByRole('button', { name: '今日收尾' }).click()
  const closing = page.getByRole('dialog', { name: '今日收尾' })
  await closing.getByText('未完成 3').waitFor()
  await page.keyboard.press('Escape')
  await closing.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await unfinished(page).getByText('未完成 3').waitFor()
  expect(await findBarriers('counter', page)).toEqual([])
  await findAnswers()
  await page.getByText('单主九 已登记').first().waitFor()
  await page.getByRole('button', { name: '下一位' }).click()
  for (const name of ['单主七', '单主八'])
    await unfinished(page)
      .getByRole('button', { name: `删除${name}` })
      .click()
  await unfinished(page).waitFor({ state: 'detached' })
})

it('desk T10: three put aside are there after a reload, and one is opened elsewhere with its lines and sums; the first workstation is told', async () => {
  const first = await openCounter()
  for (const name of ['单主一', '单主二', '单主三']) await putAside(first.page, name)
  await first.page.reload()
  await unfinished(first.page).getByText('未完成 3').waitFor()
  await unfinished(first.page).getByRole('button', { name: '继续单主二' }).click()
  await first.page.getByText('+300 分').waitFor()

  const second = await openCounter()
  await unfinished(second.page).getByRole('button', { name: '继续单主二' }).click()
  await second.page.getByText('+300 分').waitFor()
  expect(await amount(second.page).inputValue()).toBe('300')
  await first.page.getByText('已由 顾晓岚 接手').waitFor()
  expect(await settle(first.page).isDisabled()).toBe(true)

  await settle(second.page).click()
  await second.page.getByText('单主二 已登记').waitFor()
  expect(await settledFor('单主二')).toEqual([300])
  await second.page.getByRole('button', { name: '下一位' }).click()
  await unfinished(second.page).getByText('未完成 2').waitFor()
})

it('desk T10: one that is deleted comes back by the button in the toast', async () => {
  const { page } = await openCounter()
  await putAside(page, '单主四')
  await unfinished(page).getByRole('button', { name: '删除单主四' }).click()
  await expect.poll(() => unfinished(page).getByText('单主四').count()).toBe(0)
  await page.getByText('已删除单主四的单').getByRole('button', { name: '撤销' }).click()
  await unfinished(page).getByText('单主四').waitFor()
})

it('desk T9, T12: without an answer the draft says so, keeps its key over a reload, and becomes one visit', async () => {
  const { page, context, watch } = await openCounter()
  watch.expect(LOST)
  await type(page, '单主五')
  const { keys, findAnswers } = await loseAnswers(context)
  await settle(page).click()
  await page.getByText('未确认，正在重试').waitFor()
  expect(await page.getByText('单主五 已登记').count()).toBe(0)
  expect(await amount(page).isDisabled()).toBe(true)

  await page.reload()
  await unfinished(page).getByText('未确认，正在重试').waitFor()
  await findAnswers()
  await page.getByText('单主五 已登记').first().waitFor()
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
  expect(await settledFor('单主五')).toEqual([300])

  await page.goBack()
  await page.goForward()
  await page.getByText('扫会员码、兑换码').waitFor()
  expect(await unfinished(page).getByText('单主五').count()).toBe(0)
  expect(await settledFor('单主五')).toEqual([300])
})

it('desk T12: a window closed after the click leaves the draft; the next one brings the visit that was made, once', async () => {
  const { page, context } = await openCounter()
  await type(page, '单主六')
  const reached = Promise.withResolvers<undefined>()
  await context.route(`**${settleVisit.path}`, async (route) => {
    await route.fetch()
    reached.resolve(undefined)
  })
  await settle(page).click()
  await reached.promise
  await page.close()
  await context.unroute(`**${settleVisit.path}`)
  const again = await context.newPage()
  await again.goto(`${world().server.origin}/console/counter`)
  await again.getByText('单主六 已登记').first().waitFor()
  expect(await settledFor('单主六')).toEqual([300])
})

it('desk T9: two windows with the same draft settle it once', async () => {
  const { page, context } = await openCounter()
  await type(page, '单主百')
  await page.keyboard.press('Escape')
  const other = await context.newPage()
  await atCounter(other)
  for (const window of [page, other]) {
    await unfinished(window).getByRole('button', { name: '继续单主百' }).click()
    await window.getByText('+300 分').waitFor()
  }
  const press = "document.querySelector('button[data-settle]').click()"
  await Promise.all([page.evaluate(press), other.evaluate(press)])
  await page.getByText('单主百 已登记').or(page.getByText('已在另一个窗口结算')).first().waitFor()
  await other.getByText('单主百 已登记').or(other.getByText('已在另一个窗口结算')).first().waitFor()
  expect(await settledFor('单主百')).toEqual([300])
})

it('desk T19: for ten seconds a visit is taken back without a question, its points with it', async () => {
  const { page } = await openCounter()
  await type(page, '单主十')
  await settle(page).click()
  await page.getByText('单主十 已登记').waitFor()
  expect(await settledFor('单主十')).toEqual([300])
  await page.getByText('单主十已登记，客户付').getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销，积分已收回').waitFor()
  expect(await settledFor('单主十')).toEqual([])
})
