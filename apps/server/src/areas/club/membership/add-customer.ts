import type { addCustomer as endpoint, EndpointInput, JoiningCustomer } from '@cheyou/contract'
import { normalisePlate, parsePhone, parseVin } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import {
  PHONE,
  recordCustomers,
  recordVehicles,
  tiedToOneOf,
  type ArchiveCustomer,
  type ArchiveVehicle,
} from '../../people/customers/index.ts'
import { deskSourceOf } from '../../people/organisation/index.ts'
import { joiningCustomers } from './joining-customers.queries.ts'
import { flag } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { customers } from '../../people/customers/customers.tables.ts'

type Request = EndpointInput<typeof endpoint>['body']

/**
 * Adds somebody to the archive whom no export knows yet, with the car they bring, so that they can join (req. 1.1, 1.7). A phone and a
 * car stand in it once: the one who has the phone is told, masked.
 * @throws PHONE_TAKEN `{name, member, here}`, VIN_TAKEN, INPUT_INVALID with the field
 */
export async function addCustomer(
  app: App,
  caller: StaffCaller,
  request: Request,
  idempotency: Idempotency,
): Promise<JoiningCustomer> {
  const { storeId } = request
  requireOwnStore(caller, storeId)
  const { customer, vehicle } = archived(request)
  const act = staffAct(app, caller, 'customers.add', { storeId, idempotency })
  return app.db.unit(act, async (unit) => {
    // Neither a phone nor two desks at the same moment are held apart by an index: they come one after the other.
    if (unit.sql.dialect === 'mysql')
      await unit.sql.one('SELECT id FROM dealer_groups WHERE id = ? FOR UPDATE', [app.groupId])
    await requireNew(unit, caller, app.keys.blindIndex(PHONE, customer.phone), vehicle?.vin ?? null)
    const sourceId = await deskSourceOf(unit.sql, app.groupId, storeId)
    if (sourceId === null) throw new Refusal('NOT_FOUND', { what: 'store' })
    await recordCustomers(unit, app.keys, { sourceId, storeId }, [customer])
    if (vehicle) await recordVehicles(unit, app.keys, { sourceId, storeId }, [vehicle])
    const of = { groupId: app.groupId, typed: customer.phone, now: unit.now }
    const [added] = await joiningCustomers(unit.sql, app.keys, caller, of)
    if (!added) throw new Error('A customer who was added is not there')
    return added
  })
}

/** As an export would have them; what nobody said stays unknown. */
function archived(request: Request): { customer: ArchiveCustomer & { phone: string }; vehicle: ArchiveVehicle | null } {
  const { name, car } = request
  const phone = parsePhone(request.phone)
  if (!phone.ok) throw new Refusal('INPUT_INVALID', { path: 'phone' })
  const number = `desk-${newId()}`
  const customer = { ...unsaid, number, name, kind: 'person', phone: phone.value }
  if (!car) return { customer, vehicle: null }
  const vin = parseVin(car.vin)
  if (!vin.ok) throw new Refusal('INPUT_INVALID', { path: 'car.vin' })
  const plate = car.plate === undefined ? null : normalisePlate(car.plate)
  const { purchasedHere } = car
  return { customer, vehicle: { ...unsaidCar, vin: vin.value, customerNumber: number, plate, purchasedHere } }
}

const unsaid = {
  sex: undefined,
  birthDate: undefined,
  idNumber: undefined,
  address: undefined,
  area: undefined,
  postcode: undefined,
  industry: undefined,
  occupation: undefined,
  acquisitionChannel: undefined,
}

const unsaidCar = {
  engineNumber: undefined,
  brand: undefined,
  series: undefined,
  model: undefined,
  gearbox: undefined,
  colour: undefined,
  keyNumber: undefined,
  purchasedOn: undefined,
  platedOn: undefined,
  vehicleUse: undefined,
  warrantyEndsOn: undefined,
  insurer: undefined,
  insuranceEndsOn: undefined,
  insuredHere: undefined,
  advisorName: undefined,
}

async function requireNew(unit: Unit, caller: StaffCaller, phoneHash: string, vin: string | null): Promise<void> {
  const { groupId } = unit.act
  const holder = await firstRow(
    unit.sql,
    { name: customers.name, member: flag(), here: flag() },
    `SELECT c.name, EXISTS (SELECT 1 FROM members m WHERE m.customerId = c.id) AS member,
       ${tiedToOneOf('c.id', caller.storeIds.length)} AS here
     FROM customers c WHERE c.groupId = ? AND c.id IN
       (SELECT COALESCE(x.mergedIntoId, x.id) FROM customers x WHERE x.groupId = ? AND x.phoneHash = ?) ORDER BY c.id LIMIT 1`,
    [...caller.storeIds, groupId, groupId, phoneHash],
  )
  if (holder) {
    const { name, member, here } = holder
    throw new Refusal('PHONE_TAKEN', { name: maskedName(name), member, here })
  }
  if (vin === null) return
  const car = await unit.sql.one('SELECT id FROM vehicles WHERE groupId = ? AND vin = ?', [groupId, vin])
  if (car) throw new Refusal('VIN_TAKEN')
}

/** The first character and how many follow: `贺**`. */
function maskedName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.min(rest.length, 3))
}
