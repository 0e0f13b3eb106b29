import { z } from 'zod'
import { agreementStates, managerRoles } from '../codes.ts'
import { businessDate, days, id, instant, page, pageQuery, text, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** What is paid of 1000. */
const rateMilli = z.int().min(100).max(1000)

/** Prices agreed with a fleet (req. 3.5). */
export const agreement = z
  .object({
    agreementId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    cardNumber: z.string(),
    name: z.string(),
    labourMilli: z.int(),
    partsMilli: z.int(),
    /** First and last day. */
    fromOn: businessDate,
    untilOn: businessDate,
    state: z.enum(agreementStates),
    agreedBy: z.string(),
    agreedAt: instant,
    endedBy: z.string().nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    can: z.array(z.enum(['end'])),
  })
  .meta({ id: 'Agreement' })
export type Agreement = z.infer<typeof agreement>

export const listAgreements = endpoint({
  method: 'get',
  path: '/api/console/agreements',
  summary: 'Agreed prices of companies of my stores, newest first, those that ended too (req. 3.5)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  /** Days on which it was agreed. */
  query: pageQuery.extend({ state: z.enum(agreementStates).optional(), ...days }),
  response: page(agreement).extend({ count: z.int() }),
})

export const findCompanies = endpoint({
  method: 'get',
  path: '/api/console/companies',
  summary:
    'Companies among the members of my stores, by the beginning of their name, card number, phone or plate; the largest fleets first',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  query: z.object({ q: text(40).optional() }),
  response: z.object({
    rows: z.array(z.object({ memberId: z.string(), name: z.string(), cardNumber: z.string(), cars: z.int() })),
  }),
})

export const agreeTerms = endpoint({
  method: 'post',
  path: '/api/console/members/:memberId/agreements',
  summary: 'Agrees on prices with a company; never two at once (req. 3.5)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ memberId: id }),
  body: z
    .object({
      name: text(60),
      labourMilli: rateMilli,
      partsMilli: rateMilli,
      fromOn: typedDate,
      untilOn: typedDate,
    })
    .refine(({ labourMilli, partsMilli }) => labourMilli < 1000 || partsMilli < 1000, { path: ['labourMilli'] }),
  response: agreement,
})

export const endAgreement = endpoint({
  method: 'post',
  path: '/api/console/agreements/:agreementId/end',
  summary: 'Ends agreed prices at once, with a reason; visits until now keep theirs (req. 3.5)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: z.object({ agreementId: id }),
  body: z.object({ reason: text(200) }),
  response: agreement,
})
