import { CODE_DIGITS } from './totp.ts'

const CARD_NUMBER_DIGITS = 10
/** No code of a payment begins with it at this length, and a pinyin input method does not take digits for pinyin. */
const MARK = '9'
/** What stood before the code when it had letters. */
const FORMER_PREFIX = 'CY1'

export type CardCode = { readonly cardNumber: string; readonly otp: string }

/** The text in the member's code (会员码): nineteen digits, `9`, the card number and the one-time code. */
export function formatCardCode(cardNumber: string, otp: string): string {
  return MARK + cardNumber + otp
}

/**
 * Reads a scanned or typed code; null when it is none of ours. People may type spaces or dashes and full-width digits, and leave
 * out the mark: eighteen digits are a card number and a one-time code. Codes with `CY1.` are read as well.
 */
export function parseCardCode(text: string): CardCode | null {
  if (text.length > 100) return null
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-.。]/g, '')
  const digits = plain.startsWith(FORMER_PREFIX) ? plain.slice(FORMER_PREFIX.length) : plain
  const length = CARD_NUMBER_DIGITS + CODE_DIGITS
  const own = digits.length === length + 1 && digits.startsWith(MARK) ? digits.slice(1) : digits
  if (!/^\d+$/.test(own) || own.length !== length) return null
  return { cardNumber: own.slice(0, CARD_NUMBER_DIGITS), otp: own.slice(CARD_NUMBER_DIGITS) }
}

/**
 * Whether a text looks like a code for paying, of WeChat (18 digits from 10 to 15) or Alipay (16 to 24 digits from 25 to 30):
 * owners hold up the wrong one. A card's eighteen digits may look the same: it may be either where the number is a card's.
 */
export function looksLikePayment(text: string, isCardNumber: (digits: string) => boolean): 'surely' | 'maybe' | 'no' {
  const digits = text.normalize('NFKC').replace(/\s/g, '')
  const shaped = /^1[0-5]\d{16}$/.test(digits) || /^(?:2[5-9]|30)\d{14,22}$/.test(digits)
  if (!shaped) return 'no'
  const code = parseCardCode(digits)
  return code !== null && isCardNumber(code.cardNumber) ? 'maybe' : 'surely'
}
