import { figure, momentInTable, signedPoints, yuanInTable } from '@cheyou/words'
import type { CellKind, ListColumn } from './list.ts'
import styles from './cell.module.css'

/** Characters from which a text may be cut. */
const LONG_TEXT = 24

const formats: Readonly<Record<CellKind, (value: string | number) => string>> = {
  text: String,
  whole: (value) => figure(Number(value)),
  change: (value) => signedPoints(Number(value)),
  fen: (value) => yuanInTable(Number(value)),
  day: String,
  moment: (value) => momentInTable(String(value)),
}

/** Whether the kind is a number, set to the right so that its digits stand below each other. */
export function isNumber(kind: CellKind = 'text'): boolean {
  return kind === 'whole' || kind === 'change' || kind === 'fen'
}

const widths: Readonly<Record<CellKind, number>> = {
  text: 144,
  whole: 104,
  change: 104,
  fen: 132,
  day: 112,
  moment: 144,
}

export function widthOf<Row>({ width, kind = 'text' }: ListColumn<Row>): number {
  return width ?? widths[kind]
}

/** A cell as its column says it, with the small line under it. */
export function Cell<Row>({ column, row }: { readonly column: ListColumn<Row>; readonly row: Row }) {
  const value = column.value(row)
  const under = column.under?.value(row) ?? null
  const drawn =
    column.render?.(row) ?? (value === null || value === '' ? <Absent /> : <Value kind={column.kind} value={value} />)
  return (
    <>
      {typeof drawn === 'string' ? <Text words={drawn} /> : drawn}
      {column.under !== undefined && under !== null && under !== '' && (
        <span className={styles.under}>{formats[column.under.kind ?? 'text'](under)}</span>
      )}
    </>
  )
}

function Value({ kind = 'text', value }: { readonly kind: CellKind | undefined; readonly value: string | number }) {
  const words = formats[kind](value)
  return kind === 'text' ? <Text words={words} /> : <span className={styles.figure}>{words}</span>
}

function Text({ words }: { readonly words: string }) {
  return (
    <span className={styles.text} title={words.length > LONG_TEXT ? words : undefined}>
      {words}
    </span>
  )
}

/** Nothing to say, so that it does not look like something forgotten. */
export function Absent() {
  return (
    <span className={styles.absent}>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">无</span>
    </span>
  )
}
