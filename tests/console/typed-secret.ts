const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret of an authenticator from what a screen tells to type: Base32 by RFC 4648, blanks left out. */
export function typedSecret(shown: string): Uint8Array {
  const bits = [...shown.replaceAll(/[\s=]/g, '')].map((digit) => DIGITS.indexOf(digit).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2))
}
