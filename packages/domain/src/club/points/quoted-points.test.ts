import { expect, it } from 'vitest'
import { checkQuoted } from './quoted-points.ts'

it('takes only the price that was shown, whichever way it moved, and names both', () => {
  expect(checkQuoted(100, 100).ok).toBe(true)
  expect(checkQuoted(undefined, 100).ok).toBe(true)
  expect(checkQuoted(100, 900)).toEqual({
    ok: false,
    code: 'POINTS_PRICE_CHANGED',
    facts: { quotedPoints: 100, points: 900 },
  })
  expect(checkQuoted(900, 0)).toMatchObject({ ok: false, facts: { quotedPoints: 900, points: 0 } })
})
