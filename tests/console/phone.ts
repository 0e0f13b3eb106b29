import type { FrameLocator, Locator, Page } from 'playwright-core'

/** A phone with the mini-program: what a thumb taps and what eyes see, of the page in front. */
export interface Phone {
  readonly frame: FrameLocator | Page
  /** Taps a button by all its words, or by a pattern in them. */
  tap(name: string | RegExp): Promise<void>
  /** Waits until these words can be read. */
  sees(text: string | RegExp): Promise<void>
  /** Takes one of several that stand side by side. */
  choose(name: string): Promise<void>
  /** Types into the field with this name. */
  type(label: string, text: string): Promise<void>
  /** The words of an element, spaces and breaks as one space. */
  words(selector: string): Promise<string>
  /** Goes to another tab. */
  tab(name: string): Promise<void>
  back(): Promise<void>
  /** Closes the sheet that is open. */
  closeSheet(): Promise<void>
}

export function phoneIn(frame: FrameLocator | Page): Phone {
  const shown = (locator: Locator): Locator => locator.filter({ visible: true }).first()
  return {
    frame,
    tap: (name) => shown(frame.getByRole('button', { name, exact: typeof name === 'string' })).click(),
    choose: (name) => shown(frame.getByRole('radio', { name, exact: true })).click(),
    sees: (text) => shown(frame.getByText(text)).waitFor(),
    type: (label, text) => shown(frame.locator('.field').filter({ hasText: label }).locator('input')).fill(text),
    words: async (selector) => (await shown(frame.locator(selector)).innerText()).replace(/\s+/g, ' ').trim(),
    tab: (name) => frame.locator('.weui-tabbar__item').filter({ hasText: name }).click(),
    closeSheet: () => shown(frame.getByRole('button', { name: '关闭' })).click(),
    async back() {
      // Taro hides the page below only after this one has slid in, and would hide it for good after a quicker way back.
      await frame.locator('.taro_page').filter({ visible: true }).nth(1).waitFor({ state: 'detached' })
      await shown(frame.locator('.taro-navigation-bar-back')).click()
    },
  }
}

/** Points as the screens write them, as a number. */
export function readPoints(text: string): number {
  const match = /[+−-]?[\d,]+/.exec(text)
  if (match === null) throw new Error(`No points in "${text}"`)
  return Number(match[0].replaceAll(',', '').replace('−', '-'))
}
