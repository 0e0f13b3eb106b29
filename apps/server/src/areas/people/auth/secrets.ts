import { hash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { codeStepAt, decodeSecret, totp } from '@cheyou/card-code'

/** An opaque 256-bit token; only its hash is kept. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export function hashToken(token: string): string {
  return hash('sha256', token)
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)

/** What scrypt may use: twice its need, which is 128 · N · r bytes. */
const memoryFor = (N: number, r: number): number => 256 * N * r

/** `scrypt$N$r$p$salt$hash`, so that the cost (the binary logarithm of N) can be raised later. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const [N, r, p] = [2 ** cost, 8, 1]
  const salt = randomBytes(16)
  const derived = await derive(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: memoryFor(N, r) })
  return ['scrypt', N, r, p, salt.toString('base64url'), derived.toString('base64url')].join('$')
}

export async function matchesPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, derived] = stored.split('$')
  if (kind !== 'scrypt' || salt === undefined || derived === undefined) return false
  const expected = Buffer.from(derived, 'base64url')
  const parameters = { N: Number(n), r: Number(r), p: Number(p), maxmem: memoryFor(Number(n), Number(r)) }
  const given = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), expected.length, parameters)
  return timingSafeEqual(given, expected)
}

/** A hash nobody's password has, so that an unknown login name takes as long as a wrong password. */
let nobody: Promise<string> | null = null
export function nobodysHash(cost: number): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('base64url'), cost)
  return nobody
}

/**
 * The step whose six-digit code this is, now or one before or after, later than the last one used; null when there is none.
 * Six digits of RFC 6238 are the last six of its eight.
 */
export function matchOtp(secret: string, otp: string, now: Date, lastStep: number | null): number | null {
  const step = codeStepAt(now.getTime())
  for (const candidate of [step, step - 1, step + 1])
    if (sixDigits(secret, candidate) === otp && (lastStep === null || candidate > lastStep)) return candidate
  return null
}

/** The six digits an authenticator shows for a step. */
export function sixDigits(secret: string, step: number): string {
  return totp(decodeSecret(secret), step).slice(2)
}
