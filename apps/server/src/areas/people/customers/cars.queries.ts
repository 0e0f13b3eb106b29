import type { Car } from '@cheyou/contract'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { nullable } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { vehiclePeople, vehicles, odometerReadings } from './customers.tables.ts'

const carRowShape = {
  customerId: vehiclePeople.customerId,
  vehicleId: vehicles.id,
  ...pick(
    vehicles,
    'plate',
    'vin',
    'series',
    'model',
    'colour',
    'purchasedOn',
    'warrantyEndsOn',
    'insurer',
    'insuranceEndsOn',
    'advisorName',
  ),
  odometerKm: nullable(odometerReadings.km),
  odometerReadOn: nullable(odometerReadings.readOn),
}
type CarRow = RowOf<typeof carRowShape>

/** The latest trusted reading is the one by date, then by kilometres, among those that did not go backwards (req. 4.2). */
const latestReading = (column: string) =>
  `(SELECT r.${column} FROM odometer_readings r WHERE r.vehicleId = v.id AND r.suspect = 0
    ORDER BY r.readOn DESC, r.km DESC LIMIT 1)`

async function readCars(sql: Sql, customerIds: readonly string[]): Promise<CarRow[]> {
  if (customerIds.length === 0) return []
  return rows(
    sql,
    carRowShape,
    `SELECT vp.customerId, v.id AS vehicleId, v.plate, v.vin, v.series, v.model, v.colour, v.purchasedOn, v.warrantyEndsOn,
       v.insurer, v.insuranceEndsOn, v.advisorName, ${latestReading('km')} AS odometerKm, ${latestReading('readOn')} AS odometerReadOn
     FROM vehicle_people vp JOIN vehicles v ON v.id = vp.vehicleId
     WHERE vp.customerId IN (${placeholders(customerIds.length)}) AND vp.untilOn IS NULL
     ORDER BY v.purchasedOn DESC, v.id`,
    [...customerIds],
  )
}

const carOf = ({ customerId: _, advisorName: __, odometerKm, ...car }: CarRow): Car => ({
  ...car,
  odometerKm,
})

/** The cars of customers, newest purchase first, by customer (req. 1.8). */
export async function carsOf(sql: Sql, customerIds: readonly string[]): Promise<Map<string, Car[]>> {
  const byCustomer = Map.groupBy(await readCars(sql, customerIds), (row) => row.customerId)
  return new Map([...byCustomer].map(([customerId, found]) => [customerId, found.map(carOf)]))
}

/** The cars of one customer, and who advises them: the advisor of the newest car that has one. */
export async function carsAndAdvisor(
  sql: Sql,
  customerId: string,
): Promise<{ cars: Car[]; advisorName: string | null }> {
  const found = await readCars(sql, [customerId])
  return { cars: found.map(carOf), advisorName: found.find((row) => row.advisorName !== null)?.advisorName ?? null }
}
