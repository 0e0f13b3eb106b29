import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { OrderLine, OrderRecord } from './order-record.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { visits, visitLines, type RefundKind } from './visits.tables.ts'
import { vehicles, vehiclePeople, odometerReadings } from '../../people/customers/customers.tables.ts'

/** A visit that an order became earlier. */
export interface KnownVisit {
  id: string
  orderNumber: string
  revision: number
  state: 'settled' | 'void'
  vehicleId: string
  customerId: string | null
  memberId: string | null
  settledAt: Date
  settledOn: string
  workType: string
  odometerSuspect: boolean
  contentHash: string
  refund: RefundKind | null
  originalOrderNumber: string | null
}

export interface KnownVehicle {
  id: string
  /** Who pays for it now: theirs are the points of a new visit (req. 1.8). */
  payerId: string | null
}

export interface Reading {
  visitId: string | null
  readOn: string
  km: number
}

/** All that a batch of orders is compared with. */
export interface KnownOrders {
  visits: Map<string, KnownVisit>
  /** By VIN. */
  vehicles: Map<string, KnownVehicle>
}

const visitRowShape = pick(
  visits,
  'revision',
  'settledAt',
  'odometerSuspect',
  'id',
  'memberId',
  'customerId',
  'contentHash',
  'vehicleId',
  'state',
  'orderNumber',
  'settledOn',
  'workType',
  'refund',
  'originalOrderNumber',
)

export async function readKnownOrders(
  sql: Sql,
  groupId: string,
  sourceId: string,
  orders: readonly OrderRecord[],
): Promise<KnownOrders> {
  const known = await rows(
    sql,
    visitRowShape,
    `SELECT id, orderNumber, revision, state, vehicleId, customerId, memberId, settledAt, settledOn, workType, odometerSuspect, contentHash,
       refund, originalOrderNumber
     FROM visits WHERE sourceId = ? AND orderNumber IN (${placeholders(orders.length)})`,
    [sourceId, ...orders.map((order) => order.orderNumber)],
  )
  const vins = [...new Set(orders.map((order) => order.vin))]
  const cars = await rows(
    sql,
    { ...pick(vehicles, 'id', 'vin'), payerId: nullable(vehiclePeople.customerId) },
    `SELECT v.id, v.vin, p.customerId AS payerId FROM vehicles v
       LEFT JOIN vehicle_people p ON p.vehicleId = v.id AND p.paying = 1 AND p.untilOn IS NULL
     WHERE v.groupId = ? AND v.vin IN (${placeholders(vins.length)})`,
    [groupId, ...vins],
  )
  return {
    visits: new Map(known.map((row) => [row.orderNumber, row])),
    vehicles: new Map(cars.map(({ vin, ...vehicle }) => [vin, vehicle])),
  }
}

/** The readings of cars, by car. */
export async function readingsOf(sql: Sql, vehicleIds: readonly string[]): Promise<Map<string, Reading[]>> {
  if (vehicleIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(odometerReadings, 'visitId', 'readOn', 'km', 'vehicleId'),
    `SELECT vehicleId, visitId, readOn, km FROM odometer_readings WHERE vehicleId IN (${placeholders(vehicleIds.length)})`,
    [...vehicleIds],
  )
  return Map.groupBy(found, (row) => row.vehicleId)
}

/** The lines that visits have now, by visit. */
export async function storedLines(sql: Sql, visitIds: readonly string[]): Promise<Map<string, OrderLine[]>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(visitLines, 'lineNo', 'itemCode', 'itemName', 'lineKind', 'quantityMilli', 'amountFen', 'payer', 'visitId'),
    `SELECT visitId, lineNo, itemCode, itemName, lineKind, quantityMilli, amountFen, payer FROM visit_lines
     WHERE visitId IN (${placeholders(visitIds.length)})`,
    [...visitIds],
  )
  return Map.groupBy(found, (line) => line.visitId)
}
