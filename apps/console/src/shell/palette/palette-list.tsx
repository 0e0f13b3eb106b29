import { useEffect, useRef } from 'react'
import type { Entry } from './entries.tsx'
import styles from './palette.module.css'

interface PaletteListProps {
  readonly id: string
  readonly entries: readonly Entry[]
  readonly chosen: Entry | undefined
  readonly onChoose: (entry: Entry) => void
  readonly onGo: (entry: Entry) => void
}

/** The lines under their headings; the focus stays in the box. */
export function PaletteList({ id, entries, chosen, onChoose, onGo }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])
  const groups = [...new Set(entries.map(({ group }) => group))]
  return (
    <div ref={list} id={id} role="listbox" aria-label="找到的" className={styles.list}>
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className={styles.group}>
            {group}
          </div>
          {entries
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <div
                key={entry.id}
                id={`${id}-${entry.id}`}
                role="option"
                aria-selected={entry.id === chosen?.id}
                aria-disabled={!entry.ready}
                className={styles.entry}
                onMouseMove={() => entry.ready && entry.id !== chosen?.id && onChoose(entry)}
                // The box keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => entry.ready && onGo(entry)}
              >
                <span className={styles.title}>{entry.title}</span>
                <span className={styles.note}>{entry.note}</span>
              </div>
            ))}
        </div>
      ))}
    </div>
  )
}
