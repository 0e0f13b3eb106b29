import { openManagerDoor } from '@cheyou/contract'
import type { Locator, Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

const LONG = '车'.repeat(5_000)

/** The desk at a page, with every request that writes counted by its path. */
async function openPage(path: string): Promise<{ page: Page; sent: string[] }> {
  const { origin } = demo()
  const { context } = await enter({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  const sent: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // Whom one opened is noted as one looks.
    const looks = pathname.startsWith('/api/staff/recent-members/')
    if (!looks && /^(POST|PUT|DELETE)$/.test(request.method())) sent.push(pathname)
  })
  await page.goto(`${origin}/console/${path}`)
  return { page, sent }
}

const dialogWith = (page: Page, text: string) => page.getByRole('dialog').filter({ hasText: text })

/** Types each wrong value, tries to send, and finds the sentence at the field with what was typed still in it. */
async function refuses(form: Locator, field: string, values: readonly [typed: string, sentence: string][]) {
  const input = form.getByLabel(field, { exact: true })
  for (const [typed, sentence] of values) {
    await input.fill(typed)
    await form.getByRole('button', { name: /^(提交|保存|上架|登记|批准|拒绝)$/ }).click()
    const item = form.locator('.ant-form-item').filter({ has: form.page().getByLabel(field, { exact: true }) })
    await item.getByText(sentence).waitFor()
  }
}

it('an adjustment says at its fields what is wrong, keeps what was typed, and is sent once', async () => {
  const { page, sent } = await openPage('members')
  await page.getByRole('table').getByRole('button').first().click()
  await page.getByRole('button', { name: '调整积分' }).click()
  const form = dialogWith(page, '增加填正数')
  await refuses(form, '可兑换积分', [
    ['99999999999999999999', '请填 −1,000,000 到 1,000,000 之间的整数'],
    ['-2000000', '请填 −1,000,000 到 1,000,000 之间的整数'],
    ['1.5', '请填 −1,000,000 到 1,000,000 之间的整数'],
  ])
  await form.getByLabel('可兑换积分').fill('7')
  await refuses(form, '原因', [
    ['   ', '请写明原因，会员会看到它'],
    [LONG, '最多 200 个字，现在有 5,000 个'],
  ])
  expect(await form.getByLabel('原因').inputValue()).toBe(LONG)
  expect(sent).toEqual([])

  await form.getByLabel('原因').fill('补记漏登的保养 🚗')
  await page.mouse.click(5, 450)
  await page.keyboard.press('Escape')
  expect(await form.getByLabel('原因').inputValue()).toBe('补记漏登的保养 🚗')
  await page.goBack()
  await dialogWith(page, '放弃填写的内容？').getByRole('button', { name: '继续填写' }).click()
  expect(await form.getByLabel('原因').inputValue()).toBe('补记漏登的保养 🚗')
  await form.getByRole('button', { name: '提交' }).dblclick()
  await form.waitFor({ state: 'hidden' })
  expect(sent).toHaveLength(1)
  await page.getByRole('link', { name: '积分', exact: true }).click()
  await page.getByRole('row').filter({ hasText: '补记漏登的保养 🚗' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: '补记漏登的保养 🚗' }).count()).toBe(1)
})

it('a reward says at its fields what is wrong, and leaving it asks first', async () => {
  const { page, sent } = await openPage('members')
  await page.getByRole('link', { name: '礼品' }).click()
  await page.getByRole('button', { name: '新增礼品' }).click()
  const form = dialogWith(page, '所需积分')
  await form.getByLabel('名称').fill(LONG)
  await refuses(form, '所需积分', [
    ['-5', '请填 1 到 1,000,000 之间的整数'],
    ['0', '请填 1 到 1,000,000 之间的整数'],
    ['123456789012345678', '请填 1 到 1,000,000 之间的整数'],
  ])
  await form.getByText('最多 80 个字，现在有 5,000 个').waitFor()
  await refuses(form, '每人限兑', [['2.5', '请填 1 到 100,000 之间的整数']])
  await form.getByText('代金券', { exact: true }).click()
  await refuses(form, '面值', [
    ['0.001', '请填 0.01 到 100,000 之间的数，最多 2 位小数'],
    ['9999999', '请填 0.01 到 100,000 之间的数，最多 2 位小数'],
  ])
  expect(sent).toEqual([])
  await page.goBack()
  await dialogWith(page, '放弃填写的内容？').getByRole('button', { name: '放弃', exact: true }).click()
  await page.getByRole('heading', { name: '会员', level: 1 }).waitFor()
})

it('stock, agreed prices and work types say it too', async () => {
  const { page, sent } = await openPage('rewards')
  await page.getByRole('row').filter({ hasText: '真空保温杯' }).getByRole('button', { name: '库存' }).click()
  await refuses(dialogWith(page, '登记什么'), '进货数量', [
    ['0', '请填 1 到 100,000 之间的整数'],
    ['1000000', '请填 1 到 100,000 之间的整数'],
  ])
  await refuses(dialogWith(page, '登记什么'), '原因', [[LONG, '最多 200 个字，现在有 5,000 个']])
  await dialogWith(page, '登记什么').getByRole('button', { name: '关闭' }).last().click()

  await page.getByRole('link', { name: '协议价' }).click()
  await page.getByRole('button', { name: '新增协议价' }).click()
  await refuses(dialogWith(page, '协议名称或编号'), '工时', [
    ['0', '请填 1 到 10 之间的数，最多 2 位小数'],
    ['8.555', '请填 1 到 10 之间的数，最多 2 位小数'],
  ])
  await refuses(dialogWith(page, '协议名称或编号'), '协议名称或编号', [['  ', '请填写，结算单上会显示它']])
  await dialogWith(page, '协议名称或编号').getByRole('button', { name: '取消' }).click()

  await page.getByRole('link', { name: '规则', exact: true }).click()
  await page.getByRole('button', { name: '管理维修类型' }).click()
  await page.getByRole('button', { name: '加一个维修类型' }).click()
  await refuses(dialogWith(page, '代码'), '名称', [[LONG, '最多 40 个字，现在有 5,000 个']])
  await refuses(dialogWith(page, '代码'), '代码', [['喷漆🎨', '小写字母开头，只用小写字母、数字和下划线']])
  expect(sent).toEqual([])
})
