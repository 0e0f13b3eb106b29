import { isTooMuch } from '@cheyou/till'
import { savedBy, signedPoints, tillWords, yuan } from '@cheyou/words'
import { Button } from 'antd'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { whenSlow } from '../../kit/when-slow.ts'
import type { Visit } from './use-visit.ts'
import styles from './counter.module.css'

const missingIn = ({ lines }: Visit['form']): string =>
  lines.some(({ amount }) => isTooMuch(amount)) ? tillWords.lineTooMuch : '选好车辆和维修类型，填上金额。'

interface Props {
  readonly visit: Visit
  /** Why it was not settled or put aside, else null. */
  readonly refused: unknown
  /** null while there is nothing to put aside. */
  readonly onPutAside: (() => void) | null
}

/** What the customer pays and gets, always in sight, and the key that settles it. */
export function BillBar({ visit, refused, onPutAside }: Props) {
  const { preview, draft, previewError, state } = visit
  const error = refused ?? previewError
  return (
    <div className={styles.bar} aria-live="polite">
      {preview === null ? (
        <p className={styles.soft}>{draft === null ? missingIn(visit.form) : '正在计算…'}</p>
      ) : (
        <p className={styles.sum}>
          <span>
            客户付 <strong className={styles.pay}>{yuan(preview.totals.customerFen)}</strong>
          </span>
          {preview.discounts.takenFen > 0 && (
            <span title={preview.discounts.lines.map((line) => `${savedBy(line)} ${yuan(line.takenFen)}`).join('\n')}>
              省 {yuan(preview.discounts.takenFen)}
            </span>
          )}
          <span>{signedPoints(preview.points.redeemable)} 分</span>
        </p>
      )}
      {error !== null && (
        <p role="alert" className={styles.problem}>
          {problemSentence(error)}
        </p>
      )}
      <Button size="large" disabled={onPutAside === null} onClick={() => onPutAside?.()}>
        <kbd className={styles.key}>F4</kbd> 挂单
      </Button>
      <Button
        type="primary"
        size="large"
        data-settle
        disabled={!visit.ready}
        loading={whenSlow(state.kind === 'sent' || state.kind === 'unconfirmed')}
        onClick={visit.settle}
      >
        <kbd className={styles.key}>F10</kbd> 结算
      </Button>
    </div>
  )
}
