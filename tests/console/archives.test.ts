import { openManagerDoor } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

async function atDesk(path: string): Promise<Page> {
  const { origin } = demo()
  const { context } = await enter({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console${path}`)
  return page
}

/** Card numbers of the first members in the list. */
async function cardNumbers(page: Page, count: number): Promise<string[]> {
  await page.locator('tbody tr').nth(count).waitFor()
  const text = await page.locator('tbody').innerText()
  return [...text.matchAll(/\b\d{10}\b/g)].slice(0, count).map(([number]) => number)
}

async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByLabel(label).pressSequentially(typed)
  await page.locator('.ant-select-item-option-active').filter({ visible: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.ant-select-item-option').filter({ visible: true }).first().waitFor({ state: 'detached' })
}

it('any two archives are found and compared; the same one twice is refused, and one that shares nothing waits for a second person', async () => {
  const page = await atDesk('/members')
  const [kept, merged] = await cardNumbers(page, 2)
  await page.goto(`${demo().origin}/console/merges`)
  await page.getByRole('button', { name: '合并档案' }).click()
  await choose(page, '保留的档案', kept!)
  await choose(page, '并入的档案', kept!)
  const look = page.getByRole('button', { name: '看合并的结果' })
  await look.click()
  await page.getByText('这是同一份档案，请另选一份').waitFor()
  await choose(page, '并入的档案', merged!)
  await look.click()
  const dialog = page.getByRole('dialog').last()
  await dialog
    .getByText(/合并后/)
    .first()
    .waitFor()
  expect(await dialog.innerText()).toContain('另一位')
})

it('archives that may be one person are named before they become members', async () => {
  const page = await atDesk('/enrol')
  await page.getByRole('alert').getByRole('link', { name: '重复档案' }).click()
  await page.getByRole('heading', { name: '重复档案' }).waitFor()
  const groups = page.locator('tbody tr').filter({ visible: true })
  await groups.first().waitFor()
  expect(await groups.count()).toBeGreaterThan(0)
})
