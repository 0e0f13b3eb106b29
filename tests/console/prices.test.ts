import { getCatalogue, openManagerDoor, type Catalogue } from '@cheyou/contract'
import type { BrowserContext } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { openDoor, PHONE } from './doors.ts'
import { readPoints } from './phone.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 120_000 })

const enter = inBrowser()
const demo = inDemo()

const GIFT = '自动折叠雨伞'

/** The manager gives a reward another price, as the desk sends it. */
async function reprice({ request }: BrowserContext, name: string, pointsPrice: number): Promise<void> {
  const { origin } = demo()
  await request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  const answer = await request.get(`${origin}${getCatalogue.path}`)
  const { rows } = (await answer.json()) as Catalogue
  const reward = rows.find((row) => row.name === name)!
  const { rewardId, description, perMemberLimit, tierLimits, tiers, storeIds, opensOn, closesOn, validDays } = reward
  const terms = { name, description, perMemberLimit, tierLimits, tiers, storeIds, opensOn, closesOn, validDays }
  const changed = await request.put(`${origin}${getCatalogue.path}/${rewardId}`, {
    headers: { origin, 'idempotency-key': `reprice-${pointsPrice}` },
    data: { ...terms, picture: null, voucher: null, pointsPrice, revision: reward.revision },
  })
  expect(changed.status()).toBe(200)
}

it('an owner who saw another price is told both, sees the new one, and may go on', async () => {
  const { context, watch } = await enter(PHONE)
  watch.expect(/^answered 409: POST \/api\/member\/redemptions/)
  const { page, phone } = await openDoor(context, demo().origin, 'owner')
  await phone.sees('最近的积分')
  await phone.tab('商城')
  await page.locator('.reward-row').filter({ hasText: GIFT }).click()
  await phone.sees(/^我有 [\d,]+$/)
  const had = readPoints(await phone.words('.reward__have'))
  await phone.tap('兑换')
  await phone.sees(/^用 600 积分，兑换后还剩/)

  const manager = await enter()
  await reprice(manager.context, GIFT, 700)
  await phone.tap('确认兑换')
  await phone.sees('所需积分刚刚变动')
  await phone.sees('刚才是 600 积分，现在是 700 积分。没有扣您的积分，可以按新的积分继续。')
  await expect
    .poll(() => phone.words('.confirm-sheet__text'))
    .toContain(`用 700 积分，兑换后还剩 ${(had - 700).toLocaleString('en-US')} 积分`)
  await phone.tap('确认兑换')
  await phone.sees('到店出示给店员')
})
