import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCheckDigit } from '../support/dms-export.ts'

/** How a copy's cell differs from the sample's, by the heading of its column; what is not here stays. */
const renewed: Readonly<Record<string, (cell: string, copy: string) => string>> = {
  客户编号: (number, copy) => `${number}C${copy}`,
  工单号: (number, copy) => `${number}C${copy}`,
  手机: (phone, copy) => phone.slice(0, 3) + copy + phone.slice(5),
  送修人电话: (phone, copy) => phone.slice(0, 3) + copy + phone.slice(5),
  底盘号: (vin, copy) => withCheckDigit(vin.slice(0, 11) + copy + vin.slice(13)),
}

/**
 * Writes an export so many times the size of another: every copy has customers, cars and orders of its own, and visits and
 * amounts like the first. The other must be in GBK, without quoted fields.
 * @throws RangeError above ninety times: two digits tell the copies apart
 */
export function multiplyExport(from: string, to: string, times: number): void {
  if (times > 90) throw new RangeError('At most ninety times')
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from).filter((file) => file.endsWith('.csv')))
    writeFileSync(join(to, name), multiplyTable(readFileSync(join(from, name)), times))
}

/** Bytes are kept as they are: no byte of a GBK character is a comma or a line break. */
function multiplyTable(bytes: Buffer, times: number): Buffer {
  const [heading = '', ...rows] = bytes
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const names = new TextDecoder('gbk').decode(Buffer.from(heading, 'latin1')).split(',')
  const renewals = names.map((name) => renewed[name])
  const copies = Array.from({ length: times }, (_, copy) =>
    rows.map((row) => (copy === 0 ? row : renewRow(row, renewals, String(copy + 9)))),
  )
  return Buffer.from([heading, ...copies.flat(), ''].join('\r\n'), 'latin1')
}

function renewRow(
  row: string,
  renewals: readonly (((cell: string, copy: string) => string) | undefined)[],
  copy: string,
): string {
  return row
    .split(',')
    .map((cell, i) => (cell === '' ? cell : (renewals[i]?.(cell, copy) ?? cell)))
    .join(',')
}
