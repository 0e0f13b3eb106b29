import { describe, expect, it } from 'vitest'
import { normaliseVin, parseVin } from './vin.ts'

describe('parseVin', () => {
  it.each(['1M8GDM9AXKP042788', '11111111111111111', '5GZCZ43D13S812715', 'LS5A2AEE9KA007001'])('accepts %s', (vin) => {
    expect(parseVin(vin)).toEqual({ ok: true, value: vin })
  })

  it('reads small letters, spaces, dashes and full-width characters', () => {
    expect(parseVin(' 1m8gdm9a-xkp 042788 ')).toEqual({ ok: true, value: '1M8GDM9AXKP042788' })
    expect(normaliseVin('１Ｍ８ｇ')).toBe('1M8G')
  })

  it('says what the check digit should be', () => {
    expect(parseVin('1M8GDM9A1KP042788')).toEqual({
      ok: false,
      code: 'VIN_CHECK_DIGIT',
      facts: { vin: '1M8GDM9A1KP042788', expected: 'X', found: '1' },
    })
  })

  it('refuses I, O and Q, and does not guess', () => {
    for (const character of ['I', 'O', 'Q', '_', '贵']) {
      const vin = `1M8GDM9AXKP04278${character}`
      expect(parseVin(vin)).toEqual({ ok: false, code: 'VIN_CHARACTER', facts: { vin, character } })
    }
  })

  it('refuses another length', () => {
    expect(parseVin('')).toMatchObject({ code: 'VIN_LENGTH', facts: { length: 0 } })
    expect(parseVin('1M8GDM9AXKP0427881')).toMatchObject({ code: 'VIN_LENGTH', facts: { length: 18 } })
  })

  it('notices any single wrong digit', () => {
    const vin = 'LS5A2AEE9KA007001'
    for (let place = 0; place < 17; place++) {
      const right = vin.charAt(place)
      if (!/\d/.test(right)) continue
      const wrongDigit = (Number(right) + 1) % 10
      expect(parseVin(vin.slice(0, place) + wrongDigit + vin.slice(place + 1)).ok).toBe(false)
    }
  })
})
