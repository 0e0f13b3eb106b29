import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { phoneIn } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

/** @returns the version in force */
async function openRules(page: Page): Promise<number> {
  const { origin } = demo()
  await page.request.post(`${origin}/api/demo/console-session`, { headers: { origin } })
  await page.goto(`${origin}/console/rules`)
  const inForce = page.getByRole('listitem').filter({ hasText: '现行' })
  return Number(/第 (\d+) 版/.exec(await inForce.innerText())?.[1])
}

async function doubleTheRate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '以现行规则起草' }).click()
  const rate = page.getByLabel('其他维修类型客户付可兑换')
  await rate.fill('-1')
  await page.getByText('请填 0 到 1,000,000,000 之间的整数').waitFor()
  await page.getByText('已保存，还有 1 处要改').waitFor()
  expect(await page.getByRole('button', { name: '发布' }).isDisabled()).toBe(true)
  await rate.fill('2')
  await page.getByText('已保存，可以发布').waitFor()
  await page.getByRole('tab', { name: '与现行的不同（1）' }).click()
  await page.getByText('每元 累计 1 分、可兑换 2 分').waitFor()
}

async function simulate(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '试算' }).click()
  await page.getByRole('button', { name: '开始试算' }).click()
  await page.getByRole('heading', { name: '每月发放的可兑换积分' }).waitFor()
  await page.locator('[class*=chart] svg').waitFor()
  const points = await page.getByRole('region', { name: '可兑换积分', exact: true }).innerText()
  const [tried = 0, inForce = 0] = points.replaceAll(',', '').match(/\d+/g)!.map(Number)
  expect(inForce).toBeGreaterThan(0)
  // What an order lost by rounding down may now be a whole point.
  expect(tried).toBeGreaterThanOrEqual(inForce * 2)
  const [replayed, posted] = (await page.getByText(/^核对：/).innerText()).replaceAll(',', '').match(/\d+/g)!
  expect(replayed).toBe(posted)
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: '发布' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('已结算的到店保持原来的规则').waitFor()
  await dialog.getByRole('button', { name: '确认发布' }).click()
  const newest = page.getByRole('listitem').filter({ hasText: `第 ${version} 版` })
  await newest.getByText('现行').waitFor()
}

/** Reception books the owner in; the preview names the version, the owner hears what it gave. */
async function bookIn(context: BrowserContext, published: number): Promise<void> {
  const { origin } = demo()
  const phoneOf = async (door: string) => {
    const page = await context.newPage()
    await page.goto(`${origin}/m/app/?door=${door}`)
    return phoneIn(page)
  }
  const owner = await phoneOf('owner')
  const reception = await phoneOf('reception')
  await showUnusedCode(owner)
  await scanWhatOwnerShows(owner, reception)
  await reception.tap('到店登记')
  await reception.frame.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await reception.choose('定期保养')
  await reception.type('客户付', '680')
  await reception.sees(new RegExp(`按第 ${published} 版积分规则`))
  await reception.tap('结算')
  await owner.sees('已登记到店')
  expect(await owner.words('.staff-news__detail')).toMatch(/可兑换 \+1,?360，累计 \+680/)
}

it('a rate changed, tried on the past year and published: the next visit earns by it', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const published = (await openRules(page)) + 1
  await doubleTheRate(page)
  await simulate(page)
  await publish(page, published)
  await page.getByRole('link', { name: `第 ${published} 版`, exact: true }).click()
  await page.getByText('已发布的规则不再改变').waitFor()
  await page.getByText(/客户付 每元 累计 1 分、可兑换 2 分/).waitFor()
  expect(published).toBeGreaterThan(1)
  await bookIn(context, published)
})
