import { approveDiscount, listDiscountApprovals } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { codeOf } from '../support/card.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { findBarriers } from './accessibility.ts'
import { NOBODY, openDesk } from './desk-door.ts'
import { inBrowser } from './suite.ts'
import { typeKeys } from './wedge.ts'

const enter = inBrowser()
const names = ['改主一', '改主二']
const world = inWorld({ customers: names.map((name) => ({ name, points: 100 })) })

async function openCounter(): Promise<Page> {
  const { context, watch } = await enter({ viewport: { width: 1024, height: 800 } })
  watch.expect(NOBODY)
  await context.addInitScript('window.print = () => undefined')
  const page = await openDesk(context, world(), `共 ${names.length} 位`)
  await page.goto(`${world().server.origin}/console/counter`)
  await page.getByText('扫会员码、兑换码').waitFor()
  return page
}

/** A visit of ¥300 for somebody, typed and previewed. */
async function type(page: Page, name: string): Promise<void> {
  await typeKeys(page, `${codeOf(await world().owner(name))}\n`, 8)
  await page.getByRole('region', { name: '会员', exact: true }).getByText(name).waitFor()
  await page.getByText('一般维修').click()
  await page.getByLabel('第 1 行金额').fill('300')
  await page.getByText('+300 分').waitFor()
}

it('desk T19, T17: a line of today’s visit is corrected on the same order, its receipt printed again is a copy, and it is voided with a reason', async () => {
  const page = await openCounter()
  await type(page, '改主一')
  await page.keyboard.press('F10')
  await page.getByText('改主一 已登记').waitFor()
  const order = await page.getByText(/^工单 CY/).innerText()
  await page.getByRole('button', { name: '今日登记' }).click()
  const drawer = page.getByRole('dialog', { name: '今日登记' })
  await drawer.getByRole('button', { name: '改主一' }).click()
  await drawer.getByRole('button', { name: '更正金额' }).click()
  const dialog = page.getByRole('dialog', { name: '更正一行金额' })
  await dialog.getByLabel('正确的原价').fill('200')
  await dialog.getByLabel('原因').fill('多记一百')
  expect(await findBarriers('correction', page)).toEqual([])
  await dialog
    .getByRole('button', { name: '更 正' })
    .or(dialog.getByRole('button', { name: '更正' }))
    .click()
  await page.getByText('已更正，客户付 ¥200，积分 −100').waitFor()
  await drawer.getByText('+200', { exact: true }).waitFor()
  await drawer.getByText(order.replace('工单 ', '')).waitFor()

  await drawer.getByRole('button', { name: '打印小票' }).click()
  await drawer.getByText('打印过 1 次').waitFor()
  await drawer.getByRole('button', { name: '重新打印' }).click()
  await drawer.getByText('打印过 2 次').waitFor()

  await drawer.getByRole('button', { name: '撤销登记' }).click()
  const question = page.getByRole('dialog', { name: '撤销这次登记？' })
  await question.getByLabel('原因').fill('客户不做了')
  await question.getByRole('button', { name: '撤销登记' }).click()
  await drawer.getByText(/顾晓岚：客户不做了/).waitFor()
  expect(await drawer.getByRole('button', { name: '更正金额' }).count()).toBe(0)
})

it('a discount above the limit is asked for at the counter; the manager’s answer shows by itself and is applied', async () => {
  const page = await openCounter()
  await type(page, '改主二')
  await page.getByRole('button', { name: '申请优惠' }).click()
  const dialog = page.getByRole('dialog', { name: '申请优惠' })
  await dialog.getByLabel('优惠多少').fill('120')
  await dialog.getByLabel('原因').fill('老客户')
  await dialog.getByRole('button', { name: '交店长决定' }).click()
  await page.getByText('¥120 已报店长，等决定：老客户').waitFor()

  const manager = await signInAtDesk(world(), { name: '周店长', role: 'manager', login: 'decides' })
  const { rows } = await manager.call(listDiscountApprovals, { query: {} })
  await manager.call(approveDiscount, { params: { approvalId: rows[0]!.approvalId }, body: {} })
  await page.getByLabel('周店长批准 ¥120').check()
  await page.getByText('+180 分').waitFor()
  await page.keyboard.press('F10')
  await page.getByText('改主二 已登记').waitFor()
  expect(await page.getByRole('region', { name: '结算结果' }).getByText('¥180', { exact: true }).count()).toBe(1)
})
