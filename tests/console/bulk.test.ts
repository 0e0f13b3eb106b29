import { listRewards, openManagerDoor, redeemReward } from '@cheyou/contract'
import type { Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { inWorld } from '../support/each-file.ts'
import { openDesk, NOBODY } from './desk-door.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 120_000 })

const HELD = 26
const enter = inBrowser()
const demo = inDemo()
const world = inWorld({
  customers: [{ name: '安欣然', points: 9_000 }],
  rewards: [{ kind: 'gift', name: '雨伞', pointsPrice: 10, stockLeft: 100, perMemberLimit: null }],
})

async function redeem(times: number): Promise<void> {
  const { client } = await world().owner('安欣然')
  const { rows } = await client.call(listRewards)
  for (let n = 0; n < times; n++)
    await client.call(redeemReward, { body: { rewardId: rows[0]!.rewardId, quantity: 1, quotedPoints: 10 } })
}

const bar = (page: Page) => page.getByRole('group', { name: '批量操作' })

it('desk C5: the box in the head chooses the page, then all that the filter lets through, and the server counts them again', async () => {
  const { context, watch } = await enter({ viewport: { width: 1280, height: 800 } })
  watch.expect(NOBODY)
  watch.expect(/^answered 409: POST \/api\/console\/redemptions\/cancel.*COUNT_CHANGED/)
  await redeem(HELD)
  const page = await openDesk(context, world(), '共 1 位')
  await page.goto(`${world().server.origin}/console/redemptions?state=held&size=20`)
  await page.getByText(`第 1–20 笔，共 ${HELD} 笔`).waitFor()
  await page.getByRole('checkbox', { name: '选择本页' }).check()
  await bar(page).getByText('已选 20 笔').waitFor()
  await bar(page)
    .getByRole('button', { name: `选择全部 ${HELD} 笔` })
    .click()
  await bar(page).getByText(`已选全部 ${HELD} 笔`).waitFor()

  // Another page is another choice.
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText(`第 21–${HELD} 笔`).waitFor()
  expect(await bar(page).count()).toBe(0)
  await page.getByRole('button', { name: '上一页' }).click()
  await page.getByText('第 1–20 笔').waitFor()
  await page.getByRole('checkbox', { name: '选择本页' }).check()
  await bar(page)
    .getByRole('button', { name: `选择全部 ${HELD} 笔` })
    .click()

  await bar(page).getByRole('button', { name: '取消兑换' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`取消兑换 ${HELD} 笔？`).waitFor()
  await dialog.getByText(`；另有 ${HELD - 3} 笔`).waitFor()
  await dialog.getByLabel('原因').fill('不再供应')
  await redeem(1)
  await dialog.getByRole('button', { name: '取消兑换' }).click()
  await dialog.getByText(/符合条件的项数已经变了/).waitFor()
  await dialog.getByRole('button', { name: '取消', exact: true }).click()

  await page.getByText(`第 1–20 笔，共 ${HELD + 1} 笔`).waitFor()
  await bar(page).getByRole('button', { name: '取消兑换' }).click()
  await dialog.getByText(`取消兑换 ${HELD + 1} 笔？`).waitFor()
  await dialog.getByLabel('原因').fill('不再供应')
  await dialog.getByRole('button', { name: '取消兑换' }).click()
  await page.getByText(`已取消兑换 ${HELD + 1} 笔`).waitFor()
  await page.getByText('没有符合条件的兑换记录。').waitFor()
  expect(await bar(page).count()).toBe(0)
})

it('desk C6: what can be taken back is done at once, and taken back for ten seconds', async () => {
  const { context } = await enter({ viewport: { width: 1280, height: 800 } })
  const { origin } = demo()
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/templates?state=offered`)
  await page.getByText('第 1–8 项，共 8 项').waitFor()
  await page.getByRole('checkbox', { name: '选择本页' }).check()
  await page.getByRole('checkbox', { name: '选择首保' }).uncheck()
  await bar(page).getByText('已选 7 项').waitFor()
  await bar(page).getByRole('button', { name: '停用' }).click()
  await page.getByText('已停用 7 项').waitFor()
  await page.getByText('共 1 项').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('共 8 项').waitFor()

  await page.goto(`${origin}/console/acts?action=desk.bulk`)
  await page.getByRole('cell', { name: '停用常用项目，7 项' }).waitFor()
  expect(await page.getByRole('cell', { name: '恢复常用项目，7 项' }).count()).toBe(1)
})

it('one that was turned off is turned on again from the toast', async () => {
  const { context } = await enter({ viewport: { width: 1280, height: 800 } })
  const { origin } = demo()
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  for (const [path, off] of [
    ['rewards', '下架'],
    ['rules/work-types', '停用'],
  ] as const) {
    await page.goto(`${origin}/console/${path}`)
    const button = page.getByRole('button', { name: new RegExp(`^${off}`) })
    const name = await button.first().getAttribute('aria-label')
    const all = await button.count()
    await button.first().click()
    await page.getByText(`已${name}`).waitFor()
    await expect.poll(() => button.count()).toBe(all - 1)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => button.count()).toBe(all)
  }
})
