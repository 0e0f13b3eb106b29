import { openManagerDoor } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { openDoor, PHONE } from './doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, readBill } from './till.ts'

const enter = inBrowser()
const demo = inDemo()

it('a discount above the limit: the till asks, the manager approves at the desk, the till settles with it', async () => {
  const { context } = await enter(PHONE)
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
  await staff.phone.type('优惠多少', '150')
  await staff.phone.type('原因', '等配件多等了两天')
  await staff.phone.tap('提交给店长')
  await staff.phone.sees('¥150 正等店长审批')

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
