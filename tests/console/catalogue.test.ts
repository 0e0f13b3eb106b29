import { openManagerDoor } from '@cheyou/contract'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openDoor, PHONE, type Door } from './doors.ts'
import { stillness } from './stillness.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

const picture = join(import.meta.dirname, '../../samples/rewards/cup.jpg')

async function openShelf(page: Page): Promise<void> {
  const { origin } = demo()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/rewards`)
  await page.getByRole('button', { name: '真空保温杯', exact: true }).waitFor()
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function pickDay(form: Locator, label: string, day: string): Promise<void> {
  await form.getByLabel(label).fill(day)
  await form.getByLabel(label).press('Enter')
}

async function clearDay(form: Locator, label: string): Promise<void> {
  const field = form.locator('.ant-picker').filter({ has: form.page().getByLabel(label) })
  await field.hover()
  await field.locator('.ant-picker-clear').click()
}

/** Offers 纪念保温杯 for 100 points, seven in stock; on the way everything that the form says. */
async function offerCup(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '新增礼品' }).click()
  const form = desk.getByRole('dialog').filter({ hasText: '所需积分' })
  await form.locator('input[type=file]').setInputFiles(picture)
  await form.getByAltText('现在的图片').waitFor()
  await form.getByRole('button', { name: '上架' }).click()
  await form.getByText('请填写名称，会员看到的就是它').waitFor()
  await form.getByLabel('名称').fill('纪念保温杯')
  await form.getByLabel('所需积分').fill('100')
  await form.getByLabel('开始的库存').fill('7')
  await pickDay(form, '开始兑换', '2026-12-02')
  await pickDay(form, '最后一天', '2026-12-01')
  await form.getByText('不能早于开始兑换的日期').waitFor()
  await clearDay(form, '开始兑换')
  await clearDay(form, '最后一天')
  await desk.keyboard.press('Escape')
  await desk.getByText('放弃填写的内容？').filter({ visible: true }).waitFor()
  await desk.getByRole('button', { name: '继续填写' }).click()
  await form.getByRole('button', { name: '上架' }).click()
  await desk.getByText('纪念保温杯已上架。').waitFor()
  await row(desk, '纪念保温杯').locator('img').waitFor()
}

async function redeemTwo({ page, phone }: Door): Promise<void> {
  await phone.tab('商城')
  const offer = page.locator('.reward-row').filter({ hasText: '纪念保温杯' })
  await offer.getByText('现在能换，剩 7 件').waitFor()
  await offer.click()
  await phone.sees('领取门店')
  expect(await page.locator('.reward-tile--large img').getAttribute('src')).toMatch(/^\/files\/[0-9a-f]{64}\.jpg$/)
  await phone.tap('多一件')
  await phone.tap('兑换 2 件')
  await phone.sees(/^用 200 积分/)
  await phone.tap('确认兑换')
  await phone.sees(/到店出示给店员/)
}

/** A delivery of twenty, a count that forgets what waits to be collected, and one that does not. @returns how many are noted */
async function countStock(desk: Page): Promise<number> {
  await row(desk, '纪念保温杯').getByRole('button', { name: '库存' }).click()
  const dialog = desk.getByRole('dialog')
  const note = () => dialog.getByRole('button', { name: '登记', exact: true }).click()
  await dialog.getByLabel('进货数量').fill('20')
  await dialog.getByLabel('原因').fill('供应商到货')
  await note()
  await desk.getByText('现在库存 25 件。').waitFor()
  await dialog.getByText('盘点', { exact: true }).click()
  await dialog.getByLabel('货架上一共有').fill('1')
  await dialog.getByLabel('原因').fill('月末盘点')
  await note()
  await dialog.getByText('货架上的数量少于待领取的数量').waitFor()
  await dialog.getByText('已兑换待领取 2 件，请核对后再填。').waitFor()
  await dialog.getByLabel('货架上一共有').fill('26')
  await note()
  await desk.getByText('现在库存 24 件。').waitFor()
  const movements = dialog.getByRole('list', { name: '库存登记记录' }).getByRole('listitem')
  await movements.filter({ hasText: '盘点 26，月末盘点' }).waitFor()
  return movements.count()
}

it('a manager offers a reward with its picture, the owner redeems two of it, the rest is counted', async () => {
  const { context, watch } = await enter({ viewport: { width: 1440, height: 900 } })
  watch.expect(/^answered 409: POST .*STOCK_SHORT/)
  const desk = await context.newPage()
  await openShelf(desk)
  await offerCup(desk)
  const { context: pocket } = await enter(PHONE)
  await redeemTwo(await openDoor(pocket, demo().origin, 'owner'))
  await desk.reload()
  await row(desk, '纪念保温杯').getByText('待领取 2').waitFor()
  expect(await countStock(desk)).toBe(3)
})

it.for(['light', 'dark'] as const)('no barrier on the shelf, its form and its stock, %s', async (colorScheme) => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 }, colorScheme })
  const desk = await context.newPage()
  await openShelf(desk)
  const look = async (screen: string) => {
    await stillness(desk)
    expect(await findBarriers(screen, desk)).toEqual([])
  }
  await look('console-rewards')
  await desk.getByRole('button', { name: '100 元代金券', exact: true }).click()
  await desk.getByText('怎么抵扣').waitFor()
  await look('console-reward')
  await desk.getByRole('button', { name: '取消' }).click()
  await row(desk, '自动折叠雨伞').getByRole('button', { name: '库存' }).click()
  await desk.getByText('登记记录').waitFor()
  await look('console-stock')
})
