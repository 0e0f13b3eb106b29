import { addWorkTemplate } from '@cheyou/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { signInAtDesk } from '../support/console.ts'
import { codeOf } from '../support/card.ts'
import { inWorld } from '../support/each-file.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'
import { typeKeys } from './wedge.ts'

const enter = inBrowser()
const names = ['票主一', '票主二', '票主三']
const world = inWorld({ customers: names.map((name) => ({ name, points: 100 })) })

const PT_PER_MM = 72 / 25.4
const PX_PER_MM = 96 / 25.4

interface Counter {
  context: BrowserContext
  page: Page
  /** The pages that were given to the browser to print, as HTML. */
  printed: string[]
}

/** The counter of a browser that keeps what it is given to print, or refuses to print. */
async function openCounter(prints: boolean): Promise<Counter> {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  watch.expect(NOBODY)
  const printed: string[] = []
  await context.exposeBinding('keepPrinted', (_, html: string) => void printed.push(html))
  await context.addInitScript(
    prints
      ? 'window.print = () => window.top.keepPrinted(document.documentElement.outerHTML)'
      : "window.print = () => { throw new Error('no printer') }",
  )
  const page = await openDesk(context, world(), `共 ${names.length} 位`)
  await page.getByRole('link', { name: '接待台' }).click()
  await page.getByText('扫会员码、兑换码').waitFor()
  return { context, page, printed }
}

async function settle(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await typeKeys(page, `${codeOf(await world().owner(name))}\n`, 8)
  await page.getByRole('region', { name: '会员', exact: true }).getByText(name).waitFor()
  await fill()
  await page.locator('button[data-settle]:enabled').click()
  await page.getByText(`${name} 已登记`).waitFor()
}

const oneLine = (page: Page) => async () => {
  await page.getByText('一般维修').click()
  await page.getByLabel('第 1 行金额').fill('300')
}

/** A page as the printer gets it: how many sheets, how large, and how high what stands on it. */
async function onPaper(context: BrowserContext, html: string) {
  const page = await context.newPage()
  await page.setContent(html)
  const contentPx = await page.evaluate<number>(`document.querySelector('main').getBoundingClientRect().height`)
  const overflowPx = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('main *')].map((one) => one.scrollWidth - one.clientWidth))`,
  )
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  await page.close()
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  const [width, height] = [Number(boxes[0]?.[1]) / PT_PER_MM, Number(boxes[0]?.[2]) / PT_PER_MM]
  return { sheets: boxes.length, width, height, content: contentPx / PX_PER_MM, overflowPx }
}

it('T15, T16: sixty lines on one sheet as wide as the paper and as long as what stands on it, 80 and 58 mm', async () => {
  const desk = await signInAtDesk(world(), { name: '周店长', role: 'manager', login: 'templates' })
  const { storeId } = world()
  for (const part of ['一', '二', '三']) {
    const lines = Array.from({ length: 20 }, (_, at) => ({
      itemName: `第${part}套第 ${at + 1} 项更换前后减震器总成含拆装及四轮定位`,
      lineKind: 'labour' as const,
      amountFen: 1_050,
    }))
    await desk.call(addWorkTemplate, { body: { storeId, name: `整车${part}`, workType: 'repair', lines } })
  }
  const { context, page, printed } = await openCounter(true)
  await settle(page, '票主一', async () => {
    await page.getByRole('button', { name: /整车/ }).nth(2).waitFor()
    for (const key of ['F2', 'F3', 'F5']) await page.keyboard.press(key)
    await page.getByText('¥630').first().waitFor()
  })
  await page.keyboard.press('Control+p')
  await expect.poll(() => printed.length).toBe(1)
  await page.evaluate(`localStorage.setItem('cheyou.console.receipt-paper', '"narrow"')`)
  const wide = await onPaper(context, printed[0]!)
  expect(wide.sheets).toBe(1)
  expect(Math.abs(wide.width - 80)).toBeLessThanOrEqual(0.5)
  expect(Math.abs(wide.height - wide.content - 5)).toBeLessThanOrEqual(2)
  expect(wide.overflowPx).toBeLessThanOrEqual(0)
  expect(printed[0]).toContain('第三套第 20 项')

  await page.reload()
  await page.getByText('扫会员码、兑换码').waitFor()
  await settle(page, '票主二', oneLine(page))
  await page.keyboard.press('Control+p')
  await expect.poll(() => printed.length).toBe(2)
  const narrow = await onPaper(context, printed[1]!)
  expect(narrow.sheets).toBe(1)
  expect(Math.abs(narrow.width - 58)).toBeLessThanOrEqual(0.5)
  expect(Math.abs(narrow.height - narrow.content - 5)).toBeLessThanOrEqual(2)
  expect(narrow.overflowPx).toBeLessThanOrEqual(0)

  // T17: a second one is a copy, and says so.
  await page.getByRole('button', { name: '重新打印' }).click()
  await expect.poll(() => printed.length).toBe(3)
  expect(printed[1]).not.toContain('补打')
  expect(printed[2]).toContain('补打 2')

  await page.goto(`${world().server.origin}/console/counter/workstation`)
  await page.getByRole('button', { name: '打印测试页' }).click()
  await expect.poll(() => printed.length).toBe(4)
  expect((await onPaper(context, printed[3]!)).sheets).toBe(1)
})

it('T18: where printing fails the visit stands, and the receipt can be printed again or kept as a picture', async () => {
  const { page } = await openCounter(false)
  await settle(page, '票主三', oneLine(page))
  await page.getByRole('button', { name: '打印小票' }).click()
  await page.getByText('没能打印，登记不受影响').waitFor()
  await page.getByRole('button', { name: '重新打印' }).waitFor()
  expect(await page.getByText('票主三 已登记').count()).toBe(1)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '存成图片' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^小票-CY.*\.png$/)
})
