import { defaultRules } from '@cheyou/domain'
import { newId } from '../../../../platform/db/ids.ts'
import { systemAct, type TestClub, type TestMember } from '../../../../testing/test-app.ts'
import { enrolMembers } from '../../../club/membership/index.ts'
import { recordCustomers, recordVehicles, type ArchiveCustomer, type ArchiveVehicle } from '../../customers/index.ts'
import { deskSourceOf } from '../../organisation/index.ts'

/** Somebody of the archive with one car. */
export interface Person {
  name: string
  phone: string | null
  plate: string | null
  vin: string
}

const UNSAID = {
  kind: 'person',
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
const UNSAID_CAR = {
  engineNumber: undefined,
  brand: undefined,
  series: undefined,
  model: undefined,
  gearbox: undefined,
  colour: undefined,
  keyNumber: undefined,
  purchasedOn: undefined,
  platedOn: undefined,
  purchasedHere: undefined,
  vehicleUse: undefined,
  warrantyEndsOn: undefined,
  insurer: undefined,
  insuranceEndsOn: undefined,
  insuredHere: undefined,
  advisorName: undefined,
}

interface Added {
  member: TestMember
  cardNumber: string
  /** The outside system says something else of them and their car. */
  says(person: Person): Promise<void>
}

/** Records a person as an outside system would, at the club’s store or another, and makes them a member. */
export async function addPerson({ app, storeId: own }: TestClub, person: Person, storeId = own): Promise<Added> {
  const { groupId, keys, db } = app
  const number = newId()
  const sourceId = (await deskSourceOf(db.read, groupId, storeId))!
  const says = ({ name, phone, plate, vin }: Person) =>
    db.unit(systemAct(groupId), async (unit) => {
      const customer: ArchiveCustomer = { ...UNSAID, number, name, phone }
      const car: ArchiveVehicle = { ...UNSAID_CAR, customerNumber: number, plate, vin }
      await recordCustomers(unit, keys, { sourceId, storeId }, [customer])
      await recordVehicles(unit, keys, { sourceId, storeId }, [car])
    })
  await says(person)
  const find = (statement: string, of: string) => db.read.one<{ id: string; cardNumber: string }>(statement, [of])
  const customerId = (await find('SELECT id FROM customers WHERE sourceNumber = ?', number))!.id
  await db.unit(systemAct(groupId), (unit) =>
    enrolMembers(unit, keys, {
      customerIds: [customerId],
      joinedOn: '2020-01-01',
      via: 'founding',
      rules: defaultRules(),
    }),
  )
  const { id, cardNumber } = (await find('SELECT id, cardNumber FROM members WHERE customerId = ?', customerId))!
  const vehicleId = (await find('SELECT id FROM vehicles WHERE vin = ?', person.vin))!.id
  return { member: { id, memberId: id, customerId, vehicleId }, cardNumber, says }
}
