import type { BrowserContextOptions } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { PHONE } from './doors.ts'
import { findBarriers, type Finding } from './accessibility.ts'
import { stillness } from './stillness.ts'
import { inBrowser, inDemo } from './suite.ts'
import { tourPages, tourReception } from './tour-pages.ts'
import { tourConsole, tourPhones } from './tour.ts'

// Every screen of the tour is examined, several hundred rules each.
vi.setConfig({ testTimeout: 240_000 })

const enter = inBrowser()
const demo = inDemo()

async function barriersOn(tour: typeof tourPhones, options: BrowserContextOptions): Promise<Finding[]> {
  const findings: Finding[] = []
  const { context } = await enter(options)
  await tour(context, demo().origin, async (screen, page) => {
    await stillness(page)
    findings.push(...(await findBarriers(screen, page)))
  })
  return findings
}

it.for(['light', 'dark'] as const)('no barrier on any screen of the two phones, %s', async (colorScheme) => {
  expect(await barriersOn(tourPhones, { ...PHONE, colorScheme })).toEqual([])
})

it.for(['light', 'dark'] as const)('no barrier on any screen of the desk, %s', async (colorScheme) => {
  expect(await barriersOn(tourConsole, { viewport: { width: 1440, height: 900 }, colorScheme })).toEqual([])
})

it.for(['light', 'dark'] as const)('no barrier on what reception opens beside the tour, %s', async (colorScheme) => {
  expect(await barriersOn(tourReception, { ...PHONE, colorScheme })).toEqual([])
})

it.for(['light', 'dark'] as const)('no barrier on the other pages of the desk, %s', async (colorScheme) => {
  expect(await barriersOn(tourPages, { viewport: { width: 1440, height: 900 }, colorScheme })).toEqual([])
})
