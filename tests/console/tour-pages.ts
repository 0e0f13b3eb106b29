import { openManagerDoor } from '@cheyou/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { openDoor, type Door } from './doors.ts'
import { addLine } from './till.ts'
import type { Stop } from './tour.ts'

/** Pages of the desk beside the way of the tour: their address and what they say once they are there. */
const pages = [
  ['counter', '/counter', '扫会员码、兑换码，或按'],
  ['workstation', '/counter/workstation', '扫码枪测试'],
  ['templates', '/templates', '小保养'],
  ['duplicates', '/duplicates', '贺知秋'],
  ['merges', '/merges', '现在没有等待审批的合并'],
  ['enrol', '/enrol', '开始办理'],
  ['redemptions', '/redemptions', '待领取'],
  ['staff', '/staff', '罗婧'],
  ['acts', '/acts', '登录管理台'],
  ['not-found', '/nowhere', '没有这个页面'],
] as const

/** Forms that open on a page, by the button that opens each. */
const forms = [
  ['template', '/templates', '加一个常用项目'],
  ['hire', '/staff', '新增员工'],
  ['offer', '/rewards', '新增礼品'],
] as const

/** Every page of the desk that is not on the way of the tour, the forms on them, and a visit at the counter with its receipt. */
export async function tourPages(context: BrowserContext, origin: string, stop: Stop): Promise<void> {
  const printed: string[] = []
  await context.exposeBinding('keepPrinted', (_, html: string) => void printed.push(html))
  await context.addInitScript('window.print = () => window.top.keepPrinted(document.documentElement.outerHTML)')
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  for (const [name, path, words] of pages) {
    await page.goto(`${origin}/console${path}`)
    await page.getByText(words).filter({ visible: true }).first().waitFor()
    await stop(`console-${name}`, page)
  }
  for (const [name, path, button] of forms) {
    await page.goto(`${origin}/console${path}`)
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).waitFor()
    await stop(`console-${name}`, page)
  }
  await tourVisitAtDesk(page, origin, stop)
  const paper = await context.newPage()
  await paper.setContent(printed.at(-1) ?? '')
  await paper.locator('main div').first().waitFor()
  await stop('console-receipt', paper)
}

async function tourVisitAtDesk(page: Page, origin: string, stop: Stop): Promise<void> {
  await page.goto(`${origin}/console/counter`)
  await page.getByRole('textbox', { name: '找会员' }).fill('王')
  await page.keyboard.press('Enter')
  const hits = page.locator('section[aria-label="找会员"] li button')
  await hits.first().waitFor()
  await stop('console-counter-found', page)
  await hits.first().click()
  await page.getByRole('group', { name: '常用项目' }).waitFor()
  await page.getByText('一般维修', { exact: true }).click()
  await page.getByLabel('第 1 行金额').fill('300')
  await page.locator('button[data-settle]:enabled').waitFor()
  await stop('console-counter-visit', page)
  await page.locator('button[data-settle]:enabled').click()
  await page.getByRole('button', { name: '打印小票' }).waitFor()
  await stop('console-counter-settled', page)
  await page.getByRole('button', { name: '打印小票' }).click()
  await page.getByText('已送到打印机').waitFor()
}

/** What reception opens beside the way of the tour: finding, the sheets of the till, joining, renewing and upgrading. */
export async function tourReception(context: BrowserContext, origin: string, stop: Stop): Promise<void> {
  const staff = await openDoor(context, origin, 'reception')
  const { page, phone } = staff
  await phone.sees('会员码、兑换码都可以')
  await phone.type('或者输入', '没有这个人')
  await phone.tap('查找')
  await phone.sees('没有找到会员')
  await stop('staff-nobody', page)
  await phone.tap('新建客户')
  await phone.sees('要有姓名和手机号')
  await stop('staff-join', page)
  await phone.back()
  await phone.type('或者输入', '王')
  await phone.tap('查找')
  await phone.sees(/^找到 \d+ 位会员$/)
  await stop('staff-found', page)
  await page.locator('.row').filter({ hasText: '王' }).filter({ visible: true }).first().click()
  await phone.sees('会员升级')
  await tourTill(staff, stop)
  await phone.tap(/^会员资格/)
  await phone.sees('登记续保')
  await stop('staff-renew', page)
  await phone.back()
  await phone.tap(/^会员升级/)
  await phone.sees('等级变动')
  await stop('staff-upgrade', page)
  await phone.back()
  await phone.back()
  await phone.tap('待升级会员')
  await phone.sees(/位会员等待升级/)
  await stop('staff-upgrades', page)
}

async function tourTill({ page, phone }: Door, stop: Stop): Promise<void> {
  await phone.tap('到店登记')
  await phone.choose('一般维修')
  for (const yuan of ['35', '260']) await addLine(phone, yuan)
  await page.locator('.till-bar__sum:not(.till-bar__sum--old)').filter({ visible: true }).waitFor()
  await stop('staff-lines', page)
  await phone.tap('收起')
  await page.locator('.visit__name').filter({ visible: true }).first().click()
  await phone.sees('删除第 1 项')
  await stop('staff-line', page)
  await phone.closeSheet()
  await page.locator('.visit__off').filter({ visible: true }).click()
  await page.getByRole('dialog').filter({ visible: true }).waitFor()
  await stop('staff-offers', page)
  await phone.closeSheet()
  await phone.back()
  await phone.sees('会员升级')
}
