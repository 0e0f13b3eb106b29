import { momentInTable } from '@cheyou/words'
import type { ListColumn } from './list.ts'
import styles from './cell.module.css'

/** Who did something, and when. */
export function ByLine({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <>
      {name}
      <span className={styles.under}>{momentInTable(at)}</span>
    </>
  )
}

interface ByLineColumn<Row> extends Pick<ListColumn<Row>, 'key' | 'title' | 'width' | 'render' | 'optional'> {
  readonly name: (row: Row) => string | null
  readonly at: (row: Row) => string | null
}

/** A column of a list that says who did something, and when; in a file it is two. */
export function byLine<Row>({ name, at, ...column }: ByLineColumn<Row>): ListColumn<Row> {
  return { width: 136, ...column, value: name, under: { title: `${column.title}时间`, kind: 'moment', value: at } }
}
