import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { codeOf } from '../support/card.ts'
import { inWorld } from '../support/each-file.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'
import { typeKeys } from './wedge.ts'

const enter = inBrowser()
const names = ['枪主一', '枪主二', '枪主三', '枪主四']
const world = inWorld({ customers: names.map((name) => ({ name, points: 100 })) })

const GAP_MS = 8

async function openWorkstation(): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  watch.expect(NOBODY)
  const page = await openDesk(context, world(), `共 ${names.length} 位`)
  await page.getByRole('link', { name: '接待台' }).click()
  await page.getByRole('link', { name: '本机设备' }).click()
  await page.getByRole('heading', { name: '扫码枪测试' }).waitFor()
  return page
}

const code = async (name: string) => codeOf(await world().owner(name))
const served = (page: Page, name: string) =>
  page.getByRole('region', { name: '会员', exact: true }).getByText(name).waitFor()

it('T5: what the scanner adds is set here, shown as it comes, and left out at the counter', async () => {
  const page = await openWorkstation()
  await page.getByLabel('前缀').fill('*')
  await page.getByLabel('后缀').fill('ZZ')
  const text = await code('枪主一')
  await typeKeys(page, `*${text}ZZ\n`, GAP_MS)
  await page.getByRole('status').getByText(text, { exact: true }).waitFor()
  await page.getByText(`中间值 ${GAP_MS} 毫秒`).waitFor()
  expect(await page.getByLabel('扫码结果').locator('kbd').count()).toBe(text.length + 4)
  expect(await page.getByLabel('前缀').inputValue()).toBe('*')

  await page.getByRole('link', { name: '接待台' }).first().click()
  await page.getByText('扫会员码、兑换码').waitFor()
  await typeKeys(page, `*${text}ZZ\n`, GAP_MS)
  await served(page, '枪主一')
  // The same scanner without what it adds.
  await typeKeys(page, `]Q1${await code('枪主二')}\n\n`, GAP_MS)
  await served(page, '枪主二')
})

it('T5: a slow scanner is read once it is set so', async () => {
  const page = await openWorkstation()
  const text = await code('枪主三')
  await page.getByText('慢（蓝牙、远程桌面）').click()
  await typeKeys(page, `${text}\n`, 45)
  await expect.poll(() => page.getByRole('status').innerText()).toBe(text)
})

it('T2: a code pasted in full width is the same code; T20: what is typed in one line stays in it', async () => {
  const page = await openWorkstation()
  await page.getByRole('link', { name: '接待台' }).first().click()
  const { cardNumber } = await world().owner('枪主四')
  const plain = `CY1.${cardNumber}.${(await code('枪主四')).slice(-8)}`
  const wide = [...plain]
    .map((sign) => (sign === '.' ? '。' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)))
    .join('')
  await page.getByRole('textbox', { name: '找会员' }).fill(wide)
  await page.keyboard.press('Enter')
  await served(page, '枪主四')

  await page.getByLabel('第 1 行金额').fill('1')
  await page.getByLabel('第 2 行金额').fill('2')
  await page.getByLabel('第 1 行金额').focus()
  await page.keyboard.press('End')
  await typeKeys(page, '2', 70)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await typeKeys(page, '5', 70)
  expect(await page.getByLabel('第 1 行金额').inputValue()).toBe('12')
  expect(await page.getByLabel('第 2 行金额').inputValue()).toBe('5')
})
