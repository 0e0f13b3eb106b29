import { z } from 'zod'
import { deskRoles, roles } from '../codes.ts'
import { businessDate, fen, id, instant, text, token } from '../common.ts'
import { memberCard, tier } from '../club/tiers.ts'
import { car } from '../people/cars.ts'
import { redemptionFacts, redemptionQuantity } from '../club/redemptions.ts'
import { endpoint } from '../endpoint.ts'

/** A short-lived proof that this member's card was scanned here just now; settling and handing over take it. */
export const presence = z.object({ token: z.string(), expiresAt: instant }).meta({ id: 'Presence' })

/** Who is at the desk. */
export const memberPanel = z
  .object({
    card: memberCard,
    phoneMasked: z.string().nullable(),
    cars: z.array(car),
    lastVisit: z
      .object({
        visitId: z.string(),
        settledOn: businessDate,
        workTypeName: z.string(),
        plate: z.string().nullable(),
        customerFen: fen,
      })
      .nullable(),
    advisorName: z.string().nullable(),
    openRedemptions: z.array(redemptionFacts),
    /** Vouchers that can be used today (req. 3.3), what ends first at the top. */
    usableVouchers: z.array(redemptionFacts),
  })
  .meta({ id: 'MemberPanel' })
export type MemberPanel = z.infer<typeof memberPanel>

export const redemptionPanel = z
  .object({
    redemption: redemptionFacts,
    /** null when the caller may not see the member's page. */
    memberId: z.string().nullable(),
    memberName: z.string(),
    memberTier: tier,
    /** What the caller may do now with the code before them. */
    can: z.array(z.enum(['hand_over', 'undo_hand_over', 'cancel'])),
    /** Why it cannot be handed over here and now; null when it can. */
    refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  })
  .meta({ id: 'RedemptionPanel' })
export type RedemptionPanel = z.infer<typeof redemptionPanel>

const scanned = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('member'), presence, member: memberPanel }),
    /** `proof`: that the code was shown here just now; handing over takes it. */
    z.object({ kind: z.literal('redemption'), proof: presence, redemption: redemptionPanel }),
  ])
  .meta({ id: 'Scanned' })
export type Scanned = z.infer<typeof scanned>

export const scan = endpoint({
  method: 'post',
  path: '/api/staff/scans',
  summary: 'Any code: a member’s card, a redemption (req. 1.6)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  body: z.object({ storeId: id, text: text(200) }),
  response: scanned,
})

export const getMemberPanel = endpoint({
  method: 'get',
  path: '/api/staff/members/:memberId',
  summary: 'One member of my stores',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params: z.object({ memberId: id }),
  response: memberPanel,
})

export const listWorkTypes = endpoint({
  method: 'get',
  path: '/api/staff/work-types',
  summary: 'The work types a visit can have, in the shop’s order',
  audience: 'staff',
  roles: roles,
  limit: 'read',
  kept: true,
  response: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) }),
})

export const handOver = endpoint({
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/hand-over',
  summary: 'Confirms that the reward was handed over (req. 3.2)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ redemptionId: id }),
  body: z.object({
    storeId: id,
    /** The `proof` of the redemption's scan, or the `presence` of the member's card: without either it is refused. */
    scanToken: token.optional(),
    presenceToken: token.optional(),
  }),
  response: redemptionPanel,
})

export const undoHandOver = endpoint({
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/undo-hand-over',
  summary: 'Takes a handing over back: the same day by the desk, later by a manager (req. 3.2)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ redemptionId: id }),
  body: z.object({ reason: text(200) }),
  response: redemptionPanel,
})

export const cancelForMember = endpoint({
  method: 'post',
  path: '/api/staff/redemptions/:redemptionId/cancel',
  summary: 'Cancels for a member, whole or in part, with a reason (req. 3.2)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  idempotent: true,
  params: z.object({ redemptionId: id }),
  body: z.object({ quantity: redemptionQuantity.optional(), reason: text(200) }),
  response: redemptionPanel,
})
