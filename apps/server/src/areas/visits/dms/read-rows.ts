import {
  accept,
  normalisePlate,
  normaliseVin,
  parseIdNumber,
  parsePhone,
  parsePlate,
  parseVin,
  parseYuan,
  addDays,
  reject,
  type LineKind,
  type Payer,
  type VisitState,
} from '@cheyou/domain'
import type { ArchiveCustomer, ArchiveVehicle } from '../../people/customers/index.ts'
import type { OrderLine, OrderRecord } from '../visits/index.ts'
import { day, fieldReader, quantityMilli, text, wholeNumber, word, yesNo } from './fields.ts'
import type { Cells, FieldReader, Parsed } from './fields.ts'
import type { Mapping } from './mapping.ts'

/** How rows are read: the mapping, and by how many days business dates are moved (the demo, whole weeks). */
export interface RowContext {
  words: Mapping['words']
  shiftDays: number
}

const KM_MAX = 9_999_999

/** The customer in a row of the archive; the row may have others on them too. */
export function readCustomer(cells: Cells, { words }: RowContext): { customer: ArchiveCustomer; fields: FieldReader } {
  const fields = fieldReader(cells)
  const customer: ArchiveCustomer = {
    number: fields.need('customerNumber', text(40), ''),
    name: fields.need('customerName', text(80), ''),
    kind: fields.maybe('customerKind', word(words.customerKind)) ?? 'person',
    sex: fields.maybe('sex', word(words.sex)),
    birthDate: fields.maybe('birthDate', day),
    phone: fields.maybe('phone', phone(fields)),
    idNumber: fields.maybe('idNumber', idNumber(fields)),
    address: fields.maybe('address', text(200)),
    area: fields.maybe('area', text(40)),
    postcode: fields.maybe('postcode', text(10)),
    industry: fields.maybe('industry', text(40)),
    occupation: fields.maybe('occupation', text(40)),
    acquisitionChannel: fields.maybe('acquisitionChannel', text(40)),
  }
  return { customer, fields }
}

export function readVehicle(cells: Cells, context: RowContext): { vehicle: ArchiveVehicle; fields: FieldReader } {
  const { words } = context
  const fields = fieldReader(cells)
  const moved = movedDay(context)
  const vehicle: ArchiveVehicle = {
    customerNumber: cells('customerNumber')?.trim() ?? '',
    vin: fields.need('vin', parseVin, ''),
    plate: fields.maybe('plate', plate(fields)),
    engineNumber: fields.maybe('engineNumber', text(40)),
    brand: fields.maybe('brand', text(40)),
    series: fields.maybe('series', text(40)),
    model: fields.maybe('model', text(80)),
    gearbox: fields.maybe('gearbox', text(20)),
    colour: fields.maybe('colour', text(20)),
    keyNumber: fields.maybe('keyNumber', text(20)),
    purchasedOn: fields.maybe('purchasedOn', moved),
    platedOn: fields.maybe('platedOn', moved),
    purchasedHere: fields.maybe('purchasedHere', yesNo(words.purchasedHere)),
    vehicleUse: fields.maybe('vehicleUse', word(words.vehicleUse)),
    warrantyEndsOn: fields.maybe('warrantyEndsOn', moved),
    insurer: fields.maybe('insurer', text(40)),
    insuranceEndsOn: fields.maybe('insuranceEndsOn', moved),
    insuredHere: fields.maybe('insuredHere', yesNo(words.insuredHere)),
    advisorName: fields.maybe('advisorName', text(40)),
  }
  return { vehicle, fields }
}

export type OrderHead = Omit<OrderRecord, 'lines'>

export function readOrder(cells: Cells, context: RowContext): { order: OrderHead; fields: FieldReader } {
  const fields = fieldReader(cells)
  const moved = movedDay(context)
  const settledOn = fields.need('settledOn', settlementDay(context), '')
  const arrivedOn = fields.maybe('arrivedOn', moved) ?? settledOn
  const originalOrderNumber = fields.maybe('originalOrderNumber', text(40))
  const order: OrderHead = {
    orderNumber: fields.need('orderNumber', text(40), ''),
    ...(originalOrderNumber && { originalOrderNumber }),
    state: fields.need('state', word(context.words.state), 'settled') as VisitState,
    settledOn,
    arrivedOn,
    // Whether the car exists is asked of the archive; a wrong VIN is not in it.
    vin: fields.need('vin', (raw) => accept(normaliseVin(raw)), ''),
    plate: fields.maybe('plate', plate(fields)) ?? null,
    bringerName: fields.maybe('bringerName', text(80)) ?? null,
    bringerPhone: fields.maybe('bringerPhone', phone(fields)) ?? null,
    workType: fields.need('workType', word(context.words.workType), ''),
    advisorName: fields.maybe('advisorName', text(40)) ?? null,
    odometerKm: fields.maybe('odometerKm', wholeNumber(0, KM_MAX)) ?? null,
  }
  if (settledOn !== '' && arrivedOn > settledOn)
    fields.problems.push({ field: 'settledOn', code: 'DATES_REVERSED', facts: { settledOn, arrivedOn } })
  return { order, fields }
}

export type OrderLineRow = OrderLine & { orderNumber: string }

export function readLine(cells: Cells, { words }: RowContext): { line: OrderLineRow; fields: FieldReader } {
  const fields = fieldReader(cells)
  const line: OrderLineRow = {
    orderNumber: fields.need('orderNumber', text(40), ''),
    lineNo: fields.need('lineNo', wholeNumber(0, 99_999), 0),
    itemCode: fields.maybe('itemCode', text(40)) ?? null,
    itemName: fields.need('itemName', text(80), ''),
    lineKind: fields.need('lineKind', word(words.lineKind), 'part') as LineKind,
    quantityMilli: fields.maybe('quantity', quantityMilli) ?? 1000,
    amountFen: fields.need('amount', parseYuan, 0),
    payer: fields.need('payer', word(words.payer), 'customer') as Payer,
  }
  return { line, fields }
}

const movedDay =
  ({ shiftDays }: RowContext) =>
  (raw: string): Parsed<string> => {
    const parsed = day(raw)
    return parsed.ok ? accept(addDays(parsed.value, shiftDays)) : parsed
  }

/** Systems write 9999-12-31 for "no date"; points earned that day could have no last day, for no calendar of ours goes further. */
const SETTLED_LAST = '2199-12-31'

const settlementDay =
  (context: RowContext) =>
  (raw: string): Parsed<string> => {
    const parsed = movedDay(context)(raw)
    if (!parsed.ok || parsed.value <= SETTLED_LAST) return parsed
    return reject('DATE_OUT_OF_RANGE', { date: parsed.value, max: SETTLED_LAST })
  }

/** A mobile number as eleven digits; another number unchanged, with a warning. */
const phone =
  (fields: FieldReader) =>
  (raw: string): Parsed<string> => {
    const parsed = parsePhone(raw)
    if (parsed.ok) return parsed
    fields.warnings.push('PHONE_NOT_MOBILE')
    return text(30)(raw)
  }

/** An ID number whose check digit is wrong stays as it was typed, with a warning: other documents have other numbers. */
const idNumber =
  (fields: FieldReader) =>
  (raw: string): Parsed<string> => {
    const parsed = parseIdNumber(raw)
    if (parsed.ok) return parsed
    fields.warnings.push('ID_NUMBER_DOUBTFUL')
    return text(30)(raw)
  }

const plate =
  (fields: FieldReader) =>
  (raw: string): Parsed<string> => {
    const parsed = parsePlate(raw)
    if (parsed.ok) return accept(parsed.value.number)
    fields.warnings.push('PLATE_UNUSUAL')
    return text(12)(normalisePlate(raw))
  }
