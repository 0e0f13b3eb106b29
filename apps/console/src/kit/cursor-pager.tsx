import { figure } from '@cheyou/words'
import { LeftOutlined, RightOutlined, VerticalRightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { ListAnswer } from './list.ts'
import { pageSizes } from './list-view.ts'
import type { ListView } from './list-view.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

interface CursorPagerProps {
  readonly answer: ListAnswer<unknown>
  readonly place: ListPlace
  /** Of the rows in sight, which are those of the last view while others are on their way. */
  readonly shown: Pick<ListView, 'page' | 'limit'>
  /** What a row is counted in: 位, 笔. */
  readonly unit: string
  readonly busy: boolean
  /** The list came whole: there is nothing to turn. */
  readonly whole: boolean
}

/** Where in the list this page stands, one page back and forth, and how long a page is. */
export function CursorPager({ answer, shown, place, unit, busy, whole }: CursorPagerProps) {
  const { rows, nextCursor, count, countCapped = false } = answer
  const { page, limit } = shown
  const before = (page - 1) * limit
  const total = count ?? (nextCursor === null ? before + rows.length : null)
  return (
    <nav className={styles.pager} aria-label="翻页">
      <span aria-live="polite">
        第 {figure(before + 1)}–{figure(before + rows.length)} {unit}
        {total !== null && `，共 ${figure(total)} ${unit}${countCapped ? '以上' : ''}`}
      </span>
      {!whole && <Turns place={place} unit={unit} busy={busy} nextCursor={nextCursor} />}
    </nav>
  )
}

interface TurnsProps extends Pick<CursorPagerProps, 'place' | 'unit' | 'busy'> {
  readonly nextCursor: string | null
}

function Turns({ place, unit, busy, nextCursor }: TurnsProps) {
  const { page, limit, trail } = place.view
  const isWayBackKnown = trail.length === page - 1
  return (
    <>
      <span className={styles.gap} />
      <Select
        value={limit}
        onChange={place.resize}
        options={pageSizes.map((size) => ({ value: size, label: `每页 ${size} ${unit}` }))}
        aria-label="每页多少"
      />
      {isWayBackKnown ? (
        <Button icon={<LeftOutlined />} disabled={busy || page === 1} onClick={place.back} aria-label="上一页" />
      ) : (
        <Button icon={<VerticalRightOutlined />} disabled={busy} onClick={place.toFirstPage} aria-label="第一页" />
      )}
      <Button
        icon={<RightOutlined />}
        disabled={busy || nextCursor === null}
        onClick={() => nextCursor !== null && place.forward(nextCursor)}
        aria-label="下一页"
      />
    </>
  )
}
