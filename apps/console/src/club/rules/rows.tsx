import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { terms } from '@cheyou/words'
import { today } from '../../copy/days.ts'
import styles from './rules.module.css'

const CODE = /^[a-z][a-z0-9_]{0,39}$/

interface RowButtonsProps {
  /** What the row is, for who listens: 银卡. */
  readonly name: string
  readonly index: number
  readonly count: number
  readonly onMove?: (to: number) => void
  readonly onRemove?: () => void
}

/** Moves a row up or down, or takes it away. At the ends the buttons stay, so that the focus does. */
export function RowButtons({ name, index, count, onMove, onRemove }: RowButtonsProps) {
  const step = (to: number) => ({
    'aria-disabled': to < 0 || to >= count,
    onClick: () => {
      if (to >= 0 && to < count) onMove?.(to)
    },
  })
  return (
    <span className={styles.rowButtons}>
      {onMove && (
        <>
          <Button type="text" icon={<ArrowUpOutlined />} aria-label={`${name}上移`} {...step(index - 1)} />
          <Button type="text" icon={<ArrowDownOutlined />} aria-label={`${name}下移`} {...step(index + 1)} />
        </>
      )}
      {onRemove && <Button type="text" icon={<CloseOutlined />} aria-label={`去掉${name}`} onClick={onRemove} />}
    </span>
  )
}

interface AddRowProps {
  /** What is added: 等级, 来源. */
  readonly what: string
  readonly taken: readonly string[]
  /** Its code, which stands in records and on no screen, is made from this word. */
  readonly codeFrom: string
  readonly disabled?: boolean
  readonly onAdd: (row: { name: string; code: string }) => void
}

/** A name and a button. */
export function AddRow({ what, taken, codeFrom, disabled = false, onAdd }: AddRowProps) {
  const id = useId()
  const [name, setName] = useState('')
  const ready = name.trim() !== ''
  const add = () => {
    if (!ready || disabled) return
    onAdd({ name: name.trim(), code: freeCode(codeFrom, taken) })
    setName('')
  }
  return (
    <form
      className={styles.addRow}
      aria-label={`加${what}`}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <span className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          新{what}的名称
        </label>
        <Input id={id} value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
      </span>
      <Button htmlType="submit" disabled={disabled} aria-disabled={!ready}>
        加{what}
      </Button>
    </form>
  )
}

export function codeProblem(code: string, taken: readonly string[]): string | null {
  if (code === '') return null
  if (taken.includes(code)) return terms.codeTaken
  return CODE.test(code) ? null : '小写字母开头，只用小写字母、数字和下划线'
}

/** A code that no earlier version has given to something else: what was used under it is still counted. */
export function freeCode(word: string, taken: readonly string[], day = today()): string {
  const base = `${word}_${day.replaceAll('-', '')}`
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}_${number}`
    if (!taken.includes(code)) return code
  }
}
