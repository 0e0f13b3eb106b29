import type { FrameLocator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectPoints } from './expect-points.ts'
import { phoneIn, readPoints, type Phone } from './phone.ts'
import { seesQr } from './qr.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'
import { addLine, typeOdometer } from './till.ts'

const enter = inBrowser()
const demo = inDemo()

interface Doors {
  page: Page
  owner: Phone
  reception: Phone
  desk: FrameLocator
}

async function openDoors(): Promise<Doors> {
  const { context } = await enter({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  await page.goto(demo().origin)
  return {
    page,
    owner: phoneIn(page.frameLocator('iframe[title="车主的手机"]')),
    reception: phoneIn(page.frameLocator('iframe[title="接待的手机"]')),
    desk: page.frameLocator('iframe[title="店长的办公桌"]'),
  }
}

const REDEEMABLE = '.club-card__balance'
const LABOUR = 380
/** The owner at the door is on gold and has the threshold's better rate for labour: 85 %. */
const CUSTOMER_PAYS = 323
const INSURER_PAYS = 200
const GIFT = '真空保温杯'
const GIFT_POINTS = 5000

/** Everybody is signed in already; says who the owner is and what they have. */
async function seeWhoIsThere({ owner, reception, desk }: Doors): Promise<{ name: string; before: number }> {
  await owner.sees('可兑换积分')
  await reception.sees('罗婧 · 接待')
  await desk.getByRole('heading', { name: '今日', level: 1 }).waitFor()
  return { name: await owner.words('.club-card__name'), before: readPoints(await owner.words(REDEEMABLE)) }
}

/** Reception sees on its phone what lies before its camera: the owner's code. */
async function scanAtReception({ owner, reception }: Doors, name: string): Promise<void> {
  await showUnusedCode(owner)
  await scanWhatOwnerShows(owner, reception)
  await reception.sees('已扫会员码，车主在场')
  await owner.sees('店员已扫码')
  expect(await reception.words('.staff-member__name')).toBe(name)
  expect(await reception.words('.staff-member__tier')).toBe('金卡')
  expect(await reception.frame.locator('.plate').filter({ visible: true }).count()).toBeGreaterThan(1)
}

async function settleVisit({ reception }: Doors): Promise<void> {
  await reception.tap('到店登记')
  await reception.sees('还要选车辆')
  await reception.frame.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await reception.choose('一般维修')
  await typeOdometer(reception, '88000')
  await addLine(reception, String(LABOUR), { name: '更换机油机滤', payer: '客户付' })
  await addLine(reception, String(INSURER_PAYS), { name: '前保险杠喷漆', payer: '保险付' })

  await reception.sees(`+${CUSTOMER_PAYS} 分`)
  await reception.tap(/明细$/)
  await reception.sees('累计一万分工时优惠 8.5 折')
  await reception.sees(`¥${CUSTOMER_PAYS} × 每元 1 分 = ${CUSTOMER_PAYS}`)
  await reception.sees(`¥${INSURER_PAYS} × 每元 0 分 = 0`)
  await reception.sees(/按第 \d+ 版积分规则、金卡/)
  expect(readPoints(await reception.words('.points-pair__figure'))).toBe(CUSTOMER_PAYS)
  await reception.closeSheet()
  await reception.tap('结算')
  await reception.sees('已登记到店')
  await reception.back()
}

async function readWhy({ owner }: Doors, before: number): Promise<void> {
  await owner.sees('已登记到店')
  expect(await owner.words('.settled-result__given')).toContain(`可兑换 +${CUSTOMER_PAYS}，累计 +${CUSTOMER_PAYS}`)
  await owner.back()
  await expectPoints(owner, REDEEMABLE, before + CUSTOMER_PAYS)

  await owner.tap('积分明细')
  await owner.sees('决定您的等级，兑换不会减少它')
  const newest = owner.frame
    .locator('.statement .row')
    .filter({ hasText: /到店消费 · / })
    .first()
  expect(await newest.innerText()).toMatch(new RegExp(`到店消费 · .+\\+${CUSTOMER_PAYS}`, 's'))
  await newest.click()
  await owner.sees('这笔积分怎么来的')
  await owner.sees('更换机油机滤')
  await owner.sees('会员优惠 −¥57')
  await owner.sees(`¥${CUSTOMER_PAYS} × 每元 1 分 = ${CUSTOMER_PAYS}`)
  await owner.sees('前保险杠喷漆')
  await owner.sees(`¥${INSURER_PAYS} × 每元 0 分 = 0`)
  await owner.closeSheet()
  await owner.back()
}

async function redeemGift({ owner }: Doors, balance: number): Promise<void> {
  await owner.tap('兑换礼品')
  await owner.sees(GIFT)
  await owner.frame.locator('.reward-row').filter({ hasText: GIFT }).click()
  await owner.tap('兑换')
  await owner.sees(`用 5,000 积分，兑换后还剩 ${(balance - GIFT_POINTS).toLocaleString('en-US')} 积分`)
  await owner.tap('确认兑换')
  await owner.sees('到店出示给店员')
  await seesQr(owner, '兑换码二维码')
}

async function handOver({ owner, reception }: Doors, name: string): Promise<void> {
  await reception.back()
  await scanWhatOwnerShows(owner, reception)
  await reception.sees('请核对车主和物品，交给车主之后再确认。')
  expect(await reception.words('.hand-over__what')).toBe(`礼品 ${GIFT}`)
  expect(await reception.words('.hand-over .row')).toContain(name)
  await reception.tap(`确认已交给${name}`)
  await reception.sees('已核销')
  await owner.sees('已领取')
}

/** The desk finds the member by the plain name, with the new balance and why it is so. */
async function seeAtTheDesk({ desk }: Doors, name: string, balance: number): Promise<void> {
  await desk.getByRole('link', { name: '会员', exact: true }).click()
  await desk.getByRole('searchbox').fill(name)
  await desk.getByRole('button', { name: '查找' }).click()
  await desk.getByText('第 1–1 位，共 1 位').waitFor()
  await desk.getByRole('button', { name, exact: true }).click()
  const member = desk.getByRole('dialog')
  const shown = balance.toLocaleString('en-US')
  await member.getByRole('region', { name: '会员卡' }).getByText(shown, { exact: true }).waitFor()
  await member.getByText(GIFT).first().waitFor()
  await member.getByRole('button', { name: new RegExp(`到店消费.*\\+${CUSTOMER_PAYS}`) }).click()
  await member.getByRole('rowheader', { name: /更换机油机滤/ }).waitFor()
  await member.getByRole('rowheader', { name: /前保险杠喷漆/ }).waitFor()
}

/** Three sessions in one browser: each door still knows its own after everything is loaded again. */
async function expectTheSameAfterReload(
  { page, owner, reception, desk }: Doors,
  name: string,
  balance: number,
): Promise<void> {
  await page.reload()
  await expectPoints(owner, REDEEMABLE, balance)
  expect(await owner.words('.club-card__name')).toBe(name)
  await reception.sees('罗婧 · 接待')
  await desk.getByRole('heading', { name: '今日', level: 1 }).waitFor()
}

it('first minute: reception scans the owner, points arrive with their reason, a gift is handed over, the desk sees it', async () => {
  const doors = await openDoors()
  const { name, before } = await seeWhoIsThere(doors)
  await scanAtReception(doors, name)
  await settleVisit(doors)
  await readWhy(doors, before)
  await redeemGift(doors, before + CUSTOMER_PAYS)
  await handOver(doors, name)
  const after = before + CUSTOMER_PAYS - GIFT_POINTS
  await seeAtTheDesk(doors, name, after)
  await expectTheSameAfterReload(doors, name, after)
})
