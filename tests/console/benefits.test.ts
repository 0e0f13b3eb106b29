import { openManagerDoor } from '@cheyou/contract'
import type { BrowserContext } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDoor, PHONE, type Door } from './doors.ts'
import { readPoints } from './phone.ts'
import { scanWhatOwnerShows, showUnusedCode } from './scan.ts'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

interface Counter {
  owner: Door
  staff: Door
  /** Free washes left before. */
  left: number
}

/** The owner stands at the desk, scanned, with a free wash left. */
async function scanned(context: BrowserContext): Promise<Counter> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('可兑换积分')
  const staff = await openDoor(context, demo().origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await staff.phone.sees(/^每年 \d+\s次/)
  return { owner, staff, left: readPoints(await staff.phone.words('.staff-benefit__left')) }
}

async function wash({ owner, staff, left }: Counter): Promise<void> {
  await staff.phone.tap('使用免费洗车')
  await staff.phone.tap('使用 1 次')
  const rest = left === 1 ? '今年的次数用完了' : `今年还剩 ${left - 1} 次`
  for (const { phone } of [staff, owner]) {
    await phone.sees('已使用免费洗车 1 次')
    await phone.sees(rest)
  }
}

it('a free wash is given at the desk, the owner sees it on the spot, and a slip is taken back with a reason', async () => {
  const { context } = await enter(PHONE)
  const counter = await scanned(context)
  const { owner, staff, left } = counter
  await wash(counter)
  await staff.page.locator('.row').filter({ hasText: '免费洗车 1 次' }).filter({ hasText: '撤销' }).first().click()
  await staff.phone.type('原因', '客人改天再洗')
  await staff.phone.tap('撤销使用')
  await staff.phone.sees(/罗婧撤销：客人改天再洗/)
  expect(readPoints(await staff.phone.words('.staff-benefit__left'))).toBe(left)
  await owner.phone.back()
  await owner.phone.tab('我的')
  await owner.phone.tap('等级权益')
  await owner.phone.sees('我的服务包')
  expect(await owner.phone.words('.my-benefit__number')).toBe(String(left))
  await owner.phone.sees('已撤销')
})

it('a manager takes a use back at the console, and the desk counts it no more', async () => {
  const { context } = await enter(PHONE)
  const counter = await scanned(context)
  await wash(counter)
  const name = await counter.staff.phone.words('.staff-member__name')
  const desk = await enter({ viewport: { width: 1440, height: 900 } })
  const page = await desk.context.newPage()
  const { origin } = demo()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/members`)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('table').getByRole('button', { name, exact: true }).click()
  await page
    .getByRole('button', { name: /^撤销免费洗车/ })
    .first()
    .click()
  const asking = page.getByRole('dialog').filter({ hasText: '撤销免费洗车 1 次？' })
  await asking.getByRole('button', { name: '撤销使用' }).click()
  await asking.getByText('请写明原因').waitFor()
  await asking.getByRole('textbox').fill('车主说没有洗')
  await asking.getByRole('button', { name: '撤销使用' }).click()
  await page.getByText(/顾晓岚撤销：车主说没有洗/).waitFor()
  await expect
    .poll(() => page.getByLabel('本年还剩').innerText(), { timeout: 15_000 })
    .toContain(`剩 ${counter.left} 次`)
})
