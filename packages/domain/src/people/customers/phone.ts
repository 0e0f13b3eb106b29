import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

/**
 * A mainland mobile number as eleven digits, from `+86 138-0000-0000` and the like. Refuses PHONE_INVALID (no facts: a
 * phone number does not belong into logs); a landline is refused too.
 */
export function parsePhone(text: string): Result<string, 'PHONE_INVALID'> {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()\-‐‑–—]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? accept(digits) : reject('PHONE_INVALID')
}

/** `199****0000`. Of a number of another length at most the last two are shown, of a short one nothing. */
export function maskPhone(phone: string): string {
  if (phone.length === 11) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const shown = phone.length < 7 ? 0 : 2
  return '*'.repeat(phone.length - shown) + phone.slice(phone.length - shown)
}
