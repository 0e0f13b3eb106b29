import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { businessDate, fen, id, instant } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const count = z.int()

/** Where the customers who are no members yet would enter, by their rank in what they paid (req. 1.2). */
export const entryPreview = z
  .object({
    asOf: businessDate,
    /** Everybody in the archive: they are ranked together. */
    customers: count,
    /** Of them no members yet, in all and by the tier they enter on, the highest first. */
    joining: count,
    tiers: z.array(
      z.object({
        tier: z.string(),
        name: z.string(),
        joining: count,
        /** The least spending of the whole archive that got there; null for nobody. */
        leastSpendFen: fen.nullable(),
      }),
    ),
  })
  .meta({ id: 'EntryPreview' })
export type EntryPreview = z.infer<typeof entryPreview>

/** `interrupted`: its job was cancelled or given up; starting again takes it up where it stood. */
export const enrolmentStates = ['running', 'done', 'interrupted'] as const

/** Existing customers being taken in (req. 1.2), with the preview it began with. */
export const enrolment = z
  .object({
    enrolmentId: z.string(),
    /** Works on it, or did; null when it is no longer kept. */
    jobId: id.nullable(),
    state: z.enum(enrolmentStates),
    asOf: businessDate,
    customersDone: count,
    customersTotal: count,
    /** Who joined by it; somebody may have joined at the desk meanwhile. */
    joined: count,
    startedAt: instant,
    finishedAt: instant.nullable(),
    preview: entryPreview,
  })
  .meta({ id: 'Enrolment' })
export type Enrolment = z.infer<typeof enrolment>

export const previewEnrolment = endpoint({
  method: 'get',
  path: '/api/console/enrolments/preview',
  summary: 'How many existing customers would land in each tier today; changes nothing (req. 1.2)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: entryPreview,
})

export const startEnrolment = endpoint({
  method: 'post',
  path: '/api/console/enrolments',
  summary:
    'Takes all existing customers in on the tier of their history, or goes on where that was interrupted; answers at once',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  response: z.object({ enrolmentId: id }),
})

export const getNewestEnrolment = endpoint({
  method: 'get',
  path: '/api/console/enrolments/newest',
  summary: 'The newest enrolment of existing customers with its progress or its result; null before the first',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({ enrolment: enrolment.nullable() }),
})
