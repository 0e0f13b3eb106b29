import { z } from 'zod'
import { deskRoles, lineKinds, payers, visitActs, visitShows } from '../codes.ts'
import { lineDiscount, saving } from '../club/discounts.ts'
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

/** What the caller may do with the visit now. */
const can = z.array(z.enum(visitActs))

export const todayVisitRow = consoleVisitRow.extend({ can }).meta({ id: 'TodayVisitRow' })
export type TodayVisitRow = z.infer<typeof todayVisitRow>

export const listTodayVisits = endpoint({
  method: 'get',
  path: '/api/staff/today-visits',
  summary: 'Visits of one of my stores today, newest first',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  query: pageQuery.extend({ storeId: id }),
  response: page(todayVisitRow).extend({
    ...boundedCount,
    /** What customers paid, those taken back left out. */
    customerFen: fen,
  }),
})

/** One visit as it stands: lines as they are paid, what came off each, what it gave, and whether it was taken back. */
export const visitRecord = z
  .object({
    visit: todayVisitRow,
    /** Raised by every correction; correcting takes it. */
    revision: z.int(),
    vehicleId: z.string(),
    odometerKm: z.int().nullable(),
    /** What the customer would have paid. */
    grossFen: fen,
    lines: z.array(
      z.object({
        lineNo: z.int(),
        itemName: z.string(),
        lineKind: z.enum(lineKinds),
        payer: z.enum(payers),
        /** After what came off it. */
        amountFen: fen,
        taken: z.array(lineDiscount),
      }),
    ),
    savings: z.array(saving),
    /** How often a receipt was printed. */
    receipts: z.int(),
    /** By whom of the staff, when and why it was taken back; null while it counts, and when the DMS voided it. */
    voided: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'VisitRecord' })
export type VisitRecord = z.infer<typeof visitRecord>

export const getVisitRecord = endpoint({
  method: 'get',
  path: '/api/staff/visits/:visitId',
  summary: 'One visit at a store of mine, or of a member whom I may see',
  audience: 'staff',
  roles: deskRoles,
  limit: 'desk',
  params: z.object({ visitId: id }),
  response: visitRecord,
})
