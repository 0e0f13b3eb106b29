import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { namesOf, wordsOf } from './filter-words.ts'
import { withValues } from './list-filters.tsx'
import type { ListFilter } from './list.ts'
import type { ViewShape } from './list-view.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

interface FilterChipsProps<Query, Page> {
  readonly filters: readonly ListFilter<Query, Page>[]
  readonly page: Page | null
  readonly place: ListPlace
  readonly shape: ViewShape
}

/** What holds rows back, each to be taken off, and the way back to all of them. */
export function FilterChips<Query, Page>({ filters, page, place, shape }: FilterChipsProps<Query, Page>) {
  const { view, filter, clear } = place
  const initialOf = (name: string) => shape.filters.find((one) => one.name === name)?.initial
  const restored = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, initialOf(name)]))
  const active = filters.flatMap((one) => {
    const names = namesOf(one)
    const words = wordsOf(one, view.filters, page)
    return words === null || names.every((name) => view.filters[name] === initialOf(name)) ? [] : [{ names, words }]
  })
  if (active.length === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label="正在筛选">
      {active.map(({ names, words }) => (
        <Button
          key={names[0]}
          size="small"
          shape="round"
          color="default"
          variant="filled"
          className={styles.chip ?? ''}
          aria-label={`去掉${words}`}
          onClick={() => filter(withValues(view.filters, restored(names)))}
        >
          <span className={styles.chipWords} title={words}>
            {words}
          </span>
          <CloseOutlined className={styles.chipCross ?? ''} />
        </Button>
      ))}
      <Button type="link" size="small" className={styles.clear} onClick={clear}>
        清除筛选
      </Button>
    </div>
  )
}
