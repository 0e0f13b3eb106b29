import { openManagerDoor } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openDoor, PHONE, type Door } from './doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { seesQr } from './qr.ts'
import { stillness } from './stillness.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 120_000 })

const enter = inBrowser()
const demo = inDemo()

const GIFT = '自动折叠雨伞'
const VOUCHER = '50 元工时券'

async function expectNoBarriers(screen: string, page: Page): Promise<void> {
  await stillness(page)
  expect(await findBarriers(screen, page)).toEqual([])
}

async function openPhones(): Promise<{ owner: Door; staff: Door }> {
  const { context } = await enter(PHONE)
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('最近的积分')
  return { owner, staff: await openDoor(context, demo().origin, 'reception') }
}

it('the owner sees what a voucher is worth, for what and until when; the desk sends it to the till', async () => {
  const { owner, staff } = await openPhones()
  await owner.phone.tap(/^我的兑换/)
  await owner.phone.sees('可用的券')
  await owner.phone.sees('限首保、定期保养，抵扣工时')
  await expectNoBarriers('owner-redemptions', owner.page)
  await owner.page.locator('.voucher-card').filter({ hasText: VOUCHER }).click()
  await seesQr(owner.phone, '兑换码二维码')
  await owner.phone.sees(/前使用，过期退回 800\s积分/)
  await expectNoBarriers('owner-voucher', owner.page)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees('代金券在结算时使用')
  await expectNoBarriers('staff-voucher', staff.page)
  await staff.phone.tap('去登记到店')
  await staff.phone.sees('可用的券，登记到店时选用')
})

it('a gift is handed over from the page of who stands there, undone with a reason, and the owner sees both', async () => {
  const { owner, staff } = await openPhones()
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await owner.phone.back()
  await owner.phone.tap(/^我的兑换/)
  await owner.phone.sees('可用的券')
  await owner.page.locator('.row').filter({ hasText: GIFT }).filter({ hasText: '前领取' }).click()
  await owner.phone.sees('到店出示给店员')
  await staff.page.getByRole('button').filter({ hasText: GIFT }).filter({ visible: true }).click()
  await staff.phone.tap(/^确认已交给/)
  await staff.phone.sees('已核销')
  await owner.phone.sees('已领取')
  await expectNoBarriers('staff-handed-over', staff.page)
  await staff.phone.tap('撤销核销')
  await staff.phone.type('原因', '拿错了颜色')
  await staff.page.getByRole('button', { name: '撤销核销', exact: true }).filter({ visible: true }).last().click()
  await staff.phone.sees('已撤销，变回待领取')
})

it('the console finds a redemption, tells what became of it, and a manager cancels one of two pieces', async () => {
  const { context } = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const { origin } = demo()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/redemptions`)
  await page.getByRole('button', { name: '空调深度清洗 × 2', exact: true }).click()
  await page.getByText('积分账').waitFor()
  await expectNoBarriers('console-redemption', page)
  await page.getByRole('button', { name: '取消兑换' }).click()
  const dialog = page.getByRole('dialog').filter({ hasText: '取消几件' })
  await dialog.getByLabel('取消几件').fill('1')
  await dialog.getByText(/^3,000 积分退回给/).waitFor()
  await dialog.getByLabel('原因').fill('只要一次')
  await dialog.getByRole('button', { name: '取消兑换' }).click()
  await page.getByText('取消 1 件').waitFor()
  await page.getByText('顾晓岚 · 只要一次').waitFor()
  await page.getByRole('button', { name: '空调深度清洗', exact: true }).first().waitFor()
  await page.getByText('已取消', { exact: true }).first().click()
  await page.getByText('第 1–1 笔，共 1 笔').waitFor()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: 'CSV 文件' }).click()
  expect((await file).suggestedFilename()).toBe('兑换记录.csv')
})
