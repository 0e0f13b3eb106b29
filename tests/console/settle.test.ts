import { settleVisit } from '@cheyou/contract'
import type { BrowserContext, Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDoor, PHONE, type Door } from './doors.ts'
import { expectPoints } from './expect-points.ts'
import { readPoints } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, inBill } from './till.ts'

const enter = inBrowser()
const demo = inDemo()

const REDEEMABLE = '.club-card__balance'
const VISITS = settleVisit.path
/** What a visit comes to, in yuan and so in points. */
const PAID = 102

interface Counter {
  owner: Door
  staff: Door
  context: BrowserContext
  /** The owner's redeemable points before the visit. */
  before: number
  /** Idempotency keys of the visits that the phone has sent. */
  keys: string[]
}

/** A visit of 120 yuan in labour, of which the owner at the door pays 85 %, typed in and previewed, not yet settled. */
async function readyToSettle(context: BrowserContext): Promise<Counter> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('可兑换积分')
  const before = readPoints(await owner.phone.words(REDEEMABLE))
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.tap('到店登记')
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await staff.phone.choose('一般维修')
  await addLine(staff.phone, '120')
  await staff.phone.sees('+102 分')
  await inBill(staff.phone, () => staff.phone.sees('¥102 × 每元 1 分 = 102'))
  const keys: string[] = []
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === VISITS) keys.push(request.headers()['idempotency-key'] ?? '')
  })
  return { owner, staff, context, before, keys }
}

async function expectSettledOnce({ owner, staff, before }: Counter): Promise<void> {
  await staff.phone.sees('已登记到店')
  await owner.phone.sees('已登记到店')
  await owner.phone.back()
  await expectPoints(owner.phone, REDEEMABLE, before + PAID)
}

it('a thumb that trembles settles once', async () => {
  const { context } = await enter(PHONE)
  const counter = await readyToSettle(context)
  const settle = counter.staff.page.getByRole('button', { name: '结算' })
  await settle.evaluate((button: { click(): void }) => {
    button.click()
    button.click()
  })
  await expectSettledOnce(counter)
  expect(counter.keys).toHaveLength(1)
})

it('desk T9, T12: an answer lost on the way is asked for again by itself with the same key, and the visit is settled once', async () => {
  const { context, watch } = await enter(PHONE)
  watch.expect(/^failed: POST \/api\/staff\/visits /)
  const counter = await readyToSettle(context)
  const { staff } = counter
  const lose = async (route: Route): Promise<void> => {
    // The server settles; only its answer is lost.
    await route.fetch()
    await route.abort('connectionreset')
  }
  await context.route(`**${VISITS}`, lose, { times: 1 })
  await staff.phone.tap('结算')
  await staff.phone.sees('未确认，正在重试')
  await staff.phone.sees('没有网络。可能已经登记成功，重试不会登记两次。')
  expect(await staff.page.getByText('会员码离线也能用').count()).toBe(0)
  expect(await staff.page.getByText(/工单 CY/).count()).toBe(0)
  await expectSettledOnce(counter)
  expect(counter.keys).toHaveLength(2)
  expect(new Set(counter.keys).size).toBe(1)
})

it('desk T9, T12: killed before the answer, the program finds its draft again and the visit that was made, once', async () => {
  const { context } = await enter(PHONE)
  const counter = await readyToSettle(context)
  const { staff } = counter
  const settled = new Promise<void>((done) => {
    const withhold = async (route: Route): Promise<void> => {
      await route.fetch()
      done()
    }
    void context.route(`**${VISITS}`, withhold, { times: 1 })
  })
  await staff.phone.tap('结算')
  await settled
  // Another page in between, so that nothing of the program stays in memory.
  await staff.page.goto('about:blank')
  await staff.page.goto(`${demo().origin}/m/app/?door=reception`)
  await staff.phone.sees('未完成 1')
  await staff.phone.tap(/^今日登记/)
  await staff.phone.sees('未确认')
  await staff.phone.tap(/未确认/)
  await expectSettledOnce(counter)
  expect(counter.keys).toHaveLength(2)
  expect(new Set(counter.keys).size).toBe(1)
  await staff.phone.back()
  await expect.poll(() => staff.page.getByText('未确认').count()).toBe(0)
})

it('desk T9: back in the middle of settling, and in again: one visit', async () => {
  const { context } = await enter(PHONE)
  const counter = await readyToSettle(context)
  const { staff } = counter
  let release = (): void => undefined
  const held = new Promise<void>((free) => (release = free))
  await context.route(`**${VISITS}`, async (route) => (await held, route.continue()), { times: 1 })
  await staff.phone.tap('结算')
  await expect.poll(() => counter.keys.length).toBe(1)
  await staff.phone.back()
  await staff.phone.tap('到店登记')
  await expectSettledOnce(counter)
  release()
  expect(new Set(counter.keys).size).toBe(1)
})

it('a visit settled by mistake is taken back with a reason, and so are its points', async () => {
  const { context } = await enter(PHONE)
  const counter = await readyToSettle(context)
  await counter.staff.phone.tap('结算')
  await expectSettledOnce(counter)
  await counter.staff.phone.tap('撤销登记')
  await counter.staff.phone.type('原因', '金额录错')
  await counter.staff.page.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click()
  await counter.staff.phone.sees('已撤销，积分已收回')
  await counter.owner.page.reload()
  await expectPoints(counter.owner.phone, REDEEMABLE, counter.before)
})

it('a code that was used is refused with its sentence, also when it is typed', async () => {
  const { context, watch } = await enter(PHONE)
  watch.expect(/^answered 4\d\d: POST \/api\/staff\/scans .*CODE_REPLAYED/)
  const owner = await openDoor(context, demo().origin, 'owner')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  const digits = (await owner.phone.words('.code__card')).replace('卡号', '') + (await owner.phone.words('.code__otp'))
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees('已扫会员码，车主在场')
  await staff.phone.back()
  await staff.phone.type('或者输入', digits)
  await staff.phone.tap('查找')
  await staff.phone.sees('这个码刚刚用过')
  await staff.phone.sees('为防止盗用，每个码只能用一次。请等下一个码。')
  expect(await staff.phone.words('.scan__word')).toBe('扫码')
})
