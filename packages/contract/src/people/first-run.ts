import { z } from 'zod'
import { done, secretWords, text, token } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** What an authenticator is given: the secret as it is kept (base64url), as it is typed (base32), and the address of its QR code. */
export const offeredFactor = z.object({ totpSecret: z.string(), typed: z.string(), address: z.string() })

export const lookAtFirstRun = endpoint({
  method: 'post',
  path: '/api/first-run/look',
  summary: 'Whether the one-time link is good, and a second factor to begin with',
  audience: 'public',
  limit: 'secret',
  body: z.object({ token }),
  response: offeredFactor,
})

export const foundClub = endpoint({
  method: 'post',
  path: '/api/first-run',
  summary: 'Founds the club, its first store and its first administrator; afterwards the link is dead (req. 15.1)',
  audience: 'public',
  limit: 'secret',
  body: z.object({
    token,
    club: text(80),
    store: text(80),
    name: text(60),
    loginName: text(60),
    password: secretWords(200).min(12),
    /** As it was offered: 20 bytes. */
    totpSecret: z.string().regex(/^[\w-]{26}[AEIMQUYcgkosw048]$/),
    otp: z.string().regex(/^\d{6}$/),
  }),
  response: done,
})
