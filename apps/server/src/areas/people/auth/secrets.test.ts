import { codeStepAt, encodeSecret } from '@cheyou/card-code'
import { expect, test } from 'vitest'
import { readConfig } from '../../../config.ts'
import { hashPassword, hashToken, matchesPassword, matchOtp, newToken, sixDigits } from './secrets.ts'

test('a token is 256 random bits, and only its hash is kept', () => {
  const { token, tokenHash } = newToken()
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(tokenHash).toBe(hashToken(token))
  expect(tokenHash).toMatch(/^[0-9a-f]{64}$/)
  expect(newToken().token).not.toBe(token)
})

const { passwordCost } = readConfig({})

test('a password matches its hash and no other; however it was typed, it is the same text', async () => {
  const stored = await hashPassword('café 车友会', passwordCost)
  expect(stored).toMatch(/^scrypt\$131072\$8\$1\$/)
  expect(await matchesPassword('cafe\u0301 车友会', stored)).toBe(true)
  expect(await matchesPassword('café 车友', stored)).toBe(false)
  expect(await matchesPassword('', stored)).toBe(false)
  expect(await hashPassword('café 车友会', passwordCost)).not.toBe(stored)
})

test.each(['', 'scrypt', 'plain$café', 'bcrypt$1$2$3$4$5'])('nothing matches %j in place of a hash', async (stored) => {
  expect(await matchesPassword('café', stored)).toBe(false)
})

/** RFC 6238, appendix B: the secret of its SHA-1 rows and the last six of their eight digits. */
const secret = encodeSecret(Uint8Array.from('12345678901234567890', (character) => character.charCodeAt(0)))

test('shows the six digits that an authenticator shows', () => {
  expect(sixDigits(secret, codeStepAt(59_000))).toBe('287082')
  expect(sixDigits(secret, codeStepAt(1_111_111_109_000))).toBe('081804')
})

test('a one-time code counts now, a step before and a step after, and never again once it or a later one was used', () => {
  const now = new Date('2026-11-18T02:30:10.000Z')
  const step = codeStepAt(now.getTime())
  const match = (off: number, lastStep: number | null) => matchOtp(secret, sixDigits(secret, step + off), now, lastStep)

  expect([-2, -1, 0, 1, 2].map((off) => match(off, null))).toEqual([null, step - 1, step, step + 1, null])
  expect(match(0, step)).toBeNull()
  expect(match(-1, step)).toBeNull()
  expect(match(1, step)).toBe(step + 1)
})
