import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openManagerDoor } from '@cheyou/contract'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { findBarriers } from './accessibility.ts'
import { stillness } from './stillness.ts'
import { inBrowser, inDemo } from './suite.ts'

vi.setConfig({ testTimeout: 300_000 })

const enter = inBrowser()
const demo = inDemo()

/** Every list page, where its rows come from, a filter in its address, and one that lets nothing through. */
const lists = [
  { page: 'members', asks: 'members', some: 'tier=standard', none: 'joinedTo=1901-01-01' },
  { page: 'visits', asks: 'visits', some: 'show=settled', none: 'to=1901-01-01' },
  { page: 'templates', asks: 'work-templates', some: 'state=offered', none: 'state=retired' },
  { page: 'upgrades', asks: 'upgrade-candidates', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'duplicates', asks: 'duplicates', some: 'by=phone', none: 'q=没有' },
  { page: 'merges', asks: 'merge-requests', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'discounts', asks: '/api/staff/store-approvals', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'agreements', asks: 'agreements', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'points', asks: 'adjustments', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'rewards', asks: 'rewards', some: 'kind=gift', none: 'q=没有' },
  { page: 'redemptions', asks: 'redemptions', some: 'state=held', none: 'to=1901-01-01' },
  { page: 'rules', asks: 'rules', some: 'state=in_force', none: 'state=coming' },
  { page: 'rules/work-types', asks: 'work-types', some: 'state=offered', none: 'q=没有' },
  { page: 'staff', asks: 'staff', some: 'role=manager', none: 'q=没有' },
  { page: 'stores', asks: 'stores', some: 'state=open', none: 'state=closed' },
  { page: 'acts', asks: 'acts', some: 'from=2020-01-01', none: 'to=1901-01-01' },
  { page: 'jobs', asks: 'jobs', some: 'from=2020-01-01', none: 'to=1901-01-01' },
] as const

it('every list page is named here', () => {
  const source = join(import.meta.dirname, '../../apps/console/src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const pages = files.filter((file) => file.endsWith('.tsx') && !file.startsWith('kit'))
  const drawn = pages.filter((file) => readFileSync(join(source, file), 'utf8').includes('<ListPage'))
  expect(drawn).toHaveLength(lists.length)
})

async function openDesk(options: BrowserContextOptions): Promise<Page> {
  const { context } = await enter(options)
  const { origin } = demo()
  const page = await context.newPage()
  await page.request.post(`${origin}${openManagerDoor.path}`, { headers: { origin } })
  return page
}

/** The rows of the list, once they are those of the address. */
async function rowsOf(page: Page): Promise<string[]> {
  await page.locator('.ant-table-tbody').last().waitFor()
  await page.locator('[data-opens][aria-busy="true"]').waitFor({ state: 'detached' })
  return page.locator('.ant-table-row').allInnerTexts()
}

const chipsOf = (page: Page) => page.getByRole('group', { name: '正在筛选' })

it('desk C3: every list shows the same rows after a reload, asked for once, its filters as chips, nothing past the edge', async () => {
  const page = await openDesk({ viewport: { width: 1024, height: 768 } })
  for (const { page: path, asks, some } of lists) {
    await page.goto(`${demo().origin}/console/${path}?${some}`)
    const rows = await rowsOf(page)
    await chipsOf(page).getByRole('button').first().waitFor()
    const asked: string[] = []
    const note = (request: { url: () => string }) => {
      const { pathname, search } = new URL(request.url())
      if (pathname === (asks.startsWith('/') ? asks : `/api/console/${asks}`)) asked.push(search)
    }
    page.on('request', note)
    await page.reload()
    const again = await rowsOf(page)
    page.off('request', note)
    // A list that works tells its progress meanwhile.
    expect([path, again]).toEqual([path, path === 'jobs' ? again : rows])
    expect([path, asked.length]).toEqual([path, 1])
    expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 1024])
    await stillness(page)
    expect(await findBarriers(path, page)).toEqual([])
  }
})

it('desk C14: every list says in the dark, too, that its filters let nothing through, and offers the way back', async () => {
  const page = await openDesk({ viewport: { width: 1440, height: 768 }, colorScheme: 'dark' })
  for (const { page: path, none } of lists) {
    await page.goto(`${demo().origin}/console/${path}?${none}`)
    expect([path, await rowsOf(page)]).toEqual([path, []])
    const empty = page.locator('.ant-empty')
    expect([path, await empty.innerText()]).toEqual([path, expect.stringMatching(/(没有|换).+清除筛选$/s)])
    await stillness(page)
    expect(await findBarriers(path, page)).toEqual([])
    await empty.getByRole('button', { name: '清除筛选' }).click()
    await chipsOf(page).waitFor({ state: 'detached' })
    expect([path, new URL(page.url()).search]).toEqual([path, ''])
  }
})
