import { openManagerDoor } from '@cheyou/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { openDoor, type Door } from './doors.ts'
import { seesQr } from './qr.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { addLine } from './till.ts'
import { tourRules } from './tour-rules.ts'

/** Called at every main screen, once it shows what it is for. */
export type Stop = (name: string, page: Page) => Promise<void>

const GIFT = '自动折叠雨伞'

/**
 * Goes once around both phones of the demo, as the people behind its doors: the owner's screens, then reception scanning, booking
 * a visit in and handing over what the owner redeemed.
 */
export async function tourPhones(context: BrowserContext, origin: string, stop: Stop): Promise<void> {
  const owner = await openDoor(context, origin, 'owner')
  await tourOwner(owner, stop)
  const staff = await openDoor(context, origin, 'reception')
  await tourCounter(owner, staff, stop)
  await tourHandOver(owner, staff, stop)
  await tourProfile(owner, stop)
}

async function tourOwner({ page, phone }: Door, stop: Stop): Promise<void> {
  await phone.sees('最近的积分')
  await stop('owner-home', page)
  await phone.tap('积分明细')
  await phone.sees('决定您的等级，兑换不会减少它')
  await stop('owner-statement', page)
  await phone.frame
    .locator('.statement .row')
    .filter({ hasText: /到店消费 · / })
    .first()
    .click()
  await phone.sees(/按第 \d+ 版积分规则/)
  await stop('owner-explanation', page)
  await phone.closeSheet()
  await phone.back()
  await phone.tab('爱车')
  await phone.sees('维修记录')
  await phone.frame.locator('.car .section .row, .car .visit-row').first().waitFor()
  await stop('owner-cars', page)
  await phone.tab('商城')
  await phone.sees(GIFT)
  await stop('owner-rewards', page)
  await phone.tab('首页')
}

async function tourCounter(owner: Door, staff: Door, stop: Stop): Promise<void> {
  await showUnusedCode(owner.phone)
  await stop('owner-code', owner.page)
  await staff.phone.sees('会员码、兑换码都可以')
  await stop('staff-scan', staff.page)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees('已扫会员码，车主在场')
  await stop('staff-member', staff.page)
  await staff.phone.tap('使用免费洗车')
  await staff.phone.sees('再想想')
  await stop('staff-benefit', staff.page)
  await staff.phone.closeSheet()
  await staff.phone.tap('到店登记')
  await staff.phone.sees('还要选车辆')
  await stop('staff-visit', staff.page)
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  await staff.phone.choose('定期保养')
  await addLine(staff.phone, '680')
  await staff.phone.sees('+578 分')
  await stop('staff-typing', staff.page)
  await staff.phone.tap(/明细$/)
  await staff.phone.sees('¥578 × 每元 1 分 = 578')
  await stop('staff-preview', staff.page)
  await staff.phone.closeSheet()
  await staff.phone.tap('结算')
  await staff.phone.sees('撤销登记')
  await stop('staff-done', staff.page)
  await owner.phone.sees('已登记到店')
  await stop('owner-code-done', owner.page)
  await owner.phone.back()
  await staff.phone.back()
  await staff.phone.back()
}

async function tourHandOver(owner: Door, staff: Door, stop: Stop): Promise<void> {
  await owner.phone.tap('兑换礼品')
  await owner.page.locator('.reward-row').filter({ hasText: GIFT }).click()
  await owner.phone.sees('领取门店')
  await stop('owner-reward', owner.page)
  await owner.phone.tap('兑换')
  await owner.phone.sees('再想想')
  await stop('owner-redeem', owner.page)
  await owner.phone.tap('确认兑换')
  await owner.phone.sees(/到店出示给店员/)
  await seesQr(owner.phone, '兑换码二维码')
  await stop('owner-redemption', owner.page)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees('请核对车主和物品，交给车主之后再确认。')
  await stop('staff-hand-over', staff.page)
  await staff.phone.tap(/^确认已交给/)
  await staff.phone.sees('已核销')
  await stop('staff-handed-over', staff.page)
  await owner.phone.back()
}

async function tourProfile({ page, phone }: Door, stop: Stop): Promise<void> {
  await phone.tab('我的')
  await phone.sees('退出登录')
  await stop('owner-me', page)
  await phone.tap('等级权益')
  await phone.sees('VIP卡')
  await stop('owner-tiers', page)
  await phone.back()
  await phone.tap('门店电话和地址')
  await phone.sees('拨打电话')
  await stop('owner-stores', page)
  await phone.back()
  await phone.tap('隐私说明')
  await phone.sees('手机号')
  await stop('owner-privacy', page)
  await phone.back()
  await phone.tap(/^换一个人看看/)
  await phone.tap(/^新朋友/)
  await phone.sees('找回您的会员卡')
  await stop('visitor-bind', page)
}

/** Goes once around the desk, in by the demo's door and out by signing out. */
export async function tourConsole(context: BrowserContext, origin: string, stop: Stop): Promise<void> {
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/`)
  await page.getByRole('region', { name: '近十二个月' }).locator('svg').first().waitFor()
  await stop('console-today', page)
  await page.getByRole('link', { name: '到店记录' }).click()
  await page.getByText(/第 1–50 次/).waitFor()
  await stop('console-visits', page)
  await page.getByRole('link', { name: '会员', exact: true }).click()
  await page.getByText(/第 1–50 位/).waitFor()
  await stop('console-members', page)
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: /^会员、车辆/ }).fill('0012')
  await page
    .getByRole('option', { name: /手机 199/ })
    .first()
    .waitFor()
  await stop('console-palette', page)
  await page.keyboard.press('Escape')
  const sorted = page.waitForResponse(/\/api\/console\/members\?.*sort=redeemable/)
  await page.getByRole('columnheader', { name: /可兑换积分/ }).click()
  await sorted
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  await page.getByRole('table').getByRole('button').first().click()
  const member = page.getByRole('dialog')
  await member
    .getByRole('button', { name: /到店消费/ })
    .first()
    .click()
  await member.getByText('整单合计后取整').waitFor()
  await stop('console-member', page)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('没有这个人')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('没有找到这样的会员。').waitFor()
  await stop('console-nobody', page)
  await page.getByRole('link', { name: '优惠审批' }).click()
  await page.getByRole('button', { name: '批准' }).first().waitFor()
  await stop('console-discounts', page)
  await page.getByRole('link', { name: '协议价' }).click()
  await page.getByText('生效中').first().waitFor()
  await stop('console-agreements', page)
  await page.getByRole('button', { name: '新增协议价' }).click()
  await page.getByRole('dialog').getByText('协议名称或编号').waitFor()
  await stop('console-agreement', page)
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: '任务' }).click()
  await page.getByRole('cell', { name: '已完成' }).first().waitFor()
  await stop('console-jobs', page)
  await page.getByRole('link', { name: '员工' }).click()
  await page.getByRole('cell', { name: '顾晓岚' }).waitFor()
  await stop('console-staff', page)
  await page.getByRole('link', { name: '门店', exact: true }).click()
  await page.getByRole('button', { name: '修改黔程汽车花果园店' }).click()
  await page.getByRole('dialog').getByText('营业时间').waitFor()
  await stop('console-store', page)
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: '车友会', exact: true }).click()
  await page.getByRole('columnheader', { name: '同意人数' }).waitFor()
  await stop('console-club', page)
  await tourRules(page, stop)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '登录' }).waitFor()
  await stop('console-sign-in', page)
}
