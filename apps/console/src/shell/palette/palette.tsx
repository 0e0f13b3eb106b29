import { SearchOutlined } from '@ant-design/icons'
import { firstFound } from '@cheyou/words'
import { useId, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useMe } from '../../session/session-state.ts'
import { placeEntries, recentEntries, recordEntries, type Entry } from './entries.tsx'
import { Modal } from './modal.tsx'
import { PaletteList } from './palette-list.tsx'
import { useChoice, useEnter } from './use-choice.ts'
import { useRecentMembers, useRecords, type Records } from './use-records.ts'
import { useRules } from './use-rules.ts'
import styles from './palette.module.css'

/** So many of the last opened stand under the empty box. */
const RECENT = 5

/** One box for members, cars, orders, rules and pages (req. 16.4). Pages are there at once, records when the typing pauses. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const records = useRecords(typed)
  const { entries, local } = useEntries(typed, records)
  const choice = useChoice(typed, entries, local)
  const navigate = useNavigate()
  const listId = useId()
  const go = (entry: Entry): void => {
    onClose()
    void navigate(entry.to)
  }
  const enter = useEnter(typed, records, entries, go)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') choice.step(1)
    else if (event.key === 'ArrowUp') choice.step(-1)
    else if (event.key === 'Enter') enter(choice.chosen)
    else return
    event.preventDefault()
  }
  return (
    <Modal onClose={onClose}>
      <div className={styles.box}>
        <SearchOutlined aria-hidden="true" />
        <input
          className={styles.input}
          autoFocus
          role="combobox"
          aria-label="会员、车辆、工单、规则或页面"
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-activedescendant={choice.chosen ? `${listId}-${choice.chosen.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          placeholder="姓名、拼音、车牌、手机后四位、卡号、工单号或页面"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <kbd className={styles.key}>Esc</kbd>
      </div>
      <PaletteList id={listId} entries={entries} chosen={choice.chosen} onChoose={choice.choose} onGo={go} />
      <Told typed={typed} records={records} entries={entries} />
    </Modal>
  )
}

/** What the list has, in the order of its groups, and what of it needs no server. */
function useEntries(typed: string, { found, fresh }: Records): { entries: Entry[]; local: Entry[] } {
  const rules = useRules()
  const recent = useRecentMembers()
  const { staff } = useMe()
  const local = placeEntries(typed, rules, staff.role)
  const people =
    typed.trim() === ''
      ? recentEntries(recent.data?.rows.slice(0, RECENT) ?? [])
      : recordEntries(found?.rows ?? [], fresh)
  return { entries: [...people, ...local], local: typed.trim() === '' ? people : local }
}

interface ToldProps {
  readonly typed: string
  readonly records: Records
  readonly entries: readonly Entry[]
}

/** What the list does not say by itself, also for a screen reader. */
function Told({ typed, records: { found, fresh, error }, entries }: ToldProps) {
  const told =
    error !== null
      ? `没有查到会员：${problemSentence(error)}`
      : !fresh
        ? '正在查找……'
        : found?.more
          ? `会员只列出${firstFound(found.rows.length)}。`
          : entries.length === 0 && typed.trim() !== ''
            ? '没有找到。可以换姓名、拼音、车牌的一段或手机后四位试试。'
            : ''
  return (
    <p className={styles.told} role="status">
      {told}
    </p>
  )
}
