import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { contentHash, whatIsSaid, type ArchiveSource, type RecordCounts } from './record-archive.ts'
import { tellChanged } from './customers.repository.ts'
import { text } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf, type NewRow } from '../../../platform/db/table.ts'
import { vehicles, customers, vehiclePeople } from './customers.tables.ts'

/** A car as an outside system has it. `undefined`: it says nothing about this field, so ours stays. */
export interface ArchiveVehicle {
  vin: string
  /** Whose car it is now, by the source's number. */
  customerNumber: string
  plate: string | null | undefined
  engineNumber: string | null | undefined
  brand: string | null | undefined
  series: string | null | undefined
  model: string | null | undefined
  gearbox: string | null | undefined
  colour: string | null | undefined
  keyNumber: string | null | undefined
  purchasedOn: BusinessDate | null | undefined
  platedOn: BusinessDate | null | undefined
  purchasedHere: boolean | null | undefined
  vehicleUse: string | null | undefined
  warrantyEndsOn: BusinessDate | null | undefined
  insurer: string | null | undefined
  insuranceEndsOn: BusinessDate | null | undefined
  insuredHere: boolean | null | undefined
  advisorName: string | null | undefined
}

/**
 * Records cars of an outside system and whose they are (req. 1.8, 4.1). A car that has changed hands keeps its history: the
 * tie to the former owner ends today, visits stay as they were (req. 4.6). The customers must be recorded already.
 */
export async function recordVehicles(
  unit: Unit,
  keys: Keyring,
  source: ArchiveSource,
  said: readonly ArchiveVehicle[],
): Promise<RecordCounts> {
  const counts: RecordCounts = { new: 0, changed: 0, same: 0 }
  if (said.length === 0) return counts
  const { groupId } = unit.act
  const known = await knownVehicles(unit, said)
  const inserted: NewRow<typeof vehicles>[] = []
  const owned: OwnedVehicle[] = []
  for (const vehicle of said) {
    const hash = contentHash(keys, vehicle)
    const before = known.get(vehicle.vin)
    if (before?.contentHash === hash) {
      counts.same++
      continue
    }
    const { customerNumber, ...columns } = vehicle
    const id = before?.id ?? newId()
    owned.push({ vehicleId: id, customerNumber, since: vehicle.purchasedOn ?? null })
    if (before) {
      counts.changed++
      await updateRows(unit.sql, vehicles, { ...whatIsSaid(columns), contentHash: hash, updatedAt: unit.now }, { id })
    } else {
      counts.new++
      inserted.push({ id, groupId, ...columns, contentHash: hash, createdAt: unit.now, updatedAt: unit.now })
    }
  }
  await insertRows(unit.sql, vehicles, inserted)
  await tieOwners(unit, source, owned)
  return counts
}

async function knownVehicles(unit: Unit, said: readonly ArchiveVehicle[]) {
  const found = await rows(
    unit.sql,
    pick(vehicles, 'id', 'vin', 'contentHash'),
    `SELECT id, vin, contentHash FROM vehicles WHERE groupId = ? AND vin IN (${placeholders(said.length)})`,
    [unit.act.groupId, ...said.map((vehicle) => vehicle.vin)],
  )
  return new Map(found.map((row) => [row.vin, row]))
}

interface OwnedVehicle {
  vehicleId: string
  customerNumber: string
  since: BusinessDate | null
}

const tieShape = pick(vehiclePeople, 'vehicleId', 'customerId', 'untilOn')
type Tie = RowOf<typeof tieShape>

/** Makes the customer of each car its owner and payer, and ends the ties of the former ones. */
async function tieOwners(unit: Unit, source: ArchiveSource, owned: readonly OwnedVehicle[]): Promise<void> {
  if (owned.length === 0) return
  const owners = await customerIds(unit, source, owned)
  const ties = Map.groupBy(await currentAndFormerOwners(unit, owned), (tie) => tie.vehicleId)
  const today = businessDateOf(unit.now)
  const inserted: NewRow<typeof vehiclePeople>[] = []
  for (const { vehicleId, customerNumber, since } of owned) {
    const customerId = owners.get(customerNumber)
    if (customerId === undefined) throw new Error('A car of a customer who is not recorded')
    const before = ties.get(vehicleId) ?? []
    const own = before.find((tie) => tie.customerId === customerId)
    const others = before.filter((tie) => tie.customerId !== customerId && tie.untilOn === null)
    for (const other of others)
      await updateRows(unit.sql, vehiclePeople, { untilOn: today }, { vehicleId, customerId: other.customerId })
    const sinceOn = before.length === 0 ? since : today
    if (!own) {
      const { groupId } = unit.act
      inserted.push({ vehicleId, customerId, groupId, role: 'owner', paying: true, sinceOn, untilOn: null })
    } else if (own.untilOn !== null) {
      await updateRows(
        unit.sql,
        vehiclePeople,
        { role: 'owner', paying: true, sinceOn, untilOn: null },
        { vehicleId, customerId },
      )
    }
  }
  await insertRows(unit.sql, vehiclePeople, inserted)
  await tellWhose(unit, owned)
}

/** Of a car that changed or changed hands: everybody who is or was tied to it. */
async function tellWhose(unit: Unit, owned: readonly OwnedVehicle[]): Promise<void> {
  const tied = await rows(
    unit.sql,
    { customerId: vehiclePeople.customerId },
    `SELECT DISTINCT customerId FROM vehicle_people WHERE vehicleId IN (${placeholders(owned.length)})`,
    owned.map(({ vehicleId }) => vehicleId),
  )
  tellChanged(
    unit,
    tied.map(({ customerId }) => customerId),
  )
}

async function customerIds(unit: Unit, { sourceId }: ArchiveSource, owned: readonly OwnedVehicle[]) {
  const numbers = [...new Set(owned.map((vehicle) => vehicle.customerNumber))]
  const found = await rows(
    unit.sql,
    { id: text(), sourceNumber: customers.sourceNumber },
    `SELECT COALESCE(mergedIntoId, id) AS id, sourceNumber FROM customers
     WHERE sourceId = ? AND sourceNumber IN (${placeholders(numbers.length)})`,
    [sourceId, ...numbers],
  )
  return new Map(found.map((row) => [row.sourceNumber, row.id]))
}

function currentAndFormerOwners(unit: Unit, owned: readonly OwnedVehicle[]): Promise<Tie[]> {
  return rows(
    unit.sql,
    tieShape,
    `SELECT vehicleId, customerId, untilOn FROM vehicle_people
     WHERE vehicleId IN (${placeholders(owned.length)}) AND (role = 'owner' OR paying = 1)`,
    owned.map((vehicle) => vehicle.vehicleId),
  )
}
