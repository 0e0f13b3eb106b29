import { Button } from 'antd'
import styles from './turning.module.css'

interface TurningProps {
  /** Cursors of the pages turned so far. */
  readonly trail: readonly string[]
  readonly next: string | null
  readonly onTurn: (trail: readonly string[]) => void
}

/** Back and forth through a list that is read page by page; nothing for a list of one page. */
export function Turning({ trail, next, onTurn }: TurningProps) {
  if (trail.length === 0 && next === null) return null
  return (
    <nav className={styles.turning} aria-label="翻页">
      <Button disabled={trail.length === 0} onClick={() => onTurn(trail.slice(0, -1))}>
        上一页
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && onTurn([...trail, next])}>
        下一页
      </Button>
    </nav>
  )
}
