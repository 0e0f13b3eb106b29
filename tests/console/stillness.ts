import type { Page } from 'playwright-core'

const LONGEST_MS = 5000

/** Waits until nothing that ends by itself moves any more, in the page and in the frames inside it. */
export async function stillness(page: Page): Promise<void> {
  // Behind another tab nothing is drawn, so that nothing would ever come to rest.
  await page.bringToFront()
  for (const frame of page.frames()) {
    // Taro slides a page in by classes that it puts on a moment later.
    const arriving = frame.locator('.taro_page:not(.taro_page_stationed, .taro_page_shade)')
    await arriving.first().waitFor({ state: 'detached' })
    await frame.evaluate(`Promise.all(document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().endTime < ${LONGEST_MS})
      .map((one) => one.finished.catch(() => undefined)))`)
  }
}
