import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openChromium } from './chromium.ts'
import { openDemo, type Demo } from './demo.ts'
import { watch, type Watch } from './watch.ts'

/** How long a page may take to show what it should, in milliseconds. */
const PATIENCE_MS = 15_000

const PICTURES = join(import.meta.dirname, '../../.cache/pictures')

/** A browser of one's own: nothing kept, nobody signed in. */
export interface Visit {
  context: BrowserContext
  watch: Watch
}

type Enter = (options?: BrowserContextOptions) => Promise<Visit>

/**
 * One Chromium for a test file. Every test gets browsers of its own; they end with the test, which fails on anything that went
 * wrong in them and was not expected.
 */
export function inBrowser(): Enter {
  let browser: Browser
  const visits: Visit[] = []
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterEach(async ({ task }) => {
    const ended = visits.splice(0)
    const faults = (await Promise.all(ended.map((visit) => visit.watch.faults()))).flat()
    if (task.result?.state === 'fail' || faults.length > 0) await takePictures(ended, task.name)
    for (const { context } of ended) await context.close()
    expect(faults).toEqual([])
  })
  afterAll(() => browser?.close())
  return async (options = {}) => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const visit = { context, watch: watch(context) }
    visits.push(visit)
    return visit
  }
}

/** What the pages of a failed test looked like, for the person who mends it. */
async function takePictures(visits: readonly Visit[], test: string): Promise<void> {
  const pages = visits.flatMap(({ context }) => context.pages())
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  for (const [at, page] of pages.entries()) await page.screenshot({ path: join(PICTURES, `${name}-${at}.png`) })
}

/** One demo for a test file. */
export function inDemo(): () => Demo {
  let demo: Demo | null = null
  beforeAll(async () => {
    demo = await openDemo(inject('filledDemo'))
  })
  afterAll(() => demo?.close())
  return () => {
    if (demo === null) throw new Error('The demo is there from the first hook on')
    return demo
  }
}
