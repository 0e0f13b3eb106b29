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
  /** 4 May 1990 when left out. */
  birthDate?: string
  address: string
  /** A person when left out. */
  company?: boolean
  cars: readonly ExportedCar[]
}

/** A column: its heading, and what stands in it. */
type Column<Row> = readonly [heading: string, cell: (row: Row) => string]

interface CarRow {
  customer: ExportedCustomer
  car: ExportedCar
}
const archiveColumns: readonly Column<CarRow>[] = [
  ['客户编号', ({ customer }) => customer.number],
  ['客户名称', ({ customer }) => customer.name],
  ['客户性质', ({ customer }) => (customer.company ? '单位' : '个人')],
  ['性别', () => '男'],
  ['证件号码', ({ customer }) => customer.idNumber],
  ['出生日期', ({ customer }) => customer.birthDate ?? '1990-05-04'],
  ['手机', ({ customer }) => customer.phone],
  ['地址', ({ customer }) => customer.address],
  ['区域', () => '市区'],
  ['车牌号', ({ car }) => car.plate],
  ['底盘号', ({ car }) => car.vin],
  ['车系', () => '欧诺'],
  ['车型', () => '欧诺 1.5L 标准型'],
  ['购车日期', () => '2019-03-01'],
  ['服务顾问', () => '白雪'],
]

interface OrderRow extends CarRow {
  order: ExportedOrder
}
const orderColumns: readonly Column<OrderRow>[] = [
  ['工单号', ({ order }) => order.number],
  ['进厂日期', ({ order }) => order.settledOn],
  ['结算日期', ({ order }) => order.settledOn],
  ['车牌号', ({ car }) => car.plate],
  ['底盘号', ({ car }) => car.vin],
  ['送修人', ({ customer }) => customer.name],
  ['送修人电话', ({ customer }) => customer.phone],
  ['行驶里程', ({ order }) => String(order.odometerKm ?? '')],
  ['维修类型', ({ order }) => order.workType],
  ['服务顾问', () => '白雪'],
  ['状态', () => '已结算'],
]

interface LineRow {
  order: ExportedOrder
  line: ExportedLine
  lineNo: number
}
const lineColumns: readonly Column<LineRow>[] = [
  ['工单号', ({ order }) => order.number],
  ['行号', ({ lineNo }) => String(lineNo)],
  ['项目代码', () => 'XM001'],
  ['项目名称', ({ line }) => line.item ?? '常规项目'],
  ['类别', ({ line }) => line.kind],
  ['数量', () => '1'],
  ['金额', ({ line }) => line.amount],
  ['付费方', ({ line }) => line.payer],
]

/** Writes the three files of a DMS export into a folder, in GBK as a dealership's export comes. */
export function writeExport(folder: string, customers: readonly ExportedCustomer[]): void {
  mkdirSync(folder, { recursive: true })
  const cars = customers.flatMap((customer) => customer.cars.map((car) => ({ customer, car })))
  const orders = cars.flatMap(({ customer, car }) => car.orders.map((order) => ({ customer, car, order })))
  const lines = orders.flatMap(({ order }) => order.lines.map((line, index) => ({ order, line, lineNo: index + 1 })))
  writeTable(join(folder, '客户车辆档案.csv'), archiveColumns, cars)
  writeTable(join(folder, '维修工单.csv'), orderColumns, orders)
  writeTable(join(folder, '工单明细.csv'), lineColumns, lines)
}

function writeTable<Row>(file: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const table = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
  writeFileSync(file, inGbk(table.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')))
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

/** The resident identity number of a serial number; the area 990000 does not exist. */
export const idNumberOf = (serial: number): string =>
  withIdCheckDigit(`99000019900504${String(serial % 1000).padStart(3, '0')}`)

/** The seventeen digits of a resident identity number with its check character (ISO 7064 MOD 11-2). */
export function withIdCheckDigit(digits: string): string {
  let rest = 0
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11
  const check = (12 - rest) % 11
  return digits + (check === 10 ? 'X' : String(check))
}
