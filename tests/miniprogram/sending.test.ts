import { expect, it } from 'vitest'
import { idNumberOf, vinOf } from '../support/dms-export.ts'
import { inWorld } from '../support/each-file.ts'
import type { App } from './app.ts'
import type { Target } from './find.ts'
import { findCard } from './people.ts'
import { describeMiniProgram, type Launch } from './suite.ts'

const ORDERS = 40
const world = inWorld({ customers: [] })

const bytes = (app: App, from = 0): number => app.page.sent.slice(from).reduce((sum, one) => sum + one.bytes, 0)

/** What the page in front is sent while this is done, in bytes. */
async function sentBy(app: App, act: () => Promise<void>): Promise<number> {
  const before = app.page.sent.length
  await act()
  return bytes(app, before)
}

/** What the page in front would be sent if it were sent whole. */
const wholePage = (app: App): number => Buffer.byteLength(JSON.stringify(app.page.data))

async function openSheet(app: App, target: Target): Promise<void> {
  await app.tap(target)
  await app.waitFor('关闭')
}

describeMiniProgram('what crosses from the program to the page', (start) => {
  it('is the statement once, and a sheet without the page', async () => {
    const app = await homeOfRegular(start)
    await app.tap('积分明细')
    await app.waitFor('怎么得积分')
    await app.waitFor({ text: '到店消费', nth: 20 })
    expect(bytes(app)).toBeLessThan(1.2 * wholePage(app))

    const small = wholePage(app) / 6
    expect(await sentBy(app, () => openSheet(app, '怎么得积分'))).toBeLessThan(small)
    expect(await sentBy(app, () => app.tap('关闭'))).toBeLessThan(small)
    const entry = { text: /到店消费 · /, role: 'button', nth: 3 } as const
    expect(
      await sentBy(app, async () => {
        await openSheet(app, entry)
        await app.waitFor(/每元/)
      }),
    ).toBeLessThan(small)
    expect(await sentBy(app, () => app.tap('关闭'))).toBeLessThan(small)
  })

  it('is not the page again when it is left and comes back, or loses its network', async () => {
    const app = await homeOfRegular(start)
    const small = wholePage(app) / 6
    const left = app.page.sent.length
    await app.tap('积分明细')
    await app.waitFor('怎么得积分')
    await app.back()
    await app.setOnline(false)
    await app.waitFor('没有网络，显示的是上次的内容')
    expect(bytes(app, left)).toBeLessThan(small)
  })
})

/** The phone of somebody with a long statement, at home. */
async function homeOfRegular(start: Launch): Promise<App> {
  const customer = regular()
  await world().importCustomers([customer], '2020-01-01')
  return findCard(start, world(), customer.name)
}

let regulars = 9_000

function regular() {
  const serial = ++regulars
  const orders = Array.from({ length: ORDERS }, (_, index) => ({
    number: `RO2025${serial}${String(index).padStart(3, '0')}`,
    settledOn: new Date(Date.UTC(2024, 0, 1 + index * 15)).toISOString().slice(0, 10),
    workType: '定期保养',
    odometerKm: 1_000 * (index + 1),
    lines: [{ kind: '工时' as const, amount: '300.00', payer: '客户' as const }],
  }))
  return {
    number: `K9${serial}`,
    name: `常来福${serial}`,
    phone: `1993000${serial}`,
    idNumber: idNumberOf(serial),
    address: '贵阳市云岩区中华北路1号',
    cars: [{ vin: vinOf(serial), plate: `贵A0${serial}`, orders }],
  }
}
