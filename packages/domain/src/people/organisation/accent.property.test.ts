import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { accentShades, contrast, CONTRAST_NEEDED } from './accent.ts'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

it('contrast is the one that WCAG gives for its examples', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

it('what is taken can be read everywhere it is used, and what is refused comes with a shade that is taken', () => {
  let taken = 0
  fc.assert(
    fc.property(colours, (colour) => {
      const shades = accentShades(colour)
      if (!shades.ok) {
        expect(Number(shades.facts['contrast'])).toBeLessThan(CONTRAST_NEEDED)
        expect(accentShades(shades.facts['darker'] as string).ok).toBe(true)
        return
      }
      taken += 1
      const { light, dark } = shades.value
      expect(light.accent).toBe(colour)
      for (const [text, ground] of [
        [light.accent, '#ffffff'],
        [light.accent, light.wash],
        [light.onAccent, light.accent],
        ['#ffffff', light.fill],
        ['#ffffff', light.fillHover],
        [dark.accent, '#171e28'],
        [dark.accent, dark.wash],
        [dark.onAccent, dark.accent],
        ['#ffffff', dark.fill],
        ['#ffffff', dark.fillHover],
      ] as const)
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(CONTRAST_NEEDED)
    }),
    { numRuns: 500 },
  )
  expect(taken).toBeGreaterThan(50)
})

it('yellow is refused, a deep red is taken', () => {
  expect(accentShades('#ffd400')).toMatchObject({ ok: false, code: 'ACCENT_FAINT' })
  expect(accentShades('#a61b29').ok).toBe(true)
})
