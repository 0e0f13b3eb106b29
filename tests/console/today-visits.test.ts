import type { BrowserContext } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { openDoor, PHONE, type Door } from './doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { stillness } from './stillness.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, pressKeys, typeOdometer } from './till.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

const fenOf = (yuan: string): number => Math.round(Number(yuan.replaceAll(/[¥,]/g, '')) * 100)

/** A visit of the owner at the door, settled: labour of ¥260, parts of ¥598. */
async function settleOne(context: BrowserContext): Promise<Door> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('可兑换积分')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.tap('到店登记')
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await staff.phone.choose('定期保养')
  await typeOdometer(staff.phone, '199000')
  await addLine(staff.phone, '260', { name: '更换前刹车片' })
  await addLine(staff.phone, '598', { name: '前刹车片', kind: '配件' })
  await expect.poll(() => staff.page.getByRole('button', { name: '结算' }).getAttribute('aria-disabled')).toBe('false')
  await staff.phone.tap('结算')
  await staff.phone.sees('已登记到店')
  return staff
}

it('a visit of today is one tap from the first page: opened with its lines, taken back with a reason', async () => {
  const { context } = await enter(PHONE)
  const { page, phone } = await settleOne(context)
  const paid = await phone.words('.bill__pay')
  await phone.tap('完成，扫下一位')
  await phone.closeSheet()
  await phone.tap(/^今日登记/)
  await phone.sees(/次到店，已撤销的不计入金额$/)
  const sum = fenOf(await phone.words('.today__figure'))
  const row = page.locator('.today .row').filter({ hasText: '罗婧' })
  expect(await row.innerText()).toMatch(/定期保养[\s\S]*\+\d+\s分/)
  await stillness(page)
  expect(await findBarriers('staff-today', page)).toEqual([])

  await row.click()
  await phone.sees('199,000 公里')
  const bill = await phone.words('.visit-record .bill')
  expect(bill).toContain(`客户付 ${paid} ¥858 优惠`)
  expect(bill).toMatch(/更换前刹车片 ¥260 .*前刹车片 ¥598 金卡配件 9\.5 折 −¥29\.90/)
  await stillness(page)
  expect(await findBarriers('staff-visit-record', page)).toEqual([])
  await phone.tap('撤销登记')
  await phone.type('原因', '金额录错')
  await page.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click()
  await phone.sees('已撤销，积分已收回')
  await expect.poll(() => page.getByRole('button', { name: '撤销登记' }).count()).toBe(0)
  await phone.back()
  await expect.poll(async () => (await row.innerText()).includes('已撤销')).toBe(true)
  expect(fenOf(await phone.words('.today__figure'))).toBe(sum - fenOf(paid))
  await row.click()
  await phone.sees(/^罗婧 .*：金额录错$/)
})

it('desk T19: a line is corrected on the same order, by the till’s own pad: what came off and the points follow', async () => {
  const { context } = await enter(PHONE)
  const { page, phone } = await settleOne(context)
  await phone.tap('完成，扫下一位')
  await phone.closeSheet()
  await phone.tap(/^今日登记/)
  await page.locator('.today .row').filter({ hasText: '罗婧' }).first().click()
  await phone.sees('199,000 公里')
  const paid = fenOf(await phone.words('.visit-record .bill__pay'))
  await phone.tap('更正金额')
  await page.getByRole('dialog').getByRole('radio', { name: '前刹车片 ¥598', exact: true }).click()
  await phone.tap(/^正确的原价（现在 ¥598）/)
  await pressKeys(phone, '498')
  expect(await page.evaluate('document.activeElement.tagName')).not.toBe('INPUT')
  await phone.tap('填好了')
  await phone.type('原因', '配件价格录错')
  await stillness(page)
  expect(await findBarriers('staff-correction', page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '更正金额' }).click()
  await phone.sees('已更正')
  // 5 % off parts for gold: ¥95 less of ¥100.
  await expect.poll(async () => fenOf(await phone.words('.visit-record .bill__pay'))).toBe(paid - 9_500)
  expect(await phone.words('.visit-record .bill')).toMatch(/前刹车片 ¥498 金卡配件 9\.5 折 −¥24\.90/)
  await phone.sees(/，可兑换 −9[45]$/)
})

it('the last visit is opened from the member and from the till', async () => {
  const { context } = await enter(PHONE)
  const { page, phone } = await settleOne(context)
  await phone.back()
  await phone.tap(/^上次到店/)
  await phone.sees('199,000 公里')
  await phone.back()
  // The till opens with what the scan showed, and reads the member again.
  const read = page.waitForResponse(/\/api\/staff\/members\/[^/]+$/)
  await phone.tap('到店登记')
  await read
  await phone.tap(/^上次到店/)
  await phone.sees('199,000 公里')
  expect(await phone.words('.visit-record .bill')).toContain('前刹车片 ¥598')
  await phone.back()
  await page.getByRole('radiogroup', { name: '车辆' }).filter({ visible: true }).waitFor()
})
