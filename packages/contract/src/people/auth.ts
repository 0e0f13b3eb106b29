import { z } from 'zod'
import { bindingStates, roles } from '../codes.ts'
import { done, instant, text } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { clubLook } from './club-look.ts'

export const staffBrief = z
  .object({
    staffId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
  })
  .meta({ id: 'StaffBrief' })
export type StaffBrief = z.infer<typeof staffBrief>

/** Who this session is: how far the binding has come, and the staff side if there is one. */
export const whoAmI = z
  .object({
    club: clubLook,
    binding: z.enum(bindingStates),
    phoneMasked: z.string().nullable(),
    member: z.object({ memberId: z.string(), name: z.string(), cardNumber: z.string() }).nullable(),
    staff: staffBrief.nullable(),
    /** A change of the privacy text asks those who agreed to an earlier one again (req. 15.3). */
    consentAsked: z.boolean(),
  })
  .meta({ id: 'WhoAmI' })
export type WhoAmI = z.infer<typeof whoAmI>

export const signedIn = z.object({ token: z.string(), expiresAt: instant, who: whoAmI }).meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof signedIn>

const wechatCode = z.string().regex(/^[\x21-\x7e]{1,128}$/)

export const signInWithWechat = endpoint({
  method: 'post',
  path: '/api/auth/wechat',
  summary: 'wx.login code → a session of our own (req. 1.7)',
  audience: 'public',
  limit: 'signIn',
  body: z.object({ code: wechatCode }),
  response: signedIn,
})

export const bindPhone = endpoint({
  method: 'post',
  path: '/api/auth/phone',
  summary: 'WeChat-verified phone → the archive with that phone becomes theirs (req. 1.7, 15.3)',
  audience: 'session',
  limit: 'secret',
  body: z.object({ code: wechatCode, consentVersion: text(20) }),
  response: whoAmI,
})

export const acceptInvitation = endpoint({
  method: 'post',
  path: '/api/auth/staff-invitation',
  summary: 'Binds this WeChat user to a staff member by an invitation (req. 15.1)',
  audience: 'session',
  limit: 'secret',
  body: z.object({ invitation: text(64) }),
  response: whoAmI,
})

export const getWhoAmI = endpoint({
  method: 'get',
  path: '/api/auth/me',
  summary: 'Who this session is',
  audience: 'session',
  limit: 'read',
  kept: true,
  response: whoAmI,
})

export const signOut = endpoint({
  method: 'post',
  path: '/api/auth/sign-out',
  summary: 'Revokes this session',
  audience: 'session',
  limit: 'write',
  response: done,
})
