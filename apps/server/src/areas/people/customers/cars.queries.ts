import type { Car } from '@cheyou/contract'
import { integer, placeholders, type Sql } from '../../../platform/db/sql.ts'

interface CarRow {
  customerId: string
  vehicleId: string
  plate: string | null
  vin: string
  series: string | null
  model: string | null
  colour: string | null
  purchasedOn: string | null
  warrantyEndsOn: string | null
  insurer: string | null
  insuranceEndsOn: string | null
  odometerKm: unknown
  odometerReadOn: string | null
  advisorName: string | null
}

/** The latest trusted reading is the one by date, then by kilometres, among those that did not go backwards (req. 4.2). */
const latestReading = (column: string) =>
  `(SELECT r.${column} FROM odometer_readings r WHERE r.vehicleId = v.id AND r.suspect = 0
    ORDER BY r.readOn DESC, r.km DESC LIMIT 1)`

async function readCars(sql: Sql, customerIds: readonly string[]): Promise<CarRow[]> {
  if (customerIds.length === 0) return []
  return sql.all<CarRow>(
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
  odometerKm: odometerKm === null ? null : integer(odometerKm),
})

/** The cars of customers, newest purchase first, by customer (req. 1.8). */
export async function carsOf(sql: Sql, customerIds: readonly string[]): Promise<Map<string, Car[]>> {
  const byCustomer = Map.groupBy(await readCars(sql, customerIds), (row) => row.customerId)
  return new Map([...byCustomer].map(([customerId, rows]) => [customerId, rows.map(carOf)]))
}

/** The cars of one customer, and who advises them: the advisor of the newest car that has one. */
export async function carsAndAdvisor(
  sql: Sql,
  customerId: string,
): Promise<{ cars: Car[]; advisorName: string | null }> {
  const rows = await readCars(sql, [customerId])
  return { cars: rows.map(carOf), advisorName: rows.find((row) => row.advisorName !== null)?.advisorName ?? null }
}
