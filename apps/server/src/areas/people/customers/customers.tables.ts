import {
  date,
  flag,
  id,
  longText,
  moment,
  nullable,
  primary,
  ref,
  whole,
  withDefault,
  words,
} from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** A customer's archive. Phone, ID number and address are encrypted; the hashes serve exact search (req. 15.2). */
export const customers = table(
  'customers',
  {
    id: id(),
    groupId: ref(),
    sourceId: ref(),
    sourceNumber: words(40),
    kind: words(12),
    name: words(80),
    /** `nameKeyOf` the name. */
    nameKey: withDefault(words(80), ''),
    sex: nullable(words(8)),
    birthDate: nullable(date()),
    phone: nullable(words(255)),
    phoneHash: nullable(words(64)),
    /** Of the last four digits: many customers share it (docs/security.md). */
    phoneTailHash: nullable(words(64)),
    idNumber: nullable(words(255)),
    idNumberHash: nullable(words(64)),
    address: nullable(longText()),
    area: nullable(words(40)),
    postcode: nullable(words(10)),
    industry: nullable(words(40)),
    occupation: nullable(words(40)),
    acquisitionChannel: nullable(words(40)),
    /** The archive in which this one went on, when the two were one person's (req. 1.7). */
    mergedIntoId: nullable(ref()),
    contentHash: words(64),
    createdAt: moment(),
    updatedAt: moment(),
  },
  [
    { name: 'ux_customers_source', columns: ['sourceId', 'sourceNumber'], unique: true },
    { name: 'ix_customers_phone', columns: ['groupId', 'phoneHash'] },
    { name: 'ix_customers_phone_tail', columns: ['groupId', 'phoneTailHash'] },
    { name: 'ix_customers_id_number', columns: ['groupId', 'idNumberHash'] },
    { name: 'ix_customers_name_key', columns: ['groupId', 'nameKey', 'id'] },
    { name: 'ix_customers_kind', columns: ['groupId', 'kind'] },
    { name: 'ix_customers_merged', columns: ['mergedIntoId'] },
  ],
)

/** Which stores know this customer: their staff see them. */
export const customerStores = table(
  'customer_stores',
  { customerId: primary(ref()), storeId: primary(ref()), groupId: ref() },
  [{ name: 'ix_customer_stores_store', columns: ['storeId', 'customerId'] }],
)

export const vehicles = table(
  'vehicles',
  {
    id: id(),
    groupId: ref(),
    vin: words(17),
    plate: nullable(words(12)),
    engineNumber: nullable(words(40)),
    brand: nullable(words(40)),
    series: nullable(words(40)),
    model: nullable(words(80)),
    gearbox: nullable(words(20)),
    colour: nullable(words(20)),
    keyNumber: nullable(words(20)),
    purchasedOn: nullable(date()),
    platedOn: nullable(date()),
    purchasedHere: nullable(flag()),
    vehicleUse: nullable(words(40)),
    warrantyEndsOn: nullable(date()),
    insurer: nullable(words(40)),
    insuranceEndsOn: nullable(date()),
    insuredHere: nullable(flag()),
    advisorName: nullable(words(40)),
    contentHash: words(64),
    createdAt: moment(),
    updatedAt: moment(),
  },
  [
    { name: 'ux_vehicles_vin', columns: ['groupId', 'vin'], unique: true },
    { name: 'ix_vehicles_plate', columns: ['groupId', 'plate'] },
  ],
)

/** Ties a car and a person, with role and dates; one of them pays and gets the points (req. 1.8). */
export const vehiclePeople = table(
  'vehicle_people',
  {
    vehicleId: primary(ref()),
    customerId: primary(ref()),
    groupId: ref(),
    role: words(12),
    paying: flag(),
    sinceOn: nullable(date()),
    untilOn: nullable(date()),
  },
  [{ name: 'ix_vehicle_people_present', columns: ['customerId', 'untilOn'] }],
)

/** A reading of the odometer; one that goes backwards is kept, marked and left out of forecasts (req. 4.2). */
export const odometerReadings = table(
  'odometer_readings',
  {
    id: id(),
    groupId: ref(),
    vehicleId: ref(),
    visitId: nullable(ref()),
    readOn: date(),
    km: whole(),
    suspect: flag(),
  },
  [
    { name: 'ix_odometer_readings_vehicle', columns: ['vehicleId', 'readOn', 'km'] },
    { name: 'ux_odometer_readings_visit', columns: ['visitId'], unique: true },
  ],
)

export const customersTables = [customers, customerStores, vehicles, vehiclePeople, odometerReadings]
