import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_NUMBER_SEEDS, isCardNumber, makeCardNumber } from './card-number.ts'

const seeds = fc.integer({ min: 0, max: CARD_NUMBER_SEEDS - 1 })

describe('card numbers', () => {
  it('ends with the Luhn digit', () => {
    expect(makeCardNumber(0)).toBe('1000000008')
    expect(makeCardNumber(CARD_NUMBER_SEEDS - 1)).toBe('9999999999')
  })

  it('knows its own form', () => {
    for (const wrong of ['', '1000000007', '100000000', '10000000080', '0000000000', '100000000a', ' 1000000008']) {
      expect(isCardNumber(wrong)).toBe(false)
    }
  })

  it('throws for a seed out of range', () => {
    for (const seed of [-1, 0.5, CARD_NUMBER_SEEDS]) expect(() => makeCardNumber(seed)).toThrow(RangeError)
  })

  it('differs for different seeds', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        expect(makeCardNumber(a) === makeCardNumber(b)).toBe(a === b)
      }),
    )
  })

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(seeds, fc.nat(9), fc.integer({ min: 1, max: 9 }), (seed, place, shift) => {
        const number = makeCardNumber(seed)
        const wrongDigit = (Number(number.charAt(place)) + shift) % 10
        const wrong = number.slice(0, place) + wrongDigit + number.slice(place + 1)
        expect(isCardNumber(number)).toBe(true)
        expect(isCardNumber(wrong)).toBe(false)
      }),
    )
  })
})
