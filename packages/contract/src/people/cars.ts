import { z } from 'zod'
import { lineKinds, payers, visitStates } from '../codes.ts'
import { businessDate, fen, id, pageQuery, points } from '../common.ts'
import { saving } from '../club/discounts.ts'
import { endpoint } from '../endpoint.ts'

export const car = z
  .object({
    vehicleId: z.string(),
    plate: z.string().nullable(),
    vin: z.string(),
    series: z.string().nullable(),
    model: z.string().nullable(),
    colour: z.string().nullable(),
    purchasedOn: businessDate.nullable(),
    warrantyEndsOn: businessDate.nullable(),
    insurer: z.string().nullable(),
    insuranceEndsOn: businessDate.nullable(),
    /** Latest trusted reading of the odometer. */
    odometerKm: z.int().nullable(),
    odometerReadOn: businessDate.nullable(),
  })
  .meta({ id: 'Car' })
export type Car = z.infer<typeof car>

export const visitLine = z
  .object({
    lineNo: z.int(),
    itemName: z.string(),
    lineKind: z.enum(lineKinds),
    payer: z.enum(payers),
    amountFen: fen,
  })
  .meta({ id: 'VisitLine' })

export const visit = z
  .object({
    visitId: z.string(),
    orderNumber: z.string(),
    state: z.enum(visitStates),
    settledOn: businessDate,
    storeName: z.string(),
    workType: z.string(),
    workTypeName: z.string(),
    odometerKm: z.int().nullable(),
    customerFen: fen,
    totalFen: fen,
    lines: z.array(visitLine),
    /** What the till took off, largest first; `customerFen` is what was paid after it. */
    savings: z.array(saving),
    /** Points this visit gave me, both tracks; null when it earned nothing for me. */
    earned: z.object({ qualifying: points, redeemable: points, entryId: z.string() }).nullable(),
  })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof visit>

export const listMyCars = endpoint({
  method: 'get',
  path: '/api/member/cars',
  summary: 'My cars (req. 1.8, 4.1)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: z.object({ rows: z.array(car) }),
})

export const getMyCar = endpoint({
  method: 'get',
  path: '/api/member/cars/:vehicleId',
  summary: 'One of my cars with its service history: orders, mileage, lines, points (req. 4.6)',
  audience: 'member',
  limit: 'read',
  kept: true,
  params: z.object({ vehicleId: id }),
  query: pageQuery,
  response: z.object({ car, visits: z.array(visit), nextCursor: z.string().nullable() }),
})
