import { z } from 'zod'
import { deskRoles, visitShows } from '../codes.ts'
import { boundedCount, businessDate, fen, id, instant, page, pageQuery, points, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'

export const consoleVisitRow = z
  .object({
    visitId: z.string(),
    orderNumber: z.string(),
    storeName: z.string(),
    settledOn: businessDate,
    settledAt: instant,
    show: z.enum(visitShows),
    /** Null before the customer joined. */
    memberId: z.string().nullable(),
    customerName: z.string().nullable(),
    plate: z.string().nullable(),
    workTypeName: z.string(),
    /** What the customer pays after discounts. */
    customerFen: fen,
    /** What all payers pay. */
    totalFen: fen,
    /** Given, and not taken back since. */
    qualifying: points,
    redeemable: points,
    /** Who settled it at the till; null when the DMS brought it. */
    settledBy: z.string().nullable(),
  })
  .meta({ id: 'ConsoleVisitRow' })
export type ConsoleVisitRow = z.infer<typeof consoleVisitRow>

export const listConsoleVisits = endpoint({
  method: 'get',
  path: '/api/console/visits',
  summary: 'Visits at my stores, newest first',
  audience: 'console',
  roles: deskRoles,
  limit: 'read',
  query: pageQuery.extend({
    show: z.enum(visitShows).optional(),
    storeId: id.optional(),
    /** First and last day on which it was settled. */
    from: typedDate.optional(),
    to: typedDate.optional(),
  }),
  response: page(consoleVisitRow).extend({
    ...boundedCount,
    /** What the filter chooses among. */
    stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
  }),
})
