import { openManagerDoor } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

async function openManager(): Promise<Page> {
  const { context } = await enter({ viewport: { width: 1280, height: 800 } })
  const { origin } = demo()
  await context.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  const page = await context.newPage()
  await page.goto(`${origin}/console/templates`)
  return page
}

/** Finds the first member of the list at the counter. */
async function openAnyMember(page: Page): Promise<void> {
  await page.goto(`${demo().origin}/console/counter`)
  await page.getByRole('textbox', { name: '找会员' }).fill('王')
  await page.keyboard.press('Enter')
  const first = page.locator('section[aria-label="找会员"] li button').first()
  await first.click()
  await page.getByRole('group', { name: '常用项目' }).waitFor()
}

it('T23: one key puts a canned job on the visit; a price changed at the desk is the one it puts there', async () => {
  const page = await openManager()
  await page.getByRole('button', { name: '修改小保养' }).waitFor()
  await openAnyMember(page)
  const jobs = page.getByRole('group', { name: '常用项目' })
  const key = await jobs
    .getByRole('button', { name: /小保养/ })
    .locator('kbd')
    .innerText()
  await page.keyboard.press(key)
  const amounts = page.locator('input[data-amount]')
  await expect.poll(() => amounts.count()).toBe(4)
  const typed = await amounts.evaluateAll((all) => all.map((one) => Number((one as { value?: string }).value)))
  expect(typed).toEqual([120, 38, 173.54, 0])
  expect(typed.reduce((sum, one) => sum + one * 100, 0)).toBe(33_154)
  expect(await page.getByRole('radio', { name: '定期保养' }).isChecked()).toBe(true)

  await page.goto(`${demo().origin}/console/templates`)
  await page.getByRole('button', { name: '修改小保养' }).click()
  await page.getByRole('dialog').getByLabel('价格').first().fill('130.5')
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('¥342.04').waitFor()
  await openAnyMember(page)
  await page.getByRole('group', { name: '常用项目' }).getByText('¥342.04').waitFor()
})

it('a canned job is added with its lines, retired, and offered again', async () => {
  const page = await openManager()
  await page.getByRole('button', { name: '加一个常用项目' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill('更换雨刮')
  await form.getByLabel('维修类型').click()
  await page.getByTitle('一般维修').click()
  await form.getByLabel('项目').fill('雨刮片')
  await form.getByLabel('价格').fill('88')
  await form.getByRole('button', { name: '加一行' }).click()
  await form.getByLabel('项目').nth(1).fill('更换工时')
  await form.getByLabel('价格').nth(1).fill('20')
  await form.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('¥108.00').waitFor()

  const turn = (name: string) => page.getByRole('button', { name: `${name}更换雨刮` }).click()
  await turn('停用')
  await page.getByRole('button', { name: '恢复更换雨刮' }).waitFor()
  await turn('恢复')
  await expect.poll(() => page.getByRole('button', { name: '停用更换雨刮' }).count()).toBe(1)
})
