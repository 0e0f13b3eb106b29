import type { BrowserContext } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openDoor, PHONE, type Door } from './doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, readBill } from './till.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

/** The bill is opened to be read. */
const POLL = { timeout: 15_000 }
const VOUCHER = '50 元工时券'

interface Counter {
  owner: Door
  staff: Door
}

/** The owner at the door, on gold and with a voucher for labour, scanned and brought to the till. */
async function toTheTill(context: BrowserContext): Promise<Counter> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('可兑换积分')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees('已扫会员码，车主在场')
  await staff.phone.tap('到店登记')
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await staff.phone.choose('定期保养')
  return { owner, staff }
}

/** A wash, labour and parts at list prices: ¥893. */
async function typeVisit({ staff }: Counter): Promise<void> {
  await addLine(staff.phone, '35', { name: '洗车', kind: '工时' })
  await addLine(staff.phone, '260', { name: '更换前刹车片', kind: '工时' })
  await addLine(staff.phone, '598', { name: '前刹车片', kind: '配件' })
}

/** What stands on the lines, and what came off each, is what the customer pays, to the fen. */
function expectAddsUp(words: string, due: number): void {
  const lines = words.slice(words.indexOf('洗车 ¥35'))
  const fen = [...lines.matchAll(/(−?)¥([\d,.]+)/g)].map(([, minus, yuan]) => {
    const amount = Math.round(Number(yuan!.replaceAll(',', '')) * 100)
    return minus === '' ? amount : -amount
  })
  expect(fen.reduce((sum, one) => sum + one, 0)).toBe(Math.round(due * 100))
}

const bill = ({ phone }: Door): Promise<string> => readBill(phone)

it('desk T22: the till takes off what the rules do, then a free wash and a voucher; the owner reads it; voiding brings it back', async () => {
  const { context } = await enter(PHONE)
  const counter = await toTheTill(context)
  const { owner, staff } = counter
  await typeVisit(counter)
  // Labour at 85 % by the threshold, parts at 95 % by the tier.
  await expect.poll(() => bill(staff), POLL).toContain('¥818.85 ¥893 优惠 −¥74.15')
  expect(await bill(staff)).toContain('更换前刹车片 ¥260 累计一万分工时优惠 8.5 折 −¥39')
  expect(await bill(staff)).toContain('前刹车片 ¥598 金卡配件 9.5 折 −¥29.90')

  await staff.phone.tap(/^优惠/)
  expect(await findBarriers('till-offers', staff.page)).toEqual([])
  // What each saves stands there before it is chosen: of the wash what the threshold leaves of its price.
  const wash = staff.page
    .locator('.visit__benefit')
    .first()
    .getByRole('radio', { name: /免费洗车/ })
  expect(await wash.innerText()).toContain('省 ¥29.75')
  expect(await staff.page.getByRole('checkbox', { name: VOUCHER }).innerText()).toContain('−¥50')
  await wash.click()
  await staff.page.getByRole('checkbox', { name: VOUCHER }).click()
  await staff.phone.closeSheet()
  await expect.poll(() => bill(staff), POLL).toContain('¥739.10 ¥893 优惠 −¥153.90')
  expect(await bill(staff)).toContain('洗车 ¥35 免费洗车 −¥35')
  expect(await bill(staff)).toContain(`${VOUCHER} −¥50`)
  expectAddsUp(await bill(staff), 739.1)
  expect(await findBarriers('till', staff.page)).toEqual([])
  await staff.phone.tap('结算')
  await staff.phone.sees('已登记到店')
  expect(await staff.phone.words('.bill')).toContain('¥739.10 ¥893 优惠 −¥153.90')

  await owner.phone.sees('已登记到店')
  await owner.phone.back()
  await owner.phone.tab('爱车')
  await owner.phone.sees('会员优惠 −¥153.90')
  await owner.page.locator('.visit-row__head').filter({ hasText: '会员优惠' }).first().click()
  await owner.phone.sees('以上是优惠后的金额，已经减掉：')
  await owner.phone.tap('得 739 积分，看怎么算的')
  await owner.phone.sees('这笔积分怎么来的')
  await owner.phone.sees('¥171 × 每元 1 分 = 171')

  await staff.phone.tap('撤销登记')
  await staff.phone.type('原因', '金额录错')
  await staff.page.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click()
  await staff.phone.sees(`${VOUCHER}、免费洗车 1 次`)
})

it('what the DMS has billed is not taken off again, and a voucher that does not fit says why', async () => {
  const { context } = await enter(PHONE)
  const counter = await toTheTill(context)
  const { staff } = counter
  await addLine(staff.phone, '200', { kind: '配件' })
  await expect.poll(() => bill(staff), POLL).toContain('¥190 ¥200 优惠 −¥10')
  await staff.phone.tap(/^优惠/)
  const voucher = staff.page.getByRole('checkbox', { name: VOUCHER })
  expect(await voucher.innerText()).toContain('没有可以抵扣的金额')
  await staff.phone.closeSheet()
  await staff.phone.tap(/^工单号/)
  await staff.phone.type('工单号', 'RO-BROWSER-1')
  await staff.phone.closeSheet()
  await expect.poll(() => bill(staff), POLL).toBe('客户付 ¥200')
  await staff.phone.tap(/^工单号/)
  await staff.phone.choose('原价')
  await staff.phone.closeSheet()
  await expect.poll(() => bill(staff), POLL).toContain('¥190 ¥200 优惠 −¥10')
})
