import { describe, expect, it } from 'vitest'
import { decodeSecret, encodeSecret } from './secret.ts'

describe('secrets', () => {
  /** RFC 4648, section 10, without padding; the last one by its own alphabet. */
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00fb\u00ff', '-_8'],
  ])('%s is %s', (plain, text) => {
    const bytes = Uint8Array.from(plain, (character) => character.charCodeAt(0))
    expect(encodeSecret(bytes)).toBe(text)
    expect(decodeSecret(text)).toEqual(bytes)
  })

  it('agrees with Node for every byte and length', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => (index * 167 + 13) % 256)
    for (let length = 0; length <= bytes.length; length++) {
      const part = bytes.slice(0, length)
      expect(encodeSecret(part)).toBe(Buffer.from(part).toString('base64url'))
      expect(decodeSecret(encodeSecret(part))).toEqual(part)
    }
  })

  it.each(['Zg==', 'Zm+v', 'Z', 'Zm9vY', 'Zh', 'Zm 9v'])('refuses %s', (text) => {
    expect(() => decodeSecret(text)).toThrow(RangeError)
  })
})
