import { openManagerDoor } from '@cheyou/contract'
import type { BrowserContext } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openDoor, PHONE, type Door } from './doors.ts'
import { phoneIn } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, pressKeys, readBill } from './till.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

/** Types a visit of ¥1,000 for the owner at the door and asks the manager for a discount, on the till's own pad. */
async function askForDiscount(context: BrowserContext, yuan: string): Promise<Door> {
  const owner = await openDoor(context, demo().origin, 'owner')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.tap('到店登记')
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await staff.phone.choose('一般维修')
  await addLine(staff.phone, '1000', { kind: '配件' })
  await staff.phone.sees(/客户付/)
  await staff.phone.tap(/^优惠/)
  await staff.phone.tap('向店长申请优惠')
  await pressKeys(staff.phone, yuan)
  expect(await staff.page.evaluate('document.activeElement.tagName')).not.toBe('INPUT')
  await staff.phone.tap('填好了')
  await staff.phone.type('原因', '等配件多等了两天')
  await staff.phone.tap('提交给店长')
  await staff.phone.sees(`¥${yuan} 正等店长审批`)
  return staff
}

/** The manager's own phone, on the staff's first page. */
async function openManagersPhone(context: BrowserContext): Promise<Door> {
  const page = await context.newPage()
  const phone = phoneIn(page)
  await page.goto(`${demo().origin}/m/app/`)
  await phone.tap(/^顾晓岚/)
  await phone.tab('我的')
  await phone.tap(/^员工工作台/)
  return { page, phone }
}

it('desk T21: a discount above the limit: the till asks by its own pad, the manager approves at the desk, the till settles with it', async () => {
  const { context } = await enter(PHONE)
  const staff = await askForDiscount(context, '150')

  const desk = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await desk.context.newPage()
  await page.request.post(`${demo().origin}${openManagerDoor.path}`, { headers: { origin: demo().origin } })
  await page.goto(`${demo().origin}/console/discounts`)
  const asked = page.getByRole('row').filter({ hasText: '¥150.00' })
  await asked.getByRole('button', { name: '批准' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await page.getByText('已批准，接待现在可以结算。').waitFor()

  await staff.phone.sees('顾晓岚批准的优惠')
  const toPay = await staff.phone.words('.till-bar__figure')
  await staff.page.getByRole('checkbox', { name: '顾晓岚批准的优惠' }).click()
  const yuan = (text: string): number => Number(text.replaceAll(/[¥,]/g, ''))
  const less = async () => yuan(toPay) - yuan(await staff.phone.words('.till-bar__figure'))
  await expect.poll(less, { timeout: 15_000 }).toBe(150)
  await staff.phone.closeSheet()
  expect(await readBill(staff.phone)).toContain('门店优惠')
  await staff.phone.tap('结算')
  await staff.phone.sees('撤销登记')
  await page.getByText('全部', { exact: true }).click()
  await page.getByRole('row').filter({ hasText: '¥150.00' }).getByText('已使用').waitFor()
})

it('what the till asks for is on the manager’s phone by itself, and so is the answer on the till', async () => {
  const { context } = await enter(PHONE)
  const manager = await openManagersPhone(context)
  await manager.phone.tap(/^优惠审批/)
  await manager.phone.sees(/申请，只限今天$/)
  const staff = await askForDiscount(context, '160')
  await staff.phone.closeSheet()
  await staff.phone.sees('优惠（¥160 等店长审批）')

  const asked = manager.page.locator('.approvals__one').filter({ hasText: '优惠 ¥160' })
  await asked.waitFor()
  expect(await asked.innerText()).toContain('等配件多等了两天')
  expect(await findBarriers('staff-approvals', manager.page)).toEqual([])
  await asked.getByRole('button', { name: '不同意' }).click()
  await manager.phone.type('原因', '毛利不够')
  await manager.page.getByRole('dialog').getByRole('button', { name: '不同意' }).click()
  await manager.phone.sees(/^没有同意/)
  await asked.waitFor({ state: 'detached' })
  await staff.phone.sees('优惠（店长没有批准）')
  await staff.phone.tap(/^优惠/)
  await staff.phone.sees('毛利不够')
  await staff.phone.tap('向店长申请优惠')
  await pressKeys(staff.phone, '90')
  await staff.phone.tap('填好了')
  await staff.phone.type('原因', '少一点')
  await staff.phone.tap('提交给店长')
  await staff.phone.closeSheet()

  const less = manager.page.locator('.approvals__one').filter({ hasText: '优惠 ¥90' })
  await less.getByRole('button', { name: '同意', exact: true }).click()
  await manager.page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await manager.phone.sees(/^已同意/)
  await staff.phone.sees('优惠（店长批准了 ¥90）')
  await staff.phone.tap(/^优惠/)
  await staff.page.getByRole('checkbox', { name: '顾晓岚批准的优惠' }).click()
  await staff.phone.closeSheet()
  expect(await readBill(staff.phone)).toContain('门店优惠 −¥90')
})

it('the staff’s first page bears the number of what waits for a manager, and not for others', async () => {
  const { context } = await enter(PHONE)
  const manager = await openManagersPhone(context)
  await manager.page.getByRole('img', { name: /^\d+ 笔等您审批$/ }).waitFor()
  const staff = await openDoor(context, demo().origin, 'reception')
  await staff.phone.sees('今日登记')
  expect(await staff.page.getByText('优惠审批').count()).toBe(0)
})
