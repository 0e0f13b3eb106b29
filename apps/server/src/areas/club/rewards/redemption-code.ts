import { randomInt } from 'node:crypto'

/** Crockford's base 32: nothing in it is mistaken for something else when read aloud or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12
const prefix = 'CYR.'

/** A new code: 60 random bits, so that nobody guesses another's. */
export function newRedemptionCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** The text shown as QR code: `CYR.XXXXXXXXXXXX`. */
export function redemptionText(code: string): string {
  return prefix + code
}

/** The code in a scanned or typed text; null when it is none. Small letters, spaces, O for 0 and I or L for 1 are forgiven. */
export function parseRedemptionText(text: string): string | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  const code = (plain.startsWith(prefix) ? plain.slice(prefix.length) : plain)
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const known = code.length === length && [...code].every((letter) => alphabet.includes(letter))
  return known && (plain.startsWith(prefix) || /[A-Z]/.test(code)) ? code : null
}
