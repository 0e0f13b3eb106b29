import { z } from 'zod'
import { managerRoles, roles, staffActs } from '../codes.ts'
import { id, instant, text } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const namedStore = z.object({ storeId: z.string(), name: z.string() })

/** Somebody of the staff as those who manage them see it (req. 15.1). */
export const staffMember = z
  .object({
    staffId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    stores: z.array(namedStore),
    /** At the console; null: they have no way in. */
    loginName: z.string().nullable(),
    /** Whether a WeChat user is bound to them. */
    phoneBound: z.boolean(),
    /** Until when the invitation for their phone may be used; null: there is none. */
    invitedUntil: instant.nullable(),
    /** At the console or on the phone, whichever was later. */
    lastSignInAt: instant.nullable(),
    /** Browsers that are signed in. */
    consoleSessions: z.int(),
    disabled: z.boolean(),
    /** What the person who asks may do with them; nothing with themselves, with those above, with those of other stores. */
    can: z.array(z.enum(staffActs)),
  })
  .meta({ id: 'StaffMember' })
export type StaffMember = z.infer<typeof staffMember>

const params = z.object({ staffId: id })
const place = z.object({ name: text(60), role: z.enum(roles), storeIds: z.array(id).min(1).max(200) })

export const listStaff = endpoint({
  method: 'get',
  path: '/api/console/staff',
  summary: 'Staff of my stores, of the whole group for its administrators, with what I may give them (req. 15.1)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({
    rows: z.array(staffMember),
    /** Roles and stores that the person who asks may give. */
    roles: z.array(z.enum(roles)),
    stores: z.array(namedStore),
  }),
})

export const addStaffMember = endpoint({
  method: 'post',
  path: '/api/console/staff',
  summary: 'Hires somebody; the ways in are given out by the two endpoints that follow',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: place,
  response: staffMember,
})

/**
 * Ways in are secrets told once, so that no answer of theirs is kept for repetitions: asked for again, a new one takes the place of
 * the one before.
 */
export const inviteStaffMember = endpoint({
  method: 'put',
  path: '/api/console/staff/:staffId/invitation',
  summary: 'A new invitation for their phone, told once, in place of the one before (req. 15.1)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params,
  response: z.object({ invitation: z.string(), expiresAt: instant }),
})

export const resetConsoleLogin = endpoint({
  method: 'put',
  path: '/api/console/staff/:staffId/console-login',
  summary: 'A new password and second factor, told once; ends their sessions at the console',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params,
  body: z.object({ loginName: text(60) }),
  response: z.object({
    loginName: z.string(),
    password: z.string(),
    /** For an authenticator: as text to type, and as the address that its QR code holds. */
    totpSecret: z.string(),
    totpAddress: z.string(),
  }),
})

export const changeStaffMember = endpoint({
  method: 'put',
  path: '/api/console/staff/:staffId',
  summary: 'Another name, role or stores; holds within seconds for those who are signed in',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params,
  body: place,
  response: staffMember,
})

export const disableStaffMember = endpoint({
  method: 'post',
  path: '/api/console/staff/:staffId/disable',
  summary: 'Lets somebody in no more; ends their sessions',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: staffMember,
})

export const enableStaffMember = endpoint({
  method: 'post',
  path: '/api/console/staff/:staffId/enable',
  summary: 'Lets somebody in again who was disabled',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  response: staffMember,
})

export const endStaffSessions = endpoint({
  method: 'post',
  path: '/api/console/staff/:staffId/end-sessions',
  summary: 'Signs somebody out everywhere; a phone that was unbound needs a new invitation',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ unbindPhones: z.boolean() }),
  response: staffMember,
})
