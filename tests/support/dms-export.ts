import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ExportedLine {
  kind: '工时' | '配件'
  /** In yuan, as the DMS writes it: `128.50`. */
  amount: string
  payer: '客户' | '保险' | '厂家' | '内部'
  item?: string
}

export interface ExportedOrder {
  number: string
  settledOn: string
  workType: string
  odometerKm?: number
  lines: readonly ExportedLine[]
}

export interface ExportedCar {
  vin: string
  plate: string
  orders: readonly ExportedOrder[]
}

export interface ExportedCustomer {
  number: string
  name: string
  phone: string
  idNumber: string
  address: string
  cars: readonly ExportedCar[]
}

type Table = readonly (readonly string[])[]

/** Writes the three files of a DMS export into a folder, in GBK as a dealership's export comes. */
export function writeExport(folder: string, customers: readonly ExportedCustomer[]): void {
  mkdirSync(folder, { recursive: true })
  const cars = customers.flatMap((customer) => customer.cars.map((car) => ({ customer, car })))
  const orders = cars.flatMap(({ customer, car }) => car.orders.map((order) => ({ customer, car, order })))
  const archive: Table = cars.map(({ customer, car }) => [
    ...[customer.number, customer.name, '个人', '男', customer.idNumber, '1990-05-04', customer.phone],
    ...[customer.address, '市区', car.plate, car.vin, '欧诺', '欧诺 1.5L 标准型', '2019-03-01', '白雪'],
  ])
  const repairs: Table = orders.map(({ customer, car, order }) => [
    ...[order.number, order.settledOn, order.settledOn, car.plate, car.vin, customer.name, customer.phone],
    ...[String(order.odometerKm ?? ''), order.workType, '白雪', '已结算'],
  ])
  const lines: Table = orders.flatMap(({ order }) =>
    order.lines.map(({ kind, amount, payer, item }, index) => [
      ...[order.number, String(index + 1), 'XM001', item ?? '常规项目', kind, '1', amount, payer],
    ]),
  )
  const headings = {
    archive:
      '客户编号,客户名称,客户性质,性别,证件号码,出生日期,手机,地址,区域,车牌号,底盘号,车系,车型,购车日期,服务顾问',
    repairs: '工单号,进厂日期,结算日期,车牌号,底盘号,送修人,送修人电话,行驶里程,维修类型,服务顾问,状态',
    lines: '工单号,行号,项目代码,项目名称,类别,数量,金额,付费方',
  }
  writeTable(join(folder, '客户车辆档案.csv'), headings.archive, archive)
  writeTable(join(folder, '维修工单.csv'), headings.repairs, repairs)
  writeTable(join(folder, '工单明细.csv'), headings.lines, lines)
}

function writeTable(file: string, heading: string, rows: Table): void {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const text = [heading, ...rows.map((cells) => cells.map(quoted).join(','))].join('\r\n')
  writeFileSync(file, inGbk(`${text}\r\n`))
}

let gbkOf: Map<string, [number, number]> | null = null

/** Node reads GBK but does not write it: the table is turned round. */
function inGbk(text: string): Uint8Array {
  gbkOf ??= readGbkTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = gbkOf.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else throw new RangeError(`GBK has no ${character}`)
  }
  return Uint8Array.from(bytes)
}

function readGbkTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD') table.set(character, [lead, trail])
    }
  return table
}

const VIN_CHARACTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'
const VIN_VALUES = '012345678912345678123457923456789'
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** The VIN of a serial number. */
export function vinOf(serial: number): string {
  return withCheckDigit(`LS5A2AEE0KA${String(serial).padStart(6, '0')}`)
}

/** A VIN with its ninth character made right (49 CFR 565.15(c)). */
export function withCheckDigit(vin: string): string {
  let sum = 0
  for (let place = 0; place < 17; place++)
    sum += Number(VIN_VALUES[VIN_CHARACTERS.indexOf(vin.charAt(place))]) * (VIN_WEIGHTS[place] ?? 0)
  const rest = sum % 11
  return vin.slice(0, 8) + (rest === 10 ? 'X' : String(rest)) + vin.slice(9)
}

/** A resident identity number with its check character (ISO 7064 MOD 11-2); the area 990000 does not exist. */
export function idNumberOf(serial: number): string {
  const digits = `99000019900504${String(serial % 1000).padStart(3, '0')}`
  let rest = 0
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11
  const check = (12 - rest) % 11
  return digits + (check === 10 ? 'X' : String(check))
}
