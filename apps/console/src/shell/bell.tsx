import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf, countOf, wordsOf } from '../today/figure-words.ts'
import { useWaiting } from '../today/today-queries.ts'
import styles from './shell.module.css'

/** How much waits for the person at the desk, and where it is done. */
export function Bell() {
  const [open, setOpen] = useState(false)
  const waiting = useWaiting().data?.waiting ?? []
  const all = waiting.reduce((sum, { count }) => sum + count, 0)
  const list =
    waiting.length === 0 ? (
      '现在没有等您处理的事。'
    ) : (
      <ul className={styles.waiting}>
        {waiting.map((figure) => (
          <li key={figure.kind}>
            <Link to={addressOf(figure)} onClick={() => setOpen(false)}>
              {wordsOf(figure.kind).name}
              <strong>{countOf(figure)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    )
  return (
    <Popover title="等您处理" content={list} trigger="click" placement="rightTop" open={open} onOpenChange={setOpen}>
      <Badge count={all} size="small" overflowCount={99} offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={`等您处理 ${all} 件`} aria-expanded={open} />
      </Badge>
    </Popover>
  )
}
