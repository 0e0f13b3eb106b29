import { openManagerDoor } from '@cheyou/contract'
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { phoneIn, type Phone } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, inBill } from './till.ts'

const enter = inBrowser()
const demo = inDemo()

/** @returns the version in force */
async function openRules(page: Page): Promise<number> {
  const { origin } = demo()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/rules`)
  const inForce = page.getByRole('row').filter({ has: page.getByText('现行', { exact: true }) })
  return Number(/第 (\d+) 版/.exec(await inForce.innerText())?.[1])
}

async function doubleTheRate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '修改规则' }).click()
  const rate = page.getByLabel('其他维修类型客户付可兑换')
  await rate.fill('-1')
  await page.getByText('请填 0 到 100 之间的数').waitFor()
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
  await page.locator('[class*=chart] svg').first().waitFor()
  const points = await page.getByRole('region', { name: '可兑换积分', exact: true }).innerText()
  const [tried = 0, inForce = 0] = points.replaceAll(',', '').match(/\d+/g)!.map(Number)
  expect(inForce).toBeGreaterThan(0)
  // What an order lost by rounding down may now be a whole point.
  expect(tried).toBeGreaterThanOrEqual(inForce * 2)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出结果' }).click()
  const kept = await readFile(await (await saving).path(), 'utf8')
  expect(kept).toContain('分类,名称,现行累计积分')
  expect(kept).toMatch(/等级,VIP卡,[\d,.]+/)
  const [replayed, posted] = (await page.getByText(/^核对：/).innerText()).replaceAll(',', '').match(/\d+/g)!
  expect(replayed).toBe(posted)
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: '发布' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('已结算的到店保持原来的规则').waitFor()
  await dialog.getByText(/积分成本与现行相比多 ¥/).waitFor()
  await dialog.getByRole('button', { name: '确认发布' }).click()
  await page.getByText(`第 ${version} 版已发布，已经生效。`).waitFor()
  const newest = page.getByRole('row').filter({ has: page.getByText(`第 ${version} 版`, { exact: true }) })
  await newest.getByText('现行').waitFor()
}

/** One of the demo's phones in the browser. */
async function openPhone(context: BrowserContext, door: string): Promise<Phone> {
  const page = await context.newPage()
  await page.goto(`${demo().origin}/m/app/?door=${door}`)
  return phoneIn(page)
}

/** Reception books the owner in; the preview names the version, the owner hears what it gave. */
async function bookIn(context: BrowserContext, published: number): Promise<Phone> {
  const owner = await openPhone(context, 'owner')
  const reception = await openPhone(context, 'reception')
  await showUnusedCode(owner)
  await scanWhatOwnerShows(owner, reception)
  await reception.tap('到店登记')
  await reception.frame.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await reception.choose('定期保养')
  await addLine(reception, '680')
  await inBill(reception, () => reception.sees(new RegExp(`按第 ${published} 版积分规则`)))
  await reception.tap('结算')
  await owner.sees('已登记到店')
  const [redeemable = 0, qualifying = 0] = (await owner.words('.settled-result__given'))
    .replaceAll(',', '')
    .match(/(?<=\+)\d+/g)!
    .map(Number)
  expect(qualifying).toBeGreaterThan(0)
  expect(redeemable).toBe(qualifying * 2)
  await owner.back()
  return owner
}

/** The newest visits in the owner's statement, each by the version that it was settled by. */
async function explainNewest(owner: Phone, count: number): Promise<number[]> {
  await owner.sees('最近的积分')
  await owner.tap('积分明细')
  const visits = owner.frame.locator('.statement .row').filter({ hasText: /到店消费 · / })
  const told: number[] = []
  for (let at = 0; at < count; at++) {
    await visits.nth(at).click()
    await owner.sees(/按第 \d+ 版积分规则/)
    const words = await owner.frame
      .getByText(/按第 \d+ 版积分规则/)
      .filter({ visible: true })
      .first()
      .innerText()
    told.push(Number(/第 (\d+) 版/.exec(words)?.[1]))
    await owner.closeSheet()
  }
  return told
}

it('a rate changed, tried on the past year and published: the next visit earns by it, the last one by its own', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const before = await openRules(page)
  const published = before + 1
  await doubleTheRate(page)
  await simulate(page)
  await publish(page, published)
  await page.getByRole('link', { name: `第 ${published} 版`, exact: true }).click()
  await page.getByText('已发布的规则不再改变').waitFor()
  await page.getByText(/客户付 每元 累计 1 分、可兑换 2 分/).waitFor()
  expect(published).toBeGreaterThan(1)
  const owner = await bookIn(context, published)
  const [newest, last] = await explainNewest(owner, 2)
  expect(newest).toBe(published)
  expect(last).toBeLessThan(published)
})

it('a draft starts from an old version: what it would change back is told', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const inForce = await openRules(page)
  await page.getByRole('link', { name: `第 ${inForce - 1} 版`, exact: true }).click()
  await page.getByRole('button', { name: '以此版起草' }).click()
  await page.getByRole('tab', { name: /与现行的不同（\d+）/ }).click()
  const told = await page.getByRole('tab', { name: /与现行的不同/ }).innerText()
  expect(Number(/\d+/.exec(told)?.[0])).toBeGreaterThan(0)
})

it('what is typed stays: when the page is left at once, when a step is taken back, when another manager saves', async () => {
  const { context, watch } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await openRules(page)
  await page.getByRole('button', { name: '修改规则' }).click()
  const silver = page.getByLabel('银卡所需累计积分')
  await silver.fill('2800')
  await page.getByRole('link', { name: '规则', exact: true }).first().click()
  await page.getByRole('columnheader', { name: '版本' }).waitFor()
  await page.goBack()
  await page.getByText('已保存，可以发布').waitFor()
  expect(await silver.inputValue()).toBe('2800')

  await page.getByLabel('新来源的名称').fill('投稿会刊')
  await page.keyboard.press('Enter')
  await page.getByLabel('投稿会刊可兑换积分').fill('50')
  await page.getByRole('tab', { name: '与现行的不同（4）' }).click()
  await page.getByText('累计 0 分、可兑换 50 分').waitFor()
  await page.getByRole('tab', { name: '修改' }).click()
  await page.getByRole('button', { name: '去掉投稿会刊' }).click()
  await page.getByLabel('投稿会刊可兑换积分').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销' }).click()
  expect(await page.getByLabel('投稿会刊可兑换积分').inputValue()).toBe('50')
  await page.getByText('已保存，可以发布').waitFor()

  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('金卡所需累计积分').fill('9000')
  await other.getByText('已保存，可以发布').waitFor()
  watch.expect(/RULES_CHANGED|409/)
  await silver.fill('2900')
  await page.getByText('这份草稿刚被别人改过').waitFor()
  await page.getByRole('button', { name: '用我的覆盖' }).click()
  await page.getByText('已保存，可以发布').waitFor()
  await other.reload()
  expect(await other.getByLabel('银卡所需累计积分').inputValue()).toBe('2900')
})

it('by keys alone: tiers change places, discounts their order, and the focus stays', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await openRules(page)
  await page.getByRole('button', { name: '修改规则' }).click()
  const down = page.getByRole('button', { name: '等级折扣下移' })
  await down.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const order = page.getByRole('list', { name: '优惠顺序' }).getByRole('listitem')
  expect((await order.allInnerTexts()).map((words) => words.replace(/^\d\s*/, ''))).toEqual([
    '服务包免费项目',
    '门槛优惠',
    '代金券',
    '等级折扣',
  ])
  expect(await down.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
  await page.getByText('已保存，可以发布').waitFor()
  await page.getByRole('tab', { name: '与现行的不同（1）' }).click()
  await page.getByText('服务包免费项目 → 门槛优惠 → 代金券 → 等级折扣').waitFor()
})
