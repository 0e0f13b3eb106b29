import { linesOf } from '@cheyou/till'
import { moment, tillWords, yuan } from '@cheyou/words'
import { Button } from 'antd'
import { isTooLate } from './confirming.ts'
import { isSent, type LocalDraft } from './local-drafts.ts'
import type { Unfinished } from './use-unfinished.ts'
import styles from './drafts.module.css'

interface Props {
  readonly rows: readonly Unfinished[]
  /** Left out where the list is only to be read. */
  readonly acts?: {
    readonly goOn: (row: Unfinished) => void
    readonly remove: (row: Unfinished) => void
  }
}

/** 未完成: what was put aside, typed and left, or sent without an answer. */
export function UnfinishedList({ rows, acts }: Props) {
  if (rows.length === 0) return null
  return (
    <section className={`${styles.unfinished} ${acts ? '' : styles.narrow}`} aria-label="未完成">
      <h2 className={styles.title}>未完成 {rows.length}</h2>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.draft.tillDraftId} className={styles.row}>
            <span className={styles.who}>
              <strong>{row.draft.memberName}</strong> {plateOf(row)}
            </span>
            <span className={styles.what}>{contentOf(row)}</span>
            <Standing row={row} />
            {acts && <Acts row={row} {...acts} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ row, goOn, remove }: { readonly row: Unfinished } & NonNullable<Props['acts']>) {
  const { memberName } = row.draft
  const go = row.kind === 'unconfirmed' ? '查看' : '继续'
  return (
    <span className={styles.actions}>
      <Button onClick={() => goOn(row)} aria-label={`${go}${memberName}`}>
        {go}
      </Button>
      <Button
        type="text"
        disabled={row.kind === 'unconfirmed' && !isOver(row.draft)}
        onClick={() => remove(row)}
        aria-label={`删除${memberName}`}
      >
        删除
      </Button>
    </span>
  )
}

const isOver = (draft: LocalDraft): boolean => isSent(draft) && isTooLate(draft)

const plateOf = (row: Unfinished): string => (row.kind === 'aside' ? (row.draft.plate ?? '') : '')

/** How many lines there are, and what they come to at list prices. */
function contentOf({ draft }: Unfinished): string {
  const lines = linesOf(draft.form)
  if (lines === null) return draft.form.lines.length === 0 ? '还没有明细' : `${draft.form.lines.length} 行，金额未填完`
  return `${lines.length} 行，原价 ${yuan(lines.reduce((sum, { amountFen }) => sum + amountFen, 0))}`
}

function Standing({ row }: { readonly row: Unfinished }) {
  if (row.kind === 'aside')
    return (
      <span className={styles.standing}>
        {row.draft.holderName}挂单 {moment(row.draft.keptAt)}
      </span>
    )
  if (row.kind === 'typed')
    return <span className={styles.standing}>本机未挂单 {moment(new Date(row.draft.keptAt).toISOString())}</span>
  return (
    <strong className={styles.unsure}>
      {isOver(row.draft) ? '超过两天未确认，请先在到店记录里核对' : tillWords.unconfirmed}
    </strong>
  )
}
