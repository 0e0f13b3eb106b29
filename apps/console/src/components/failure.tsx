import { Button } from 'antd'
import { terms } from '@cheyou/words'
import { statusOf } from '../api/api-error.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import { useOnline } from './use-online.ts'
import styles from './state.module.css'
import { whenSlow } from '../kit/when-slow.ts'

interface FailureProps {
  readonly error: unknown
  readonly onRetry: () => void
  /** A further try is under way. */
  readonly busy?: boolean
  readonly wholePage?: boolean
}

/** Says what happened and offers again, unless trying again cannot help (403, 404). */
export function Failure({ error, onRetry, busy = false, wholePage = false }: FailureProps) {
  const online = useOnline()
  const status = statusOf(error)
  const final = status === 403 || status === 404
  return (
    <div className={wholePage ? styles.whole : styles.part} role="alert">
      <p className={styles.headline}>{headline(status, online)}</p>
      <p className={styles.sentence}>{!online && status === 0 ? '网络恢复后会自动再试。' : problemSentence(error)}</p>
      {!final && (
        <Button onClick={onRetry} loading={whenSlow(busy)}>
          {terms.tryAgain}
        </Button>
      )}
    </div>
  )
}

function headline(status: number, online: boolean): string {
  if (status === 403) return terms.notAllowed
  if (status === 404) return terms.notFound
  return !online && status === 0 ? '网络断开了' : '没有加载出来'
}
