import { CODE_DIGITS } from './totp.ts'

const CARD_NUMBER_DIGITS = 10
/** What the code on the phone is, and which version of it. */
const PREFIX = 'CY1'

export type CardCode = { readonly cardNumber: string; readonly otp: string }

/** The text in the member's code (会员码): `CY1.<card number>.<one-time code>`. */
export function formatCardCode(cardNumber: string, otp: string): string {
  return `${PREFIX}.${cardNumber}.${otp}`
}

/**
 * Reads a scanned or typed code; null when it is none of ours. People may type spaces or dashes, small letters, full-width
 * digits, and leave out the prefix and the dots: eighteen digits are a card number and a one-time code.
 */
export function parseCardCode(text: string): CardCode | null {
  if (text.length > 100) return null
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-.。]/g, '')
  const digits = plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain
  if (!/^\d+$/.test(digits) || digits.length !== CARD_NUMBER_DIGITS + CODE_DIGITS) return null
  return { cardNumber: digits.slice(0, CARD_NUMBER_DIGITS), otp: digits.slice(CARD_NUMBER_DIGITS) }
}
