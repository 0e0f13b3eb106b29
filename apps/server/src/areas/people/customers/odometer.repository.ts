import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { RowsFor } from '../../../platform/db/sql.ts'
import { deleteRows, rowsFor } from '../../../platform/db/table-rows.ts'
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
  const { table, rows } = readingRows(unit, readings)
  await unit.sql.insert(table, rows)
}

/** Readings to be inserted along with the visits that they belong to. */
export const readingRows = ({ act: { groupId } }: Unit, readings: readonly OdometerReading[]): RowsFor =>
  rowsFor(
    odometerReadings,
    readings.map((reading) => ({ id: newId(), groupId, ...reading })),
  )

/** Takes the readings of visits away that are recorded again. */
export async function dropReadings(unit: Unit, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return
  await deleteRows(unit.sql, odometerReadings, { visitId: visitIds })
}
