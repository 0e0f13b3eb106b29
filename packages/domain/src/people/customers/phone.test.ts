import { describe, expect, it } from 'vitest'
import { maskPhone, parsePhone } from './phone.ts'

describe('parsePhone', () => {
  it.each([
    '13800000000',
    '+86 138-0000-0000',
    '+8613800000000',
    '008613800000000',
    '8613800000000',
    '(138)00000000',
    '１３８００００００００',
  ])('reads %s', (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: '13800000000' })
  })

  it.each(['', '12800000000', '1380000000', '138000000000', '0851-85551234', '+1 555 000 0000', '1.38E+10'])(
    'refuses %s without repeating it',
    (text) => {
      expect(parsePhone(text)).toEqual({ ok: false, code: 'PHONE_INVALID', facts: {} })
    },
  )
})

describe('maskPhone', () => {
  it('shows the first three and the last four', () => {
    expect(maskPhone('19900000000')).toBe('199****0000')
    expect(maskPhone('13812345678')).toBe('138****5678')
  })

  it('shows little of what is no mobile number', () => {
    expect(maskPhone('085185551234')).toBe('**********34')
    expect(maskPhone('110')).toBe('***')
    expect(maskPhone('')).toBe('')
  })
})
