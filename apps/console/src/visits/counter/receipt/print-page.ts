import type { Paper } from './paper.ts'

const MM_PER_PX = 25.4 / 96
/** Room below the last row, so that the cutter does not take it. */
const TAIL_MM = 5

/**
 * Prints a page by the browser from a frame of its own on a sheet, or on paper as long as what stands on it. Whether somebody cancelled
 * the browser's dialog is not told to anybody.
 * @throws Error when the browser does not print
 */
export async function printPage(html: string, { widthMm, heightMm, marginMm }: Paper): Promise<void> {
  const frame = document.createElement('iframe')
  frame.title = '小票'
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  Object.assign(frame.style, { position: 'fixed', left: '-1000mm', width: `${widthMm}mm`, height: '1px', border: '0' })
  frame.srcdoc = html
  const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }))
  document.body.append(frame)
  try {
    await loaded
    const { contentWindow: page, contentDocument: paper } = frame
    const main = paper?.querySelector('main')
    const style = paper?.querySelector('#page')
    if (!page || !main || !style) throw new Error('The page of the receipt did not open')
    const cutMm = Math.ceil(main.getBoundingClientRect().height * MM_PER_PX) + TAIL_MM
    style.textContent = `@page{size:${widthMm}mm ${heightMm ?? cutMm}mm;margin:${marginMm}mm}`
    page.print()
  } finally {
    // The browser may still be reading the page when `print` comes back.
    window.setTimeout(() => frame.remove(), 60_000)
  }
}
