import type { Page } from 'playwright-core'

const PATIENCE_MS = 30_000

/**
 * What stands in the page for measuring: `expectAnswer` reads what is to change; the next click or key begins the time, by the
 * browser's own stamp of the event, and the frame after the change was drawn ends it.
 */
const CLOCK = `
window.tapClock = (() => {
  const look = (selector) => JSON.stringify([...document.querySelectorAll(selector)]
    .filter((one) => one.getClientRects().length > 0)
    .map((one) => [one.textContent, one.getAttribute('aria-checked')]))
  let begun = null
  for (const kind of ['click', 'keydown']) addEventListener(kind, ({ timeStamp }) => { begun ??= timeStamp }, true)
  return {
    expectAnswer(selector) {
      begun = null
      const before = look(selector)
      const until = performance.now() + ${PATIENCE_MS}
      return new Promise((resolve) => {
        const frame = () => {
          if (performance.now() > until) return resolve(null)
          if (begun === null || look(selector) === before) return requestAnimationFrame(frame)
          // A message sent in a frame arrives once that frame is painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - begun)
          port2.postMessage(null)
        }
        requestAnimationFrame(frame)
      })
    },
  }
})()`

/** Slows the processor of a page and puts the clock into it. */
export async function watchTaps(page: Page, slowed: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  await page.evaluate(CLOCK)
}

/**
 * Milliseconds from a tap or key to the painting of what it changed in the elements of a selector: their words, their number, and
 * which of them is chosen.
 * @throws Error when nothing changes within half a minute
 */
export async function measured(page: Page, press: () => Promise<void>, selector: string): Promise<number> {
  await page.bringToFront()
  const [ms] = await Promise.all([
    page.evaluate<number | null>(`window.tapClock.expectAnswer(${JSON.stringify(selector)})`),
    press(),
  ])
  if (ms === null) throw new Error(`A tap has no answer in ${selector}`)
  return ms
}
