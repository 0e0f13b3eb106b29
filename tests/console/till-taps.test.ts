import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { openDoor, type Door } from './doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, pressKeys, retypeLine, typeOdometer } from './till.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

const SMALL: BrowserContextOptions = { viewport: { width: 375, height: 812 }, hasTouch: true }
/** Beside the keys of the amounts: car, work type, first line, two more, kind of one, 结算. */
const TAPS_MOST = 8

/** The owner at the door, scanned and brought to an empty till. */
async function atTheTill(context: BrowserContext): Promise<Door> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('可兑换积分')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.tap('到店登记')
  await staff.phone.sees('还要选车辆')
  return staff
}

/** Counts from now on what a thumb taps, keys of amounts left out. */
async function countTaps({ page }: Door): Promise<() => Promise<number>> {
  await page.evaluate(`
    window.taps = 0
    addEventListener('click', ({ target }) => { if (!target.closest('.number-pad__digits')) window.taps += 1 }, true)
  `)
  return () => page.evaluate<number>('window.taps')
}

const heightOf = ({ page }: Door): Promise<number> =>
  page.evaluate<number>(
    `Math.max(document.documentElement.scrollHeight, ...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollHeight))`,
  )

const amounts = async ({ page }: Door): Promise<string[]> =>
  page.locator('.visit__amount').filter({ visible: true }).allInnerTexts()

it('three lines are in and settled with at most eight taps beside the amounts', async () => {
  const { context } = await enter(SMALL)
  const staff = await atTheTill(context)
  const taps = await countTaps(staff)
  const { page, phone } = staff
  await page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await phone.choose('定期保养')
  await phone.tap('加一项')
  await pressKeys(phone, '120')
  await phone.tap('下一项')
  await pressKeys(phone, '260')
  await phone.tap('下一项')
  await pressKeys(phone, '598')
  await page.getByRole('button', { name: '第 3 项类别：工时' }).click()
  await expect.poll(() => page.getByRole('button', { name: '结算' }).getAttribute('aria-disabled')).toBe('false')
  expect(await heightOf(staff)).toBeLessThanOrEqual(812)
  await phone.tap('结算')
  await phone.sees('已登记到店')
  expect(await taps()).toBeLessThanOrEqual(TAPS_MOST)
})

it('four lines stand on one screen with the odometer judged in its field, and settling leads to the next scan', async () => {
  const { context } = await enter(SMALL)
  const staff = await atTheTill(context)
  const { page, phone } = staff
  await page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await phone.choose('一般维修')
  await typeOdometer(phone, '1')
  await phone.sees('比上次少，请核对仪表盘')
  await typeOdometer(phone, '1999999')
  await phone.sees('比上次多了十万公里以上，请核对')
  for (let erased = 0; erased < 7; erased += 1) await phone.tap('退格')
  for (const yuan of ['35', '260', '598', '80']) await addLine(phone, yuan)
  await expect.poll(() => page.getByRole('button', { name: '结算' }).getAttribute('aria-disabled')).toBe('false')
  expect(await heightOf(staff)).toBeLessThanOrEqual(812)
  await phone.tap('收起')
  expect(await heightOf(staff)).toBeLessThanOrEqual(812)
  await phone.tap('结算')
  await phone.tap('完成，扫下一位')
  await phone.sees('会员码、兑换码都可以')
  await phone.sees('车主的手机上正亮着一个码。')
})

it('desk T20, T21: each line has its own digits, no keyboard of the phone comes, and what is half-filled is offered again', async () => {
  const { context } = await enter(SMALL)
  const staff = await atTheTill(context)
  const { page, phone } = staff
  await addLine(phone, '12')
  await phone.tap('下一项')
  await pressKeys(phone, '5')
  expect(await amounts(staff)).toEqual(['¥12', '¥5'])
  await phone.tap('下一项')
  await pressKeys(phone, '.5.2.5')
  expect(await amounts(staff)).toEqual(['¥12', '¥5', '¥0.52'])
  await retypeLine(phone, 0, '007')
  expect(await amounts(staff)).toEqual(['¥7', '¥5', '¥0.52'])
  expect(await page.evaluate('document.activeElement.tagName')).not.toBe('INPUT')

  await phone.back()
  await phone.sees('已扫会员码，车主在场')
  await phone.tap('到店登记')
  await phone.sees('上次填了一半，有 3 项')
  await phone.tap('接着填')
  expect(await amounts(staff)).toEqual(['¥7', '¥5', '¥0.52'])
})

it('desk T23: one tap puts a canned job on the visit, with its lines, prices and work type', async () => {
  const { context } = await enter(SMALL)
  const staff = await atTheTill(context)
  const { page, phone } = staff
  await page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await phone.tap(/^小保养/)
  expect(await amounts(staff)).toEqual(['¥120', '¥38', '¥173.54'])
  expect(await page.getByRole('radio', { name: '定期保养', exact: true }).getAttribute('aria-checked')).toBe('true')
  await phone.tap(/明细$/)
  expect(await phone.words('.bill')).toContain('¥331.54')
})

it('desk T10: begun for three members, they are there after a reload as they were typed; one taken off comes back', async () => {
  const { context } = await enter(SMALL)
  const staff = await openDoor(context, demo().origin, 'reception')
  const { page, phone } = staff
  const begun = ['100', '200', '300.5']
  await phone.type('或者输入', '王')
  await page.locator('.found__part').first().waitFor()
  const names: string[] = []
  for (const [at, yuan] of begun.entries()) {
    const row = page.locator('.scan .section .row').filter({ visible: true, hasText: ' · ' }).nth(at)
    await row.click()
    await phone.sees('会员资格')
    names.push(await phone.words('.staff-member__name'))
    await phone.tap('到店登记')
    await addLine(phone, yuan)
    await phone.back()
    await phone.sees('会员资格')
    await phone.back()
    await phone.sees('待升级会员')
  }
  await page.reload()
  await phone.tap(/^今日登记/)
  const drafts = page.locator('.today__draft')
  await expect.poll(() => drafts.count()).toBe(3)
  // A figure keeps its unit by a blank that does not break.
  const texts = (await drafts.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))
  for (const [at, yuan] of begun.entries()) {
    expect(texts[begun.length - 1 - at]).toContain(names[at])
    expect(texts[begun.length - 1 - at]).toContain(`1 项 ¥${yuan === '300.5' ? '300.50' : yuan}`)
  }
  await page.getByRole('button', { name: /^删除/ }).first().click()
  await expect.poll(() => drafts.count()).toBe(2)
  await phone.tap('撤销')
  await expect.poll(() => drafts.count()).toBe(3)
  await drafts.nth(1).getByRole('button').click()
  await phone.tap('接着填')
  expect(await amounts(staff)).toEqual(['¥200'])
})
