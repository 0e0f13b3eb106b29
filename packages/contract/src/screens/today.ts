import { z } from 'zod'
import { deskRoles, figureKinds, officeRoles } from '../codes.ts'
import { boundedCount, businessDate, fen, points } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** A figure that is the count of a list: asked with `filter`, that list has exactly so many rows. */
export const figure = z
  .object({
    kind: z.enum(figureKinds),
    ...boundedCount,
    /** What customers pay for these visits; null where it is about something else. */
    fen: fen.nullable(),
    /** Redeemable points that these visits gave, or that these redemptions took; null where it is about something else. */
    points: points.nullable(),
    filter: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Figure' })
export type Figure = z.infer<typeof figure>

/** Only figures above zero whose lists the caller may open. */
const figures = z.array(figure)

export const getWaiting = endpoint({
  method: 'get',
  path: '/api/console/waiting',
  summary: 'What waits for me, by kind: approvals, upgrades, collections, work that broke off',
  audience: 'console',
  roles: deskRoles,
  limit: 'read',
  response: z.object({ waiting: figures }),
})

export const getToday = endpoint({
  method: 'get',
  path: '/api/console/today',
  summary: 'What happens today at my stores, what changed since yesterday and what ends soon',
  audience: 'console',
  roles: deskRoles,
  limit: 'read',
  response: z.object({ asOf: businessDate, happening: figures, changed: figures, ending: figures }),
})

/** One month of settled visits; orders that give money back are not among them. */
export const visitMonth = z
  .object({ from: businessDate, to: businessDate, visits: z.int(), fen })
  .meta({ id: 'VisitMonth' })
export type VisitMonth = z.infer<typeof visitMonth>

export const getVisitMonths = endpoint({
  method: 'get',
  path: '/api/console/today/months',
  summary: 'Visits and spend of the last twelve months at my stores, the oldest first',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  response: z.object({ rows: z.array(visitMonth) }),
})
