import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'

/** What a car's odometer said on a day; a suspect reading runs backwards and counts for no forecast. */
export interface OdometerReading {
  vehicleId: string
  visitId: string
  readOn: string
  km: number
  suspect: boolean
}

export async function addReadings(unit: Unit, readings: readonly OdometerReading[]): Promise<void> {
  const { groupId } = unit.act
  await unit.sql.insert(
    'odometer_readings',
    readings.map((reading) => ({ id: newId(), groupId, ...reading })),
  )
}

/** Takes the readings of visits away that are recorded again. */
export async function dropReadings(unit: Unit, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return
  await unit.sql.run(`DELETE FROM odometer_readings WHERE visitId IN (${placeholders(visitIds.length)})`, [...visitIds])
}
