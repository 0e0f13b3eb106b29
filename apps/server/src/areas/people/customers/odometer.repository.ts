import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRows, deleteRows } from '../../../platform/db/table-rows.ts'
import { odometerReadings } from './customers.tables.ts'

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
  await insertRows(
    unit.sql,
    odometerReadings,
    readings.map((reading) => ({ id: newId(), groupId, ...reading })),
  )
}

/** Takes the readings of visits away that are recorded again. */
export async function dropReadings(unit: Unit, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return
  await deleteRows(unit.sql, odometerReadings, { visitId: visitIds })
}
