import type { Unit } from '../../../platform/db/database.ts'
import type { DemoCrew } from '../../../platform/demo.ts'
import type { App } from '../../../wiring.ts'
import { recordCustomers, type ArchiveCustomer } from './record-archive.ts'
import { recordVehicles, type ArchiveVehicle } from './record-vehicles.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { sources } from '../organisation/organisation.tables.ts'

const UNKNOWN_PERSON = {
  kind: 'person',
  sex: null,
  birthDate: null,
  idNumber: null,
  address: null,
  area: '市区',
  postcode: null,
  industry: null,
  occupation: null,
  acquisitionChannel: null,
}
const UNKNOWN_CAR = {
  engineNumber: null,
  brand: null,
  gearbox: null,
  colour: null,
  keyNumber: null,
  platedOn: null,
  vehicleUse: 'family',
  warrantyEndsOn: null,
  insurer: null,
  insuranceEndsOn: null,
  insuredHere: null,
  advisorName: null,
}

/** Customers who have not joined yet: one bought here, one brings a car bought elsewhere, one is in the archive twice. */
const prospects: readonly ArchiveCustomer[] = [
  { ...UNKNOWN_PERSON, number: 'DEMO-1', name: '秦一鸣', phone: '19900000011' },
  { ...UNKNOWN_PERSON, number: 'DEMO-2', name: '苏晚晴', phone: '19900000012' },
  { ...UNKNOWN_PERSON, number: 'DEMO-3', name: '贺知秋', phone: '19900000013' },
  { ...UNKNOWN_PERSON, number: 'DEMO-4', name: '贺知秋（老客户）', phone: '19900000013' },
]
const cars: readonly ArchiveVehicle[] = [
  {
    ...UNKNOWN_CAR,
    vin: 'LS5A2AEE4KA900001',
    customerNumber: 'DEMO-1',
    plate: '贵A90001',
    series: '欧诺',
    model: '欧诺 1.5L 标准型',
    purchasedOn: '2025-06-18',
    purchasedHere: true,
  },
  {
    ...UNKNOWN_CAR,
    vin: 'LS5A2AEE6KA900002',
    customerNumber: 'DEMO-2',
    plate: '贵A90002',
    series: '欧尚',
    model: '欧尚 1.5L 舒适型',
    purchasedOn: '2023-03-02',
    purchasedHere: false,
  },
  {
    ...UNKNOWN_CAR,
    vin: 'LS5A2AEE8KA900003',
    customerNumber: 'DEMO-3',
    plate: '贵A90003',
    series: 'CS55',
    model: 'CS55 1.5T 豪华型',
    purchasedOn: '2024-08-09',
    purchasedHere: true,
  },
  {
    ...UNKNOWN_CAR,
    vin: 'LS5A2AEEXKA900004',
    customerNumber: 'DEMO-4',
    plate: '贵A90004',
    series: '欧诺',
    model: '欧诺 1.5L 标准型',
    purchasedOn: '2018-05-20',
    purchasedHere: true,
  },
]

/** Adds them to the archive of a store, as its desk would. */
export async function furnish(unit: Unit, app: App, { storeId }: DemoCrew): Promise<void> {
  const source = await firstRow(
    unit.sql,
    { id: sources.id },
    'SELECT id FROM sources WHERE storeId = ? ORDER BY id LIMIT 1',
    [storeId],
  )
  if (!source) throw new Error('A store without a source')
  const at = { sourceId: source.id, storeId }
  await recordCustomers(unit, app.keys, at, prospects)
  await recordVehicles(unit, app.keys, at, cars)
}
