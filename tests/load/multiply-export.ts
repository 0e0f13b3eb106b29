import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCheckDigit, withIdCheckDigit } from '../support/dms-export.ts'

/** A copy of the sample: its number from 1, and what tells it apart in two characters of a VIN or three digits. */
interface Copy {
  number: number
  letters: string
  digits: string
}

/** How a copy's cell differs from the sample's, by the heading of its column; what is not here stays. Cells are bytes, in GBK. */
const renewed: Readonly<Record<string, (cell: string, copy: Copy) => string>> = {
  客户编号: (number, copy) => `${number}C${copy.number}`,
  客户名称: otherName,
  送修人: otherName,
  工单号: (number, copy) => `${number}C${copy.number}`,
  手机: otherPhone,
  送修人电话: otherPhone,
  证件号码: (number, { digits }) => withIdCheckDigit(number.slice(0, 2) + digits + number.slice(5, 17)),
  车牌号: otherPlate,
  底盘号: (vin, { letters }) => withCheckDigit(vin.slice(0, 11) + letters + vin.slice(13)),
}

/** As many as two characters of a VIN can tell apart. */
const TIMES_MAX = 999
const VIN_LETTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'

/**
 * Writes an export so many times the size of another: every copy has customers, cars and orders of its own, with names, phones,
 * plates and numbers of their own, and visits and amounts like the first. The other must be in GBK, without quoted fields.
 * @throws RangeError above 999 times
 */
export function multiplyExport(from: string, to: string, times: number): void {
  if (times > TIMES_MAX) throw new RangeError(`At most ${TIMES_MAX} times`)
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from).filter((file) => file.endsWith('.csv')))
    multiplyTable(readFileSync(join(from, name)), join(to, name), times)
}

/** Bytes are kept as they are: no byte of a GBK character is a comma or a line break. A copy is written at a time. */
function multiplyTable(bytes: Buffer, to: string, times: number): void {
  const [heading = '', ...rows] = bytes
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const names = new TextDecoder('gbk').decode(Buffer.from(heading, 'latin1')).split(',')
  const renewals = names.map((name) => renewed[name])
  writeFileSync(to, `${[heading, ...rows].join('\r\n')}\r\n`, 'latin1')
  for (let number = 1; number < times; number++) {
    const copy = {
      number,
      letters: VIN_LETTERS.charAt(Math.floor(number / 33)) + VIN_LETTERS.charAt(number % 33),
      digits: String(number).padStart(3, '0'),
    }
    appendFileSync(to, `${rows.map((row) => renewRow(row, renewals, copy)).join('\r\n')}\r\n`, 'latin1')
  }
}

function renewRow(
  row: string,
  renewals: readonly (((cell: string, copy: Copy) => string) | undefined)[],
  copy: Copy,
): string {
  return row
    .split(',')
    .map((cell, i) => (cell === '' ? cell : (renewals[i]?.(cell, copy) ?? cell)))
    .join(',')
}

/** The sample's phones differ in their last five digits. */
function otherPhone(phone: string, { digits }: Copy): string {
  return phone.slice(0, 3) + digits + phone.slice(6)
}

/** Common characters of GBK, by number. */
function character(number: number): string {
  const place = number % 3755
  return String.fromCharCode(0xb0 + Math.floor(place / 94), 0xa1 + (place % 94))
}

/** A person keeps the surname and gets a given name of the copy's own; a company keeps what it does. */
function otherName(name: string, { number }: Copy): string {
  const kept = name.length > 8 ? name.slice(4) : name.slice(-2)
  return name.slice(0, 2) + character(number * 37 + name.charCodeAt(1)) + kept
}

const PLATE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Plates of the sample by the order in which they came. */
const plates = new Map<string, number>()

/** The region stays, the five characters after it count through all copies. */
function otherPlate(plate: string, { number }: Copy): string {
  const own = plates.get(plate) ?? plates.size
  plates.set(plate, own)
  // A step that shares no factor with 34^5 meets every number once, and neighbours look nothing alike.
  let rest = ((number * 10_000 + own) * 7_919_773) % 34 ** 5
  let body = ''
  for (let place = 0; place < 5; place++) {
    body += PLATE_CHARACTERS.charAt(rest % 34)
    rest = Math.floor(rest / 34)
  }
  return plate.slice(0, 3) + body
}
