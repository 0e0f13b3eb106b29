import type { ReactNode } from 'react'
import { Cell, isNumber } from './cell.tsx'
import type { ListColumn } from './list.ts'
import styles from './facts-table.module.css'

/** A column says what it says as in a list; its width follows what is in it. */
export type FactsColumn<Row> = Omit<ListColumn<Row>, 'sort' | 'optional' | 'lead'>

interface FactsTableProps<Row> {
  /** What the table is, for who listens. */
  readonly caption: string
  /** The first heads each row. One without a title only draws what another says in figures. */
  readonly columns: readonly FactsColumn<Row>[]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  /** The sum below: its name, then a cell for each of the last columns. */
  readonly foot?: { readonly title: string; readonly cells: readonly ReactNode[] }
}

/** A few facts that belong together, all in sight: what a calculation gave, who enters where. What grows is a list. */
export function FactsTable<Row>({ caption, columns, rows, idOf, foot }: FactsTableProps<Row>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)}>
              {columns.map((column, at) => (
                <Fact key={column.key} column={column} row={row} isName={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={columns.length - foot.cells.length}>
                {foot.title}
              </th>
              {foot.cells.map((cell, at) => (
                // Cells of a sum stand at their columns for good.
                <td key={at} className={styles.number}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Head<Row>({ column: { title, kind, width } }: { readonly column: FactsColumn<Row> }) {
  if (title === '') return <td aria-hidden="true" style={{ width }} />
  return (
    <th scope="col" className={isNumber(kind) ? styles.number : undefined} style={{ width }}>
      {title}
    </th>
  )
}

interface FactProps<Row> {
  readonly column: FactsColumn<Row>
  readonly row: Row
  readonly isName: boolean
}

function Fact<Row>({ column, row, isName }: FactProps<Row>) {
  const cell = <Cell column={column} row={row} />
  if (isName) return <th scope="row">{cell}</th>
  return (
    <td className={isNumber(column.kind) ? styles.number : undefined} aria-hidden={column.title === '' || undefined}>
      {cell}
    </td>
  )
}
