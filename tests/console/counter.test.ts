import { getMyCar } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { codeOf } from '../support/card.ts'
import { inWorld } from '../support/each-file.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'
import { typeKeys } from './wedge.ts'

const enter = inBrowser()
const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
const world = inWorld({ customers: names.map((name) => ({ name: `柜主${name}`, points: 100 })) })

const SCAN_GAP_MS = 8

async function openCounter(expected: readonly RegExp[] = []): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  for (const fault of [NOBODY, ...expected]) watch.expect(fault)
  const page = await openDesk(context, world(), `共 ${names.length} 位`)
  await page.getByRole('link', { name: '接待台' }).click()
  await page.getByText('扫会员码、兑换码').waitFor()
  return page
}

const scanCard = async (page: Page, name: string) =>
  typeKeys(page, `${codeOf(await world().owner(name))}\n`, SCAN_GAP_MS)
const served = (page: Page, name: string) =>
  page.getByRole('region', { name: '会员', exact: true }).getByText(name).waitFor()
const settle = (page: Page) => page.getByRole('button', { name: '结算' })
const amount = (page: Page, row: number) => page.getByLabel(`第 ${row} 行金额`)

/** How many visits the desk settled for somebody. */
async function visitsOf(name: string): Promise<number> {
  const { client, cars } = await world().owner(name)
  const { visits } = await client.call(getMyCar, { params: { vehicleId: cars[0]!.vehicleId }, query: {} })
  return visits.filter(({ orderNumber }) => orderNumber.startsWith('CY')).length
}

it('T1: a scan leaves the field it began in as it was; typing at the pace of a person stays in it', async () => {
  const page = await openCounter([/^answered 404: POST .*CARD_UNKNOWN/])
  await scanCard(page, '柜主一')
  await served(page, '柜主一')
  await amount(page, 1).focus()
  await typeKeys(page, '120', 70)
  await typeKeys(page, '9000000000000000000\n', SCAN_GAP_MS)
  await page.getByText('没有这张会员卡').waitFor()
  expect(await amount(page, 1).inputValue()).toBe('120')

  await amount(page, 1).fill('')
  await typeKeys(page, '12345678', 120)
  expect(await amount(page, 1).inputValue()).toBe('12345678')
})

it('T2: a scan is read while a Chinese input method is on', async () => {
  const page = await openCounter()
  const { cardNumber } = await world().owner('柜主二')
  const code = `CY1.${cardNumber}.${codeOf(await world().owner('柜主二')).slice(-8)}`
  await typeKeys(page, `${code}\n`, SCAN_GAP_MS, true)
  await served(page, '柜主二')
  expect(await page.getByRole('textbox', { name: '找会员' }).inputValue()).toBe('')
})

it('T3: at an empty start, in search, in an amount, on a button, after settling', async () => {
  const page = await openCounter()
  await scanCard(page, '柜主三')
  await served(page, '柜主三')
  await page.getByRole('textbox', { name: '找会员' }).focus()
  await scanCard(page, '柜主四')
  await served(page, '柜主四')
  expect(await page.getByRole('textbox', { name: '找会员' }).inputValue()).toBe('')
  await amount(page, 1).fill('120')
  await settle(page).focus()
  await scanCard(page, '柜主五')
  await served(page, '柜主五')
  expect(await visitsOf('柜主四')).toBe(0)
})

it('T4: Enter or Tab at the end of a scan, or before it, presses no button and moves no focus', async () => {
  const page = await openCounter()
  await scanCard(page, '柜主六')
  await served(page, '柜主六')
  await page.getByText('一般维修').click()
  await amount(page, 1).fill('300')
  await page.getByText('+300 分').waitFor()
  await settle(page).focus()
  await typeKeys(page, `\n${codeOf(await world().owner('柜主七'))}\t`, SCAN_GAP_MS)
  await served(page, '柜主七')
  expect(await visitsOf('柜主六')).toBe(0)
})

it('T7, T8: what is no code of ours is named, and a code for paying is not looked up', async () => {
  const page = await openCounter([/^answered 422: POST .*(CODE_UNREADABLE|PAYMENT_CODE)/])
  await typeKeys(page, 'HTTPSWWWEXAMPLE\n', SCAN_GAP_MS)
  await page.getByText('认不出这个码').waitFor()
  await typeKeys(page, '134567890123456789\n', SCAN_GAP_MS)
  await page.getByText('这像微信或支付宝的付款码').waitFor()
  expect(await page.getByRole('region', { name: '会员', exact: true }).count()).toBe(0)
})

it('a visit from scan to settled takes one scan and at most 25 keys beside mileage and amounts, without a mouse', async () => {
  const page = await openCounter()
  await scanCard(page, '柜主八')
  await served(page, '柜主八')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    return keys.length
  }
  await page.getByText('一般维修').waitFor()
  await page.keyboard.type('52000')
  // To the work type, and one of it.
  let pressed = await press('Shift+Tab', 'ArrowRight', 'ArrowRight', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
  await page.keyboard.type('300')
  pressed += await press('Enter')
  await page.getByText('+300 分').waitFor()
  pressed += await press('F10')
  await page.getByText('柜主八 已登记').waitFor()
  expect(pressed).toBeLessThanOrEqual(25)
  expect(await visitsOf('柜主八')).toBe(1)
  await press('Escape')
  await page.getByText('扫会员码、兑换码').waitFor()
})

it('T9: settled by a double click, and by key and click at once, it is one visit', async () => {
  const page = await openCounter()
  await scanCard(page, '柜主九')
  await served(page, '柜主九')
  await page.getByText('一般维修').click()
  await amount(page, 1).fill('300')
  await page.getByText('+300 分').waitFor()
  await page.evaluate(`{
    const button = document.querySelector('button[data-settle]')
    button.click()
    button.click()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F10' }))
  }`)
  await page.getByText('柜主九 已登记').waitFor()
  expect(await visitsOf('柜主九')).toBe(1)
})
