import { expect } from 'vitest'
import { readPoints, type Phone } from './phone.ts'

/** Waits until an element shows this many points. */
export async function expectPoints(phone: Phone, selector: string, expected: number): Promise<void> {
  await expect.poll(async () => readPoints(await phone.words(selector)), { timeout: 15_000 }).toBe(expected)
}
