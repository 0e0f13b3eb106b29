import { z } from 'zod'
import { managerRoles, staffActions } from './codes.ts'
import { id, instant, page, pageQuery, text, typedDate } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Something that one of the staff did (req. 15.1). */
export const act = z
  .object({
    actId: z.string(),
    at: instant,
    staffName: z.string(),
    /** One of `staffActions`, or of a version that called it otherwise. */
    action: z.string(),
    reason: z.string().nullable(),
    storeName: z.string().nullable(),
    /** Whom it was about, where it was about one member. */
    member: z.object({ memberId: z.string(), name: z.string(), cardNumber: z.string() }).nullable(),
  })
  .meta({ id: 'Act' })
export type Act = z.infer<typeof act>

export const listActs = endpoint({
  method: 'get',
  path: '/api/console/acts',
  summary: 'What the staff of my stores did, newest first: who, what, for whom and why (req. 15.1)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  query: pageQuery.extend({
    /** Whole phone, plate or card number of the member, or the beginning of their name. */
    q: text(40).optional(),
    staffId: id.optional(),
    action: z.enum(staffActions).optional(),
    from: typedDate.optional(),
    to: typedDate.optional(),
  }),
  response: page(act).extend({ staff: z.array(z.object({ staffId: z.string(), name: z.string() })) }),
})
