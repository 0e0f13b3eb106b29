import { getStatement, listDemoPeople } from '@cheyou/contract'
import { codeStepAt, decodeSecret, totp } from '@cheyou/card-code'
import type { BrowserContext } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDoor, PHONE, type Door } from './doors.ts'
import { seesQr } from './qr.ts'
import { inBrowser, inDemo } from './suite.ts'

const enter = inBrowser()
const demo = inDemo()

/** What the phone keeps under this name; null when it keeps nothing. */
async function keptBy(context: BrowserContext, name: string): Promise<string | null> {
  const { origins } = await context.storageState()
  const kept = origins.flatMap(({ localStorage }) => localStorage).find((one) => one.name === `cheyou.owner.${name}`)
  return kept?.value ?? null
}

async function becomeOwner(context: BrowserContext): Promise<Door> {
  const owner = await openDoor(context, demo().origin, 'owner')
  await owner.phone.sees('最近的积分')
  return owner
}

async function chooseSomebodyElse({ phone }: Door, name: string | RegExp): Promise<void> {
  await phone.tab('我的')
  await phone.tap(/^换一个人看看/)
  await phone.tap(name)
}

it('without network the card stays, and its code is drawn from what the phone keeps', async () => {
  const { context, watch } = await enter(PHONE)
  watch.expect(/^failed: GET \/api\/member\//)
  const { phone } = await becomeOwner(context)
  await phone.tap('会员码')
  await seesQr(phone, '会员码二维码')
  await phone.back()
  await context.setOffline(true)
  await phone.sees('没有网络，显示的是上次的内容')
  await phone.sees('最近的积分')

  await phone.tap('会员码')
  await phone.sees('没有网络，会员码照样能用')
  await seesQr(phone, '会员码二维码')
  const { secret } = JSON.parse((await keptBy(context, 'card-secret')) ?? '{}') as { secret: string }
  const step = codeStepAt(Date.now())
  const codes = [step, step - 1].map((one) => totp(decodeSecret(secret), one))
  expect(codes).toContain((await phone.words('.code__otp')).replace(' ', ''))

  await context.setOffline(false)
  await phone.sees('自动更新，截图无效')
})

it('a page that cannot be loaded says so, and is there after trying again', async () => {
  const { context, watch } = await enter(PHONE)
  watch.expect(/^answered 503: GET \/api\/member\/points/)
  const { phone } = await becomeOwner(context)
  await context.route(`**${getStatement.path}?*`, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'busy', status: 503, code: 'SERVICE_BUSY' }),
    }),
  )
  await phone.tap('积分明细')
  await phone.sees('系统正忙')
  await context.unroute(`**${getStatement.path}?*`)
  await phone.tap('再试一次')
  await phone.sees('决定您的等级，兑换不会减少它')
  expect(await phone.frame.locator('.statement .row').count()).toBeGreaterThan(0)
})

it('who signs out leaves no code behind, stays out, and can come back', async () => {
  const { context } = await enter(PHONE)
  const { page, phone } = await becomeOwner(context)
  const name = await phone.words('.club-card__name')
  await phone.tap('会员码')
  await seesQr(phone, '会员码二维码')
  await phone.back()
  expect(await keptBy(context, 'card-secret')).not.toBeNull()

  await phone.tab('我的')
  await phone.tap('退出登录')
  await phone.sees('这部手机上的会员码会被清除，离线也不能再用。重新登录后恢复。')
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await phone.sees('会员卡、积分和爱车的维修记录，都在这里。')
  expect(await keptBy(context, 'card-secret')).toBeNull()
  expect(await keptBy(context, 'token')).toBeNull()

  await page.reload()
  await phone.tap('微信登录')
  await phone.tab('首页')
  await phone.sees('最近的积分')
  expect(await phone.words('.club-card__name')).toBe(name)
})

it('an owner who is new to the mini-program consents, gives the phone, and finds card, cars and points', async () => {
  const { context } = await enter(PHONE)
  const owner = await becomeOwner(context)
  const people = (await (await owner.page.request.get(`${demo().origin}${listDemoPeople.path}`)).json()) as {
    rows: { name: string }[]
  }
  const other = people.rows[1]?.name ?? ''
  await chooseSomebodyElse(owner, new RegExp(`^${other}`))
  await owner.phone.sees('找回您的会员卡')
  const give = owner.page.getByRole('button', { name: '授权手机号' })
  expect(await give.getAttribute('aria-disabled')).toBe('true')
  await owner.page.getByRole('checkbox', { name: '我已阅读并同意隐私说明' }).click()
  await give.click()
  await owner.phone.sees('最近的积分')
  expect(await owner.phone.words('.club-card__name')).toBe(other)
  expect(await owner.page.locator('.home-car').count()).toBe(2)
})

it('somebody the shop does not know learns what to do', async () => {
  const { context } = await enter(PHONE)
  const owner = await becomeOwner(context)
  await chooseSomebodyElse(owner, /^新朋友/)
  await owner.page.getByRole('checkbox', { name: '我已阅读并同意隐私说明' }).click()
  await owner.phone.tap('授权手机号')
  await owner.phone.sees('还没有找到您的档案')
  expect(await owner.phone.words('.state__hint')).toContain('当场就能入会')
})
