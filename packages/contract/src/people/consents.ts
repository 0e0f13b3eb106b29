import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { instant, text, writing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { whoAmI } from './auth.ts'

const version = text(20)

/** One part of the privacy text, under its title. */
export const consentPart = z.object({ title: text(40), text: writing(2000).min(1) })
export type ConsentPart = z.infer<typeof consentPart>

/** The text that owners agree to before anything of them is collected (req. 15.3). */
export const consentText = z
  .object({
    version: z.string(),
    /** The first is the one that comes with the program. */
    edition: z.int(),
    /** Null: it came with the program. */
    publishedAt: instant.nullable(),
    parts: z.array(consentPart),
  })
  .meta({ id: 'ConsentText' })
export type ConsentText = z.infer<typeof consentText>

export const consoleConsentText = z
  .object({
    ...consentText.shape,
    /** What is new, for those who read the history. */
    note: z.string(),
    asksAgain: z.boolean(),
    publishedBy: z.string().nullable(),
    /** WeChat users who agreed to this version. */
    agreed: z.int(),
  })
  .meta({ id: 'ConsoleConsentText' })
export type ConsoleConsentText = z.infer<typeof consoleConsentText>

export const getConsentText = endpoint({
  method: 'get',
  path: '/api/club/consent-text',
  summary: 'The privacy text in force, for everybody (req. 15.3)',
  audience: 'public',
  limit: 'read',
  kept: true,
  response: consentText,
})

export const giveConsent = endpoint({
  method: 'post',
  path: '/api/auth/consent',
  summary: 'Agrees to the privacy text in force, when a change of it asks again (req. 15.3)',
  audience: 'session',
  limit: 'write',
  body: z.object({ version }),
  response: whoAmI,
})

export const listConsentTexts = endpoint({
  method: 'get',
  path: '/api/console/consent-texts',
  summary: 'Every version of the privacy text, newest first, with how many agreed to it (req. 15.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({ rows: z.array(consoleConsentText), mayPublish: z.boolean() }),
})

export const publishConsentText = endpoint({
  method: 'post',
  path: '/api/console/consent-texts',
  summary: 'Publishes another version of the privacy text; earlier ones stay (req. 15.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({
    /** The version that was changed: refused when another is in force meanwhile. */
    after: version,
    parts: z.array(consentPart).min(1).max(20),
    note: text(200),
    /** Whether those who agreed to an earlier version are asked again when they open the program next. */
    asksAgain: z.boolean(),
  }),
  response: consoleConsentText,
})
