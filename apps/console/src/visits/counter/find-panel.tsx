import { cleanScan } from '@cheyou/wedge'
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { TierBadge } from '../../components/tier-badge.tsx'
import { problemSentence } from '../../copy/problem-sentence.ts'
import type { Counter } from './use-counter.ts'
import { useKeys } from './use-keys.ts'
import styles from './counter.module.css'

interface Props {
  readonly counter: Counter
  /** Why the last scan was not looked up. */
  readonly refused: string | null
}

/** A code of a card or a redemption that was typed or pasted; eighteen digits may be one for paying, which the server tells. */
const isCode = /^(?:CY[1R]\.?[0-9A-Z.]{12,}|\d{18,24})$/

/** Finds who stands at the counter: by typing here, while a scan is read anywhere. */
export function FindPanel({ counter, refused }: Props) {
  const { hits, busy, error, stage } = counter
  const [typed, setTyped] = useState('')
  const field = useRef<InputRef>(null)
  const focus = () => field.current?.focus({ cursor: 'all' })
  useKeys({ F1: focus })
  useEffect(() => {
    if (stage.kind === 'empty') {
      setTyped('')
      focus()
    }
  }, [stage.kind])
  const find = () => {
    const text = typed.trim()
    const code = cleanScan(text)
    if (isCode.test(code)) void counter.scanned(code)
    else if (text !== '') void counter.find(text)
  }
  return (
    <section className={styles.find} aria-label="找会员">
      <Input
        ref={field}
        size="large"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={find}
        onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        placeholder="手机号、车牌、姓名、卡号"
        aria-label="找会员"
        prefix={<kbd className={styles.key}>F1</kbd>}
        allowClear
      />
      <p className={styles.status} role="status">
        {busy ? '正在识别…' : (refused ?? (error === null ? '' : problemSentence(error)))}
      </p>
      {hits?.length === 0 && <p className={styles.hint}>没有找到会员，请核对号码，或扫会员码。</p>}
      {hits !== null && hits.length > 0 && (
        <ul className={styles.hits}>
          {hits.map(({ memberId, name, tier, plates, phoneMasked }) => (
            <li key={memberId}>
              <button type="button" className={styles.hit} onClick={() => void counter.open(memberId)}>
                <span className={styles.hitName}>{name}</span> <TierBadge tier={tier} />
                <span className={styles.soft}>{[...plates, phoneMasked].filter(Boolean).join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
