import { describe, expect, it } from 'vitest'
import { cleanScan } from './clean-scan.ts'

describe('what a scanner typed', () => {
  const code = 'CY1.1000000008.12345678'

  it.each([
    code,
    'ＣＹ１。１００００００００８。１２３４５６７８',
    'cy1｡1000000008｡12345678',
    `]Q1${code}\r\n`,
    `]C1${code}`,
    `\u001D${code}\u0000`,
    code + code,
    ` ${code}\t`,
  ])('is the code: %j', (typed) => {
    expect(cleanScan(typed)).toBe(code)
  })

  it('has no prefix and suffix of the workstation', () => {
    expect(cleanScan(`*${code}#`, { prefix: '*', suffix: '#' })).toBe(code)
    expect(cleanScan(`*]Q1${code}`, { prefix: '*', suffix: '' })).toBe(code)
    expect(cleanScan(code, { prefix: '*', suffix: '#' })).toBe(code)
  })

  it('keeps the dash, and digits that only look repeated', () => {
    expect(cleanScan('ab—12')).toBe('AB-12')
    expect(cleanScan('111111111111111111')).toBe('111111111111111111')
  })
})
