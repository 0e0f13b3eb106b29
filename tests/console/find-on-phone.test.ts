import { findMembers } from '@cheyou/contract'
import type { Route } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { openDoor, PHONE } from './doors.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 180_000 })

const enter = inBrowser()
const demo = inDemo()

const BOX = '或者输入'

async function openReception() {
  const { context } = await enter(PHONE)
  const door = await openDoor(context, demo().origin, 'reception')
  await door.phone.sees('会员码、兑换码都可以')
  return door
}

it('finds while somebody types, says why with the part marked, and offers whom they opened last', async () => {
  const { page, phone } = await openReception()
  await phone.type(BOX, 'zhuqiang')
  await phone.sees(/^找到 \d+ 位会员$/)
  const row = page.locator('.row').filter({ hasText: '朱强涵' })
  expect(await row.locator('.found__mark').first().innerText()).toBe('朱强')
  await row.click()
  await phone.sees('到店登记')
  await phone.back()
  await phone.type(BOX, '')
  await phone.sees('最近打开')
  await page
    .locator('.section')
    .filter({ hasText: '最近打开' })
    .getByText(/^朱强涵/)
    .waitFor()
})

it('drops the answer to an earlier text, and opens nobody of it', async () => {
  const { page, phone } = await openReception()
  const held = new Map<string, Route>()
  await page.route(`**${findMembers.path}`, (route) => {
    held.set((route.request().postDataJSON() as { q: string }).q, route)
  })
  const arrived = (q: string) => expect.poll(() => held.has(q)).toBe(true)
  const names = () =>
    page
      .locator('.section')
      .filter({ hasText: /^找到|^前/ })
      .locator('.row__title')
      .allInnerTexts()
  await phone.type(BOX, '朱')
  await arrived('朱')
  await phone.type(BOX, '朱强涵')
  await arrived('朱强涵')
  await held.get('朱强涵')!.continue()
  await expect.poll(names).toHaveLength(1)
  await held.get('朱')!.continue()
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  expect(await names()).toHaveLength(1)

  await phone.type(BOX, '朱强')
  await arrived('朱强')
  await page.locator('.found--old .row').first().click()
  expect(page.url()).not.toContain('/member/')
  await held.get('朱强')!.continue()
  await page.locator('.found--old').waitFor({ state: 'detached' })
  await page.locator('.row').filter({ hasText: '朱强涵' }).first().click()
  await phone.sees('到店登记')
})
