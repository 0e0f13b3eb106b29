import { momentInTable } from '@cheyou/words'
import type { CellKind, Fact, ListColumn } from '../list.ts'

/** One column of a file. */
export type FileColumn<Row> = Required<Fact<Row>>

/** The columns of a file, in the order of the list; what stands small under a cell gets a column of its own. */
export function fileColumns<Row>(columns: readonly ListColumn<Row>[]): FileColumn<Row>[] {
  return columns.flatMap((column) => [column, ...(column.under ? [column.under] : [])]).map(withKind)
}

function withKind<Row>({ title, kind = 'text', value }: Fact<Row>): FileColumn<Row> {
  return { title, kind, value }
}

/** A value as a text file says it: money in yuan, instants as Shanghai time without an offset. */
export function plainCell(kind: CellKind, value: string | number | null): string | number {
  if (value === null) return ''
  if (kind === 'fen') return Number(value) / 100
  return kind === 'moment' ? momentInTable(String(value)) : value
}
