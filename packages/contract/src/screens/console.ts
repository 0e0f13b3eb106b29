import { z } from 'zod'
import { officeRoles, roles } from '../codes.ts'
import {
  boundedCount,
  businessDate,
  codeNamed,
  cursor,
  done,
  id,
  instant,
  secretWords,
  text,
  typedDate,
} from '../common.ts'
import { balances, memberCard, memberHit, tier } from '../club/tiers.ts'
import { car } from '../people/cars.ts'
import { clubLook } from '../people/club-look.ts'
import { explainedEntry, statementEntry } from '../club/points.ts'
import { staffBrief } from '../people/auth.ts'
import { endpoint } from '../endpoint.ts'

export const consoleMe = z.object({ staff: staffBrief, club: clubLook }).meta({ id: 'ConsoleMe' })
export type ConsoleMe = z.infer<typeof consoleMe>

/** Who signed in, and what they should know: wrong passwords since they last did, which may have been somebody else's. */
export const signedInAtConsole = consoleMe
  .extend({ wrongPasswords: z.object({ count: z.int(), lastAt: instant }).nullable() })
  .meta({ id: 'SignedInAtConsole' })

export const signInToConsole = endpoint({
  method: 'post',
  path: '/api/console/sign-in',
  summary: 'Login name, password and TOTP → a cookie session (req. 15.1)',
  audience: 'public',
  limit: 'secret',
  body: z.object({ loginName: text(60), password: secretWords(200), otp: z.string().regex(/^\d{6}$/) }),
  response: signedInAtConsole,
})

export const signOutOfConsole = endpoint({
  method: 'post',
  path: '/api/console/sign-out',
  summary: 'Revokes the cookie session',
  audience: 'console',
  roles: roles,
  limit: 'write',
  response: done,
})

export const getConsoleMe = endpoint({
  method: 'get',
  path: '/api/console/me',
  summary: 'Who is signed in',
  audience: 'console',
  roles: roles,
  limit: 'read',
  response: consoleMe,
})

export const memberSorts = ['name', 'joinedOn', 'qualifying', 'redeemable', 'lastVisitOn'] as const

export const consoleMemberRow = memberHit
  .extend({ balances, joinedOn: businessDate, lastVisitOn: businessDate.nullable() })
  .meta({ id: 'ConsoleMemberRow' })
export type ConsoleMemberRow = z.infer<typeof consoleMemberRow>

export const listConsoleMembers = endpoint({
  method: 'get',
  path: '/api/console/members',
  summary: 'Members of my stores: search, filter, sort, page',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  query: z.object({
    /** Any part of a name or plate, a whole phone, or the end of a number (req. 16.4). */
    q: text(40).optional(),
    tier: codeNamed.optional(),
    /** First and last day of joining. */
    joinedFrom: typedDate.optional(),
    joinedTo: typedDate.optional(),
    /** Tied to this one of my stores. */
    storeId: id.optional(),
    /** First and last day of the last visit. */
    lastVisitFrom: typedDate.optional(),
    lastVisitTo: typedDate.optional(),
    /** First and last day on which the tier rose. */
    upgradedFrom: typedDate.optional(),
    upgradedTo: typedDate.optional(),
    /** First and last day of the end of the membership. */
    endsFrom: typedDate.optional(),
    endsTo: typedDate.optional(),
    /** First and last day of the end of points that are left. */
    pointsEndFrom: typedDate.optional(),
    pointsEndTo: typedDate.optional(),
    sort: z.enum(memberSorts).optional(),
    direction: z.enum(['asc', 'desc']).optional(),
    cursor: cursor.optional(),
    limit: z.coerce.number<number>().int().min(1).max(100).optional(),
  }),
  response: z.object({
    ...boundedCount,
    tiers: z.array(tier),
    /** What the filter chooses among. */
    stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
    rows: z.array(consoleMemberRow),
    nextCursor: cursor.nullable(),
  }),
})

export const consoleMember = z
  .object({
    card: memberCard,
    phoneMasked: z.string().nullable(),
    area: z.string().nullable(),
    cars: z.array(car),
    recent: z.array(statementEntry),
    /** The version of the privacy text that they agreed to last (req. 15.3); null: they never used the mini-program. */
    consent: z.object({ version: z.string(), givenAt: instant }).nullable(),
  })
  .meta({ id: 'ConsoleMember' })
export type ConsoleMember = z.infer<typeof consoleMember>

export const getConsoleMember = endpoint({
  method: 'get',
  path: '/api/console/members/:memberId',
  summary: 'One member: card, balances, cars, recent points',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params: z.object({ memberId: id }),
  response: consoleMember,
})

export const explainMemberEntry = endpoint({
  method: 'get',
  path: '/api/console/members/:memberId/points/:entryId',
  summary: 'Which rule gave what for which line of this member’s entry (req. 2.4)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params: z.object({ memberId: id, entryId: id }),
  response: explainedEntry,
})
