import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

async function openWaiting(width: number, path: string): Promise<Page> {
  const { context } = await enter({ viewport: { width, height: 768 } })
  const { origin } = demo()
  const page = await context.newPage()
  await page.request.post(`${origin}/api/demo/console-session`, { headers: { origin } })
  await page.goto(`${origin}/console/${path}`)
  await page.getByRole('button', { name: '批准' }).first().waitFor()
  return page
}

/** Whether a point of the button is the button and not something that lies over it. */
async function isInReach(page: Page, name: string): Promise<boolean> {
  const button = page.getByRole('button', { name }).first()
  await button.click({ trial: true })
  const box = await button.boundingBox()
  return box !== null && box.x >= 0 && box.x + box.width <= (page.viewportSize()?.width ?? 0)
}

it.for([1024, 1280, 1440])('what can be done with a row stays in reach in a window %i wide', async (width) => {
  for (const path of ['discounts', 'points']) {
    const page = await openWaiting(width, path)
    const body = page.locator('.ant-table-body')
    for (const left of [0, 5000]) {
      await body.evaluate((element, to) => void (element.scrollLeft = to), left)
      expect(await isInReach(page, '批准')).toBe(true)
      expect(await isInReach(page, '拒绝')).toBe(true)
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
})
