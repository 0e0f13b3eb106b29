import { describe, expect, it } from 'vitest'
import { codeStepAt, matchCardCode, totp } from './totp.ts'

const secret = Uint8Array.from('12345678901234567890', (character) => character.charCodeAt(0))

/** RFC 6238, appendix B, the rows for SHA-1. */
const vectors: [seconds: number, step: number, otp: string][] = [
  [59, 0x1, '94287082'],
  [1_111_111_109, 0x23523ec, '07081804'],
  [1_111_111_111, 0x23523ed, '14050471'],
  [1_234_567_890, 0x273ef07, '89005924'],
  [2_000_000_000, 0x3f940aa, '69279037'],
  [20_000_000_000, 0x27bc86aa, '65353130'],
]

describe('totp', () => {
  it.each(vectors)('at %d seconds', (seconds, step, otp) => {
    expect(codeStepAt(seconds * 1000)).toBe(step)
    expect(totp(secret, step)).toBe(otp)
  })

  it('changes every thirty seconds', () => {
    expect(codeStepAt(29_999)).toBe(0)
    expect(codeStepAt(30_000)).toBe(1)
  })

  it('does not wrap its counter at 32 bits', () => {
    expect(totp(secret, 1)).not.toBe(totp(secret, 1 + 2 ** 32))
  })

  it('throws for a step that is none', () => {
    expect(() => totp(secret, -1)).toThrow(RangeError)
    expect(() => totp(secret, 0.5)).toThrow(RangeError)
  })
})

describe('matchCardCode', () => {
  const step = 0x23523ec
  const otp = '07081804'
  const start = step * 30_000

  it.each([
    ['the first instant of its step', 0, step],
    ['the last instant of its step', 29_999, step],
    ['a phone one step ahead', -30_000, step],
    ['a phone one step behind', 59_999, step],
    ['more than a step too early', -30_001, null],
    ['more than a step too late', 60_000, null],
    ['an hour later', 3_600_000, null],
  ])('%s', (_, offsetMs, matched) => {
    expect(matchCardCode(secret, otp, start + offsetMs)).toBe(matched)
  })

  it('takes the drift allowed', () => {
    expect(matchCardCode(secret, otp, start + 30_000, 0)).toBeNull()
    expect(matchCardCode(secret, otp, start + 60_000, 2)).toBe(step)
  })

  it('matches nothing else', () => {
    for (const wrong of ['07081805', '17081804', '7081804', '007081804', '', '0708180４']) {
      expect(matchCardCode(secret, wrong, start)).toBeNull()
    }
    expect(
      matchCardCode(
        secret.map((byte) => byte ^ 1),
        otp,
        start,
      ),
    ).toBeNull()
  })

  it('works in the first step of time', () => {
    expect(matchCardCode(secret, totp(secret, 0), 0)).toBe(0)
  })
})
