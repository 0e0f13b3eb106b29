import { openManagerDoor } from '@cheyou/contract'
import { loadavg } from 'node:os'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openChromium } from '../console/chromium.ts'
import { openDemo } from '../console/demo.ts'
import { openDoor, type Door } from '../console/doors.ts'
import { scanWhatOwnerShows, showUnusedCode } from '../console/scan.ts'
import { machine, type Machine } from './machine.ts'
import type { Say } from './say.ts'
import { percentile, rounded } from './statistics.ts'
import { table } from './table.ts'
import { measured, watchTaps } from './tap-clock.ts'

/** How many times slower the processor is made: a laptop becomes a phone of some years ago. */
const SLOWED = 4
const AIM = { p95Ms: 100 }
const SMALL: BrowserContextOptions = { viewport: { width: 375, height: 812 }, hasTouch: true }
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

interface Answered {
  name: string
  taps: number
  p50Ms: number
  p95Ms: number
  worstMs: number
}

export interface TapsFigures {
  bench: 'taps'
  machine: Machine
  /** How busy the machine was: of the last minute, before and after. */
  load: [number, number]
  slowed: number
  aim: typeof AIM
  answers: Answered[]
}

type Times = Map<string, number[]>

/** A tap whose answer needs no server, how it is made, and where in the page its answer is to be seen. */
type Tap = (name: string, press: () => Promise<void>, answer: string) => Promise<void>

/** How long it takes from a tap to its painted answer, where no server is asked, on a processor made slower. */
export async function benchTaps(rounds: number, say: Say): Promise<TapsFigures> {
  const before = loadavg()[0]!
  const demo = await openDemo()
  const browser = await openChromium()
  const times: Times = new Map()
  try {
    say('opening both phones and the desk')
    const { owner, staff } = await openPhones(browser, demo.origin)
    const desk = await openDesk(browser, demo.origin)
    const tapsOf = async (page: Page): Promise<Tap> => {
      await watchTaps(page, SLOWED)
      return async (name, press, answer) => note(times, name, await measured(page, press, answer))
    }
    const [onTill, onPhone, onDesk] = [await tapsOf(staff.page), await tapsOf(owner.page), await tapsOf(desk)]
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`)
      await tapTill(staff, onTill)
      await tapOwner(owner, onPhone)
      await tapDesk(desk, onDesk)
    }
    const load: TapsFigures['load'] = [rounded(before), rounded(loadavg()[0]!)]
    return { bench: 'taps', machine: machine('SQLite'), load, slowed: SLOWED, aim: AIM, answers: answersOf(times) }
  } finally {
    await browser.close()
    await demo.close()
  }
}

/** The owner's phone at its home page, reception's at an empty till for them. */
async function openPhones(browser: Browser, origin: string): Promise<{ owner: Door; staff: Door }> {
  const context = await browser.newContext({ ...SMALL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const owner = await openDoor(context, origin, 'owner')
  await owner.phone.sees('最近的积分')
  const staff = await openDoor(context, origin, 'reception')
  await showUnusedCode(owner.phone)
  await scanWhatOwnerShows(owner.phone, staff.phone)
  await owner.phone.back()
  await staff.phone.tap('到店登记')
  await staff.page.getByRole('radiogroup', { name: '车辆' }).getByRole('radio').first().click()
  return { owner, staff }
}

async function openDesk(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage({ ...DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  await page.goto(`${origin}/console/rewards`)
  await page.getByRole('button', { name: '新增礼品' }).waitFor()
  // What is loaded when it is first opened is here before anything is measured.
  await page.keyboard.press('Control+K')
  await closePalette(page)
  return page
}

const palette = 'dialog input'

async function closePalette(page: Page): Promise<void> {
  await page.locator(`${palette}:focus`).waitFor()
  await page.keyboard.press('Escape')
  await page.locator(palette).waitFor({ state: 'hidden' })
}

const seen = (locator: Locator): Locator => locator.filter({ visible: true }).first()

/** A line with its amount and its sheet, taken out again: the till is as empty afterwards as before. */
async function tapTill({ page }: Door, tap: Tap): Promise<void> {
  const button = (name: string | RegExp) => seen(page.getByRole('button', { name, exact: true }))
  const key = (name: string) => page.getByRole('group', { name: '数字键盘' }).getByRole('button', { name, exact: true })
  for (const name of ['一般维修', '定期保养']) {
    await tap(
      'till: work type',
      () => seen(page.getByRole('radio', { name, exact: true })).click(),
      '.visit [role=radio]',
    )
  }
  await tap('till: 加一项, pad opens', () => button('加一项').click(), '.number-pad')
  for (const digit of '2986') await tap('till: key of the pad', () => key(digit).click(), '.visit__amount')
  await tap('till: kind of a line', () => seen(page.locator('.visit__kind')).click(), '.visit__kind')
  await tap('till: sheet opens', () => seen(page.locator('.visit__name')).click(), '[role=dialog]')
  await tap('till: sheet closes', () => button('关闭').click(), '[role=dialog]')
  await seen(page.locator('.visit__name')).click()
  await tap('till: line goes', () => button(/删/).click(), '.visit__line')
}

async function tapOwner({ page, phone }: Door, tap: Tap): Promise<void> {
  const tab = (name: string) => page.locator('.weui-tabbar__item').filter({ hasText: name })
  await phone.tab('商城')
  await phone.sees('现在能换')
  await tap(
    'owner: filter',
    () => seen(page.getByRole('radio', { name: '代金券', exact: true })).click(),
    '.reward-row',
  )
  await tap('owner: filter', () => seen(page.getByRole('radio', { name: '全部', exact: true })).click(), '.reward-row')
  for (const name of ['爱车', '我的', '首页']) {
    await tap('owner: tab', () => tab(name).click(), '.taro_page')
  }
}

async function tapDesk(page: Page, tap: Tap): Promise<void> {
  await tap('desk: palette opens', () => page.getByRole('button', { name: '搜索' }).click(), palette)
  await closePalette(page)
  await tap('desk: form opens', () => page.getByRole('button', { name: '新增礼品' }).click(), '[role=dialog]')
  const voucher = page.getByRole('dialog').getByText('代金券', { exact: true })
  await tap('desk: kind of a reward', () => voucher.click(), '[role=dialog] h3')
  await page.getByRole('button', { name: '取消' }).click()
  const discard = page.getByRole('button', { name: /^放弃/ })
  if (await discard.isVisible()) await discard.click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

function note(times: Times, name: string, ms: number): void {
  times.set(name, [...(times.get(name) ?? []), ms])
}

function answersOf(times: Times): Answered[] {
  const all: [string, number[]][] = [...times, ['all', [...times.values()].flat()]]
  return all.map(([name, ms]) => ({
    name,
    taps: ms.length,
    p50Ms: rounded(percentile(ms, 50)),
    p95Ms: rounded(percentile(ms, 95)),
    worstMs: rounded(Math.max(...ms)),
  }))
}

/** The figures for people. */
export function tapsTable({ answers, aim, slowed, load }: TapsFigures): string {
  const rows = answers.map(({ name, taps, p50Ms, p95Ms, worstMs }) => [
    name,
    ...[taps, p50Ms, p95Ms, worstMs].map(String),
  ])
  return [
    table([`processor ${slowed} times slower`, 'taps', 'p50 ms', 'p95 ms', 'worst ms'], rows),
    `aim: p95 below ${aim.p95Ms} ms; load average ${load[0]} before, ${load[1]} after`,
  ].join('\n')
}
