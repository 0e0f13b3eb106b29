import type { StatementEntry } from '@cheyou/contract'
import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { postingNames, reasonWords, recentPoints, signedPoints, trackNames } from '@cheyou/words'
import { EntryExplanation } from './entry-explanation.tsx'
import styles from './member-drawer.module.css'

interface MemberPointsProps {
  readonly memberId: string
  readonly entries: readonly StatementEntry[]
}

/** The newest entries of the statement; what a rule gave opens to its explanation (req. 2.4). */
export function MemberPoints({ memberId, entries }: MemberPointsProps) {
  return (
    <section aria-labelledby="member-points">
      <h2 id="member-points" className={styles.heading}>
        {recentPoints}
      </h2>
      {entries.length === 0 ? (
        <p className={styles.nothing}>还没有积分变动。到店消费结算后会出现在这里。</p>
      ) : (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <Entry key={entry.id} memberId={memberId} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({ memberId, entry }: { readonly memberId: string; readonly entry: StatementEntry }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const explained = entry.kind === 'visit' || entry.kind === 'visit_reversal' || entry.kind === 'visit_refund'
  if (!explained) {
    return (
      <li className={styles.entry}>
        <div className={styles.entryLine}>
          <EntryLine entry={entry} />
        </div>
      </li>
    )
  }
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.entryLine}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <EntryLine entry={entry} mark={open ? <DownOutlined /> : <RightOutlined />} />
      </button>
      <div id={id}>{open && <EntryExplanation memberId={memberId} entry={entry} />}</div>
    </li>
  )
}

function EntryLine({ entry, mark }: { readonly entry: StatementEntry; readonly mark?: ReactNode }) {
  const { orderNumber, plate, rewardName, sourceName, reason } = entry.subject
  const about = [rewardName, sourceName, plate, orderNumber && `工单 ${orderNumber}`, reason && reasonWords(reason)]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <span className={styles.mark} aria-hidden="true">
        {mark}
      </span>
      <span className={styles.entryText}>
        <span>{postingNames[entry.kind]}</span>
        <span className={styles.small}>
          {entry.on}
          {about !== '' && ` · ${about}`}
        </span>
      </span>
      <span className={styles.entryPoints}>
        <span className={styles.change}>
          {signedPoints(entry.redeemable)}
          <span className="visually-hidden"> {trackNames.redeemable}</span>
        </span>
        <span className={styles.small}>累计 {signedPoints(entry.qualifying)}</span>
        {entry.debt !== 0 && <span className={styles.small}>{debtWords(entry.debt)}</span>}
      </span>
    </>
  )
}

/** Points already spent that had to be taken back are owed; later earnings pay them first (req. 2.6). */
function debtWords(debt: number): string {
  return debt > 0 ? `记欠 ${debt}` : `还欠 ${-debt}`
}
