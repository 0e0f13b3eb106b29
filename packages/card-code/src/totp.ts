import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'

/** RFC 6238 time step X; a code is shown for this long (req. 1.6). */
export const CODE_STEP_SECONDS = 30
export const CODE_DIGITS = 8

/** The time step an instant falls into, T of RFC 6238 with T0 = 0. `instantMs` is milliseconds since 1970. */
export function codeStepAt(instantMs: number): number {
  return Math.floor(instantMs / (CODE_STEP_SECONDS * 1000))
}

/** The eight-digit one-time code of a step: HOTP (RFC 4226, section 5.3) over HMAC-SHA-1 with the step as counter. */
export function totp(secret: Uint8Array, step: number): string {
  if (!Number.isSafeInteger(step) || step < 0) throw new RangeError(`bad step: ${step}`)
  const mac = hmac(sha1, secret, counterBytes(step))
  const offset = byteAt(mac, 19) & 0x0f
  const binary =
    ((byteAt(mac, offset) & 0x7f) << 24) |
    (byteAt(mac, offset + 1) << 16) |
    (byteAt(mac, offset + 2) << 8) |
    byteAt(mac, offset + 3)
  return String(binary % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}

/**
 * The step, at most `driftSteps` away from now, whose code this is; null when there is none. The present is tried first, then the
 * past, then the future. Every candidate is compared in the same time. A caller refuses a step that this card has used.
 */
export function matchCardCode(secret: Uint8Array, otp: string, nowMs: number, driftSteps = 1): number | null {
  const now = codeStepAt(nowMs)
  let matched: number | null = null
  for (let drift = 0; drift <= driftSteps; drift++) {
    for (const step of drift === 0 ? [now] : [now - drift, now + drift]) {
      const equal = step >= 0 && sameDigits(totp(secret, step), otp)
      if (equal && matched === null) matched = step
    }
  }
  return matched
}

/** Eight bytes, most significant first; a step exceeds 32 bits only after the year 6000, but must not wrap. */
function counterBytes(step: number): Uint8Array {
  const bytes = new Uint8Array(8)
  let rest = step
  for (let place = 7; place >= 0; place--) {
    bytes[place] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

/** Looks at every character wherever the first difference is, so that the time taken tells nothing. */
function sameDigits(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length
  for (let place = 0; place < expected.length; place++) {
    difference |= expected.charCodeAt(place) ^ (given.charCodeAt(place) || 0)
  }
  return difference === 0
}
