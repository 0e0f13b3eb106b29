import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { MemberPage } from './member-queries.ts'
import { formatWhole } from '../../copy/format.ts'
import styles from './members.module.css'

export const pageSizes = [20, 50, 100] as const

interface PagerProps {
  readonly page: MemberPage
  readonly trail: readonly string[]
  readonly limit: number
  readonly busy: boolean
  readonly onTurn: (trail: readonly string[]) => void
  readonly onLimit: (limit: number) => void
}

/** Where in the list this page stands, one page back and forth, and how long a page is. */
export function Pager({ page, trail, limit, busy, onTurn, onLimit }: PagerProps) {
  const before = trail.length * limit
  const { nextCursor } = page
  return (
    <nav className={styles.pager} aria-label="翻页">
      <span aria-live="polite">
        第 {formatWhole(before + 1)}–{formatWhole(before + page.rows.length)} 位，共 {formatWhole(page.count)} 位
      </span>
      <span className={styles.gap} />
      <Select
        value={limit}
        onChange={onLimit}
        options={pageSizes.map((size) => ({ value: size, label: `每页 ${size} 位` }))}
        aria-label="每页人数"
      />
      <Button
        icon={<LeftOutlined />}
        disabled={busy || trail.length === 0}
        onClick={() => onTurn(trail.slice(0, -1))}
        aria-label="上一页"
      />
      <Button
        icon={<RightOutlined />}
        disabled={busy || nextCursor === null}
        onClick={() => nextCursor !== null && onTurn([...trail, nextCursor])}
        aria-label="下一页"
      />
    </nav>
  )
}
