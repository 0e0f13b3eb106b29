import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { phoneIn, type Phone } from './phone.ts'

/** The window of a phone as the mini-program is designed for. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }

/** One of the demo's phones, in a browser tab of its own. */
export interface Door {
  page: Page
  phone: Phone
}

/** Opens a phone of the demo by its door; the two of one browser see each other as if one lay before the other's camera. */
export async function openDoor(context: BrowserContext, origin: string, door: 'owner' | 'reception'): Promise<Door> {
  const page = await context.newPage()
  await page.goto(`${origin}/m/app/?door=${door}`)
  return { page, phone: phoneIn(page) }
}
