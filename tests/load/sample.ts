import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Export } from './club.ts'
import { multiplyExport } from './multiply-export.ts'

const SAMPLE = join(import.meta.dirname, '../../samples/dms')
/** Before the first visit of the sample, so that every visit earns. */
const FOUNDED_ON = '2010-01-01'
/** As many owners as are signed in on phones. */
const OWNERS = 8

/** The sample's export, so many times its size; of its customers those that have a phone of their own, the first few. */
export function sampleTimes(times: number): Export<{ name: string; phone: string }> {
  const write = (folder: string) => {
    multiplyExport(SAMPLE, folder, times)
    const text = new TextDecoder('gbk').decode(readFileSync(join(SAMPLE, '客户车辆档案.csv')))
    const [heading = '', ...rows] = text.split(/\r?\n/).map((line) => line.split(','))
    const [name, phone] = ['客户名称', '手机'].map((column) => heading.indexOf(column)) as [number, number]
    const byPhone = Map.groupBy(rows, (row) => row[phone] ?? '')
    return [...byPhone]
      .filter(([digits, own]) => /^1\d{10}$/.test(digits) && own.length === 1)
      .slice(0, OWNERS)
      .map(([digits, [row]]) => ({ name: row![name]!, phone: digits }))
  }
  return { what: `${times} times the sample`, write, joinedOn: FOUNDED_ON }
}
