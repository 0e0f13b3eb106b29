import type { FrameLocator, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A phone with the mini-program: what a thumb taps and what eyes see, of the page in front. */
export interface Phone {
  readonly frame: FrameLocator | Page
  /** Taps a button by all its words, or by a pattern in them. */
  tap(name: string | RegExp): Promise<void>
  /** Waits until these words can be read. */
  sees(text: string | RegExp): Promise<void>
  /** Types into the field with this name. */
  type(label: string, text: string): Promise<void>
  /** The words of an element, spaces and breaks as one space. */
  words(selector: string): Promise<string>
  back(): Promise<void>
}

export function phoneIn(frame: FrameLocator | Page): Phone {
  const shown = (locator: Locator): Locator => locator.filter({ visible: true }).first()
  return {
    frame,
    tap: (name) => shown(frame.getByRole('button', { name, exact: typeof name === 'string' })).click(),
    sees: (text) => shown(frame.getByText(text)).waitFor(),
    type: (label, text) => shown(frame.locator('.field').filter({ hasText: label }).locator('input')).fill(text),
    words: async (selector) => (await shown(frame.locator(selector)).innerText()).replace(/\s+/g, ' ').trim(),
    back: () => shown(frame.locator('.taro-navigation-bar-back')).click(),
  }
}

/** Points as the screens write them, as a number. */
export function readPoints(text: string): number {
  const match = /[+−-]?[\d,]+/.exec(text)
  if (match === null) throw new Error(`No points in "${text}"`)
  return Number(match[0].replaceAll(',', '').replace('−', '-'))
}

/** Waits until an element shows this many points. */
export async function expectPoints(phone: Phone, selector: string, expected: number): Promise<void> {
  await expect.poll(async () => readPoints(await phone.words(selector)), { timeout: 15_000 }).toBe(expected)
}
