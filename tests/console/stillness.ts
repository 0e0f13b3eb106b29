import type { Page } from 'playwright-core'

const LONGEST_MS = 5000

/** Waits until nothing that ends by itself moves any more, in the page and in the frames inside it. */
export async function stillness(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    // Taro slides a page in by a class that it puts on a moment later.
    await frame.locator('.taro_page_show:not(.taro_page_stationed, .taro_tabbar_page)').waitFor({ state: 'detached' })
    await frame.evaluate(`Promise.all(document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().endTime < ${LONGEST_MS})
      .map((one) => one.finished.catch(() => undefined)))`)
  }
}
