import { z } from 'zod'
import { deskRoles, findKinds } from '../codes.ts'
import { businessDate, done, id, text } from '../common.ts'
import { memberHit } from '../club/tiers.ts'
import { endpoint } from '../endpoint.ts'

/** A member who was found, with why: `text.slice(from, to)` is what fits what was typed. */
export const memberFound = memberHit
  .extend({
    why: z.object({
      kind: z.enum(findKinds),
      /** Shown as it is; a phone is masked, a VIN cut to its end. */
      text: z.string(),
      from: z.int().min(0),
      to: z.int().min(0),
      /** The whole number or plate was typed, not a part of it. */
      whole: z.boolean(),
    }),
    /** The order that was found by its number. */
    order: z.object({ visitId: z.string(), orderNumber: z.string(), settledOn: businessDate }).nullable(),
  })
  .meta({ id: 'MemberFound' })
export type MemberFound = z.infer<typeof memberFound>

/** The surest first, at most 20; `more`: there are others. */
const found = z.object({ rows: z.array(memberFound), more: z.boolean() }).meta({ id: 'MembersFound' })
export type MembersFound = z.infer<typeof found>

/** Newest first. */
const recent = z.object({ rows: z.array(memberHit) }).meta({ id: 'RecentMembers' })

// What is typed may be a whole phone: it goes in a body, for addresses are written into logs.
const typed = z.object({ q: text(40) })
const params = z.object({ memberId: id })

export const findMembers = endpoint({
  method: 'post',
  path: '/api/staff/find',
  summary: 'Finds members of my stores by any part of what is known of them (req. 16.4)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  body: typed,
  response: found,
})

export const listRecentMembers = endpoint({
  method: 'get',
  path: '/api/staff/recent-members',
  summary: 'Whom I opened last',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  response: recent,
})

export const noteOpenedMember = endpoint({
  method: 'put',
  path: '/api/staff/recent-members/:memberId',
  summary: 'I opened this member: they are offered again',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params,
  response: done,
})
