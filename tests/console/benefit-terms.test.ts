import { openManagerDoor } from '@cheyou/contract'
import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

async function openDraft(page: Page): Promise<void> {
  const { origin } = demo()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/rules`)
  await page.getByRole('button', { name: '修改规则' }).click()
}

/** What a field of several says: what is chosen, or what it means that nothing is. */
const chosenIn = async (terms: Locator, field: string): Promise<string[]> => {
  const select = terms.locator('.ant-select').filter({ has: terms.page().getByLabel(field, { exact: true }) })
  return (await select.innerText()).split(/\s+/).filter(Boolean)
}

async function choose(terms: Locator, field: string, option: string): Promise<void> {
  await terms.getByLabel(field, { exact: true }).click()
  await terms.page().locator('.ant-select-item-option').filter({ hasText: option, visible: true }).click()
  await terms.page().keyboard.press('Escape')
}

it('a manager says what a free wash is for: work types, labour or parts, the most that one takes off', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await openDraft(page)
  const wash = page.getByRole('group', { name: '免费洗车用在什么上' })
  const most = wash.getByLabel('每次最多减')
  // By default a wash takes off work, whatever the visit is for, and no more than a wash costs.
  expect(await chosenIn(wash, '维修类型')).toEqual(['全部维修类型'])
  expect(await chosenIn(wash, '项目')).toEqual(['工时'])
  expect(await most.inputValue()).toBe('100')
  expect(await page.getByRole('group', { name: '免费检测用在什么上' }).getByLabel('每次最多减').inputValue()).toBe(
    '300',
  )
  expect(await page.getByRole('group', { name: '免费救援用在什么上' }).getByLabel('每次最多减').inputValue()).toBe(
    '1000',
  )

  await choose(wash, '维修类型', '定期保养')
  await choose(wash, '项目', '配件')
  await most.fill('0')
  await page.getByText('已保存，还有 1 处要改').waitFor()
  expect(await page.getByRole('button', { name: '发布' }).isDisabled()).toBe(true)
  await most.fill('45')
  await page.getByText('已保存，可以发布').waitFor()
  await page.getByRole('tab', { name: '与现行的不同（3）' }).click()
  for (const fact of ['定期保养', '工时、配件', '¥45']) await page.getByText(fact, { exact: true }).first().waitFor()

  await page.reload()
  await page.getByRole('tab', { name: '修改' }).click()
  expect(await chosenIn(wash, '维修类型')).toEqual(['定期保养'])
  expect(await chosenIn(wash, '项目')).toEqual(['工时', '配件'])
  expect(await most.inputValue()).toBe('45')
  await page.getByRole('button', { name: '发布' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('这份草稿还没有试算过。').waitFor()
  await dialog.getByRole('button', { name: '确认发布' }).click()
  await dialog.getByText('请先试算，或勾选不试算就发布').waitFor()
  await dialog.getByRole('checkbox', { name: '不试算就发布' }).check()
  await dialog.getByRole('button', { name: '确认发布' }).click()
  await page.getByRole('row').filter({ hasText: '现行' }).getByRole('link').first().click()
  await page.getByText('已发布的规则不再改变').waitFor()
  expect(await page.locator('main').innerText()).toMatch(/可用的维修类型[：\s]*定期保养；[^。\n]*每次最多减[：\s]*¥45/)
})
