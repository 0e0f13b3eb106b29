import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { onTestFinished } from 'vitest'

/** The sample dealership's export. */
export const sampleFolder = join(import.meta.dirname, '../../../../../../../samples/dms')

export type Row = Record<string, string>

export interface Export {
  archive: Row[]
  orders: Row[]
  lines: Row[]
}

/** VINs with a right check digit. */
export const vins = ['LS5A2AEE9KA007001', 'LS5A3ADJ6KA007002', 'LS5A3AEE2MA007003'] as const

export function archiveRow(changes: Row = {}): Row {
  return {
    客户编号: 'K1',
    客户名称: '杜英',
    客户性质: '个人',
    性别: '男',
    证件号码: '990000199306030000',
    出生日期: '1993-06-03',
    手机: '19907000000',
    地址: '花果园大街188号',
    车牌号: '贵A82LXK',
    底盘号: vins[0],
    购车日期: '2019-09-14',
    购车地: '本店',
    使用性质: '家用',
    ...changes,
  }
}

export function orderRow(changes: Row = {}): Row {
  return {
    工单号: 'RO1',
    进厂日期: '2024-05-05',
    结算日期: '2024-05-06',
    车牌号: '贵A82LXK',
    底盘号: vins[0],
    送修人: '杜英',
    送修人电话: '19907000000',
    行驶里程: '7169',
    维修类型: '定期保养',
    服务顾问: '田野',
    状态: '已结算',
    ...changes,
  }
}

export function lineRow(changes: Row = {}): Row {
  return {
    工单号: 'RO1',
    行号: '1',
    项目代码: 'LB001',
    项目名称: '保养工时',
    类别: '工时',
    数量: '1',
    金额: '100.00',
    付费方: '客户',
    ...changes,
  }
}

/** One customer, one car, one order of ¥100. */
export const smallExport = (): Export => ({ archive: [archiveRow()], orders: [orderRow()], lines: [lineRow()] })

export interface Writing {
  encoding?: string
  /** Bytes before the text, such as a byte order mark. */
  mark?: string
  /** The columns from right to left. */
  backwards?: boolean
  names?: Partial<Record<keyof Export, string>>
  /** Columns to leave out. */
  without?: string[]
}

/** Writes the files of an export into a folder of this test's own. */
export function writeExport(files: Partial<Export>, writing: Writing = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const kind of ['archive', 'orders', 'lines'] as const) {
    const rows = files[kind]
    if (rows) writeText(folder, writing.names?.[kind] ?? `${kind}.csv`, csvOf(rows, writing), writing)
  }
  return folder
}

/** A folder with files exactly as given. */
export function writeTexts(texts: Record<string, string>, writing: Writing = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(texts)) writeText(folder, name, text, writing)
  return folder
}

function writeText(folder: string, name: string, text: string, { encoding = 'gbk', mark = '' }: Writing): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), iconv.encode(mark + text, encoding))
}

export function csvOf(rows: readonly Row[], { backwards = false, without = [] }: Writing = {}): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => !without.includes(column))
  if (backwards) columns.reverse()
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))
  return [columns.join(','), ...lines, ''].join('\r\n')
}
