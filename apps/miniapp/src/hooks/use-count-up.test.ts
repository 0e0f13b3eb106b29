import { expect, it } from 'vitest'
import { countedAt } from './use-count-up.ts'

it('begins at nothing, never goes back, and ends at the whole, below 0 too', () => {
  for (const target of [306, 1, 0, -85]) {
    const shown = Array.from({ length: 40 }, (_, step) => countedAt(target, step))
    expect(Math.abs(shown[0] ?? NaN)).toBe(0)
    expect(shown.at(-1)).toBe(target)
    const sizes = shown.map(Math.abs)
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  }
})
