import { z } from 'zod'
import { deskRoles, managerRoles, membershipStates, officeRoles, tillRoles } from '../codes.ts'
import { businessDate, dictionaryCode, id, instant, text, token } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/**
 * A counted item of my tier's service package, with what is left of it in this membership year (req. 1.3): more than `perYear`
 * when some came back from a year that is over, which `used` is less by.
 */
export const benefitLeft = z
  .object({ code: z.string(), name: z.string(), perYear: z.int(), used: z.int(), left: z.int() })
  .meta({ id: 'BenefitLeft' })
export type BenefitLeft = z.infer<typeof benefitLeft>

/** The membership year that uses count in; in grace and after a lapse the one that ended. */
const benefitYear = z.object({
  state: z.enum(membershipStates),
  startsOn: businessDate,
  endsOn: businessDate,
  /** The next year is renewed already: counting begins again after `endsOn`. */
  renewed: z.boolean(),
  benefits: z.array(benefitLeft),
  /** The tier brings an advisor of one's own: the one of the newest car. */
  advisor: z.boolean(),
  advisorName: z.string().nullable(),
})

const useFields = {
  useId: z.string(),
  name: z.string(),
  quantity: z.int(),
  usedAt: instant,
  storeName: z.string(),
  /** The visit it was given on. */
  orderNumber: z.string().nullable(),
  /** Whether it counts in the year above; older ones are history. */
  thisYear: z.boolean(),
  undoneAt: instant.nullable(),
  /** A day of the later year that it came back to, when its own was over; null: its own. */
  returnedOn: businessDate.nullable(),
}

export const myBenefits = benefitYear
  .extend({
    /** Newest first, the last hundred. */
    uses: z.array(z.object(useFields)),
  })
  .meta({ id: 'MyBenefits' })
export type MyBenefits = z.infer<typeof myBenefits>

/** A use as staff see it: by whom, and why it was undone. */
export const benefitUse = z
  .object({
    ...useFields,
    staffName: z.string().nullable(),
    undoneBy: z.string().nullable(),
    undoReason: z.string().nullable(),
    can: z.array(z.enum(['undo'])),
  })
  .meta({ id: 'BenefitUse' })
export type BenefitUse = z.infer<typeof benefitUse>

export const memberBenefits = benefitYear
  .extend({
    /** Newest first, the last hundred. */
    uses: z.array(benefitUse),
    /** What the caller may do at their till. */
    can: z.array(z.enum(['use'])),
  })
  .meta({ id: 'MemberBenefits' })
export type MemberBenefits = z.infer<typeof memberBenefits>

const memberParams = z.object({ memberId: id })
const useParams = z.object({ useId: id })
const undoBody = z.object({ reason: text(200) })

export const getMyBenefits = endpoint({
  method: 'get',
  path: '/api/member/benefits',
  summary: 'What is left of my service package this year, and what I used (req. 1.3)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: myBenefits,
})

export const getMemberBenefits = endpoint({
  method: 'get',
  path: '/api/staff/members/:memberId/benefits',
  summary: 'The service package of a member of my stores: what is left, what was used, where and by whom (req. 1.3)',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params: memberParams,
  response: memberBenefits,
})

export const giveBenefitAtDesk = endpoint({
  method: 'post',
  path: '/api/staff/members/:memberId/benefit-uses',
  summary: 'Gives a benefit of the service package and counts it down (req. 3.4)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  idempotent: true,
  params: memberParams,
  body: z.object({
    storeId: id,
    /** From a scan; without one the member must be of this store. */
    presenceToken: token.optional(),
    code: dictionaryCode,
    quantity: z.int().min(1).max(20),
  }),
  response: z
    .object({
      used: z.object({ useId: z.string(), name: z.string(), quantity: z.int(), left: z.int() }),
      benefits: memberBenefits,
    })
    .meta({ id: 'BenefitUsed' }),
})
export type BenefitUsed = z.infer<typeof giveBenefitAtDesk.response>

export const undoBenefitUse = endpoint({
  method: 'post',
  path: '/api/staff/benefit-uses/:useId/undo',
  summary: 'Takes a use back with a reason: reception on the same day, managers later (req. 3.4)',
  audience: 'staff',
  roles: tillRoles,
  limit: 'desk',
  idempotent: true,
  params: useParams,
  body: undoBody,
  response: memberBenefits,
})

export const getConsoleBenefits = endpoint({
  method: 'get',
  path: '/api/console/members/:memberId/benefits',
  summary: 'The service package of a member: what is left, what was used (req. 1.3)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  params: memberParams,
  response: memberBenefits,
})

export const undoConsoleBenefitUse = endpoint({
  method: 'post',
  path: '/api/console/benefit-uses/:useId/undo',
  summary: 'A manager takes a use back with a reason (req. 3.4)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: useParams,
  body: undoBody,
  response: memberBenefits,
})
