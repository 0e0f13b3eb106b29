import { momentInTable } from '@cheyou/words'
import type { Cell } from 'write-excel-file/browser'
import type { CellKind } from '../list.ts'
import type { FileColumn } from './cells.ts'

/** A cell of Excel holds no more. */
const TEXT_MOST = 32_767

const formats: Readonly<Record<CellKind, string>> = {
  // Kept as text also when somebody edits the cell: a card number is no number.
  text: '@',
  whole: '#,##0',
  change: '+#,##0;-#,##0;0',
  fen: '#,##0.00',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
}

const widths: Readonly<Record<CellKind, number>> = { text: 20, whole: 12, change: 12, fen: 14, day: 12, moment: 17 }

/**
 * Rows as a workbook: numbers and dates are such, whatever else is there is text and never a formula. Above the names of the
 * columns, which stay in sight, it says line by line what the rows are.
 */
export async function xlsxBlob<Row>(
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  about: readonly (readonly [name: string, value: string])[],
): Promise<Blob> {
  // Few export, so the writer comes with the first file.
  const { default: write } = await import('write-excel-file/browser')
  const head = columns.map(({ title }): Cell => ({ value: title, type: String, fontWeight: 'bold' }))
  const body = rows.map((row) => columns.map(({ kind, value }) => cellOf(kind, value(row))))
  const above = about.map((line) => line.map((words) => cellOf('text', words)))
  return write([
    {
      sheet: '数据',
      data: [...above, head, ...body],
      columns: columns.map(({ kind }) => ({ width: widths[kind] })),
      stickyRowsCount: above.length + 1,
    },
  ]).toBlob()
}

function cellOf(kind: CellKind, value: string | number | null): Cell {
  if (value === null || value === '') return null
  const format = formats[kind]
  if (kind === 'text') return { value: String(value).slice(0, TEXT_MOST), type: String, format }
  if (kind === 'day') return { value: new Date(`${value}T00:00:00Z`), type: Date, format }
  // The writer takes the UTC of a date for what the cell shows, so that every desk writes the same bytes.
  if (kind === 'moment') return { value: new Date(`${momentInTable(String(value))}Z`), type: Date, format }
  return { value: kind === 'fen' ? Number(value) / 100 : Number(value), type: Number, format }
}
