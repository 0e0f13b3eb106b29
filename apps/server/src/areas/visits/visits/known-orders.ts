import { instant, integer, placeholders, type Sql } from '../../../platform/db/sql.ts'
import type { OrderLine, OrderRecord } from './order-record.ts'

/** A visit that an order became earlier. */
export interface KnownVisit {
  id: string
  orderNumber: string
  revision: number
  state: string
  vehicleId: string
  customerId: string | null
  memberId: string | null
  settledAt: Date
  settledOn: string
  odometerSuspect: boolean
  contentHash: string
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

interface VisitRow extends Omit<KnownVisit, 'revision' | 'settledAt' | 'odometerSuspect'> {
  revision: unknown
  settledAt: unknown
  odometerSuspect: unknown
}

export async function readKnownOrders(
  sql: Sql,
  groupId: string,
  sourceId: string,
  orders: readonly OrderRecord[],
): Promise<KnownOrders> {
  const visits = await sql.all<VisitRow>(
    `SELECT id, orderNumber, revision, state, vehicleId, customerId, memberId, settledAt, settledOn, odometerSuspect, contentHash
     FROM visits WHERE sourceId = ? AND orderNumber IN (${placeholders(orders.length)})`,
    [sourceId, ...orders.map((order) => order.orderNumber)],
  )
  const vins = [...new Set(orders.map((order) => order.vin))]
  const vehicles = await sql.all<KnownVehicle & { vin: string }>(
    `SELECT v.id, v.vin, p.customerId AS payerId FROM vehicles v
       LEFT JOIN vehicle_people p ON p.vehicleId = v.id AND p.paying = 1 AND p.untilOn IS NULL
     WHERE v.groupId = ? AND v.vin IN (${placeholders(vins.length)})`,
    [groupId, ...vins],
  )
  return {
    visits: new Map(visits.map((row) => [row.orderNumber, knownVisit(row)])),
    vehicles: new Map(vehicles.map(({ vin, ...vehicle }) => [vin, vehicle])),
  }
}

function knownVisit(row: VisitRow): KnownVisit {
  return {
    ...row,
    revision: integer(row.revision),
    settledAt: instant(row.settledAt),
    odometerSuspect: integer(row.odometerSuspect) === 1,
  }
}

/** The readings of cars, by car. */
export async function readingsOf(sql: Sql, vehicleIds: readonly string[]): Promise<Map<string, Reading[]>> {
  if (vehicleIds.length === 0) return new Map()
  const rows = await sql.all<Reading & { vehicleId: string }>(
    `SELECT vehicleId, visitId, readOn, km FROM odometer_readings WHERE vehicleId IN (${placeholders(vehicleIds.length)})`,
    [...vehicleIds],
  )
  return Map.groupBy(rows, (row) => row.vehicleId)
}

/** The lines that visits have now, by visit. */
export async function storedLines(sql: Sql, visitIds: readonly string[]): Promise<Map<string, OrderLine[]>> {
  if (visitIds.length === 0) return new Map()
  const rows = await sql.all<OrderLine & { visitId: string; quantityMilli: unknown; amountFen: unknown }>(
    `SELECT visitId, lineNo, itemCode, itemName, lineKind, quantityMilli, amountFen, payer FROM visit_lines
     WHERE visitId IN (${placeholders(visitIds.length)})`,
    [...visitIds],
  )
  const lines = rows.map((row) => ({
    ...row,
    quantityMilli: integer(row.quantityMilli),
    amountFen: integer(row.amountFen),
  }))
  return Map.groupBy(lines, (line) => line.visitId)
}
