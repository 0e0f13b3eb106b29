import { describe, expect, it } from 'vitest'
import { maskIdNumber, parseIdNumber } from './id-number.ts'

describe('parseIdNumber', () => {
  it.each(['11010519491231002X', '440524188001010014', '990000199306030000'])('accepts %s', (number) => {
    expect(parseIdNumber(number)).toEqual({ ok: true, value: number })
  })

  it('reads a small x, spaces and full-width digits', () => {
    expect(parseIdNumber(' 110105 19491231 002x ')).toEqual({ ok: true, value: '11010519491231002X' })
  })

  it('refuses another form', () => {
    for (const text of ['', '110105491231002', '1.10105194912E+17', '11010519491231002Y', 'X1010519491231002X']) {
      expect(parseIdNumber(text)).toEqual({ ok: false, code: 'ID_NUMBER_MALFORMED', facts: {} })
    }
  })

  it('refuses a wrong check character without repeating the number', () => {
    expect(parseIdNumber('110105194912310021')).toEqual({ ok: false, code: 'ID_NUMBER_CHECK_DIGIT', facts: {} })
    expect(parseIdNumber('11010519491231020X')).toMatchObject({ code: 'ID_NUMBER_CHECK_DIGIT' })
  })
})

describe('maskIdNumber', () => {
  it('hides birth date and serial', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110*************2X')
    expect(maskIdNumber('G1234567')).toBe('********')
  })
})
