import { describe, expect, it } from 'vitest'
import { fenOf } from '@cheyou/till'
import { cardNumber, redemptionDigits } from './digits.ts'

describe('numbers to type', () => {
  it('groups card numbers and codes', () => {
    expect(cardNumber('8800012345')).toBe('8800 012 345')
    expect(redemptionDigits('CYR.WE65VQVWD82P')).toBe('WE65 VQVW D82P')
  })

  it('reads yuan as people type them', () => {
    expect(fenOf('880.5')).toBe(88_050)
    expect(fenOf('¥1,234.56')).toBe(123_456)
    expect(fenOf('１２元')).toBe(1200)
    expect(fenOf('0')).toBe(0)
    expect(fenOf('2000000')).toBe(200_000_000)
  })

  it('refuses what is not an amount', () => {
    for (const text of ['', 'abc', '1.234', '-5', '1e3', '2000000.01', '.']) expect(fenOf(text)).toBeNull()
  })
})
