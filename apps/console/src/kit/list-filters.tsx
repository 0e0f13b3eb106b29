import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { labelOfChosen } from './chosen.ts'
import { DayRange } from './day-field.tsx'
import { namesOf, optionsFor } from './filter-words.ts'
import type { ListFilter, Option } from './list.ts'
import type { FilterShape, ListView } from './list-view.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

interface ListFiltersProps<Query, Page> {
  readonly filters: readonly ListFilter<Query, Page>[]
  /** What the options come with; null until the first page is there. */
  readonly page: Page | null
  readonly place: ListPlace
}

/** The filters above a list. */
export function ListFilters<Query, Page>({ filters, page, place }: ListFiltersProps<Query, Page>) {
  const { view, filter } = place
  const change = (values: FilterValues) => filter(withValues(view.filters, values))
  return (
    <>
      {filters.map((one) => (
        <FilterControl key={namesOf(one)[0]} filter={one} page={page} values={view.filters} onChange={change} />
      ))}
    </>
  )
}

/** By the names of filters; undefined lets everything through. */
type FilterValues = Readonly<Record<string, string | undefined>>

/** The filters with some of them changed. */
export function withValues(filters: ListView['filters'], values: FilterValues): ListView['filters'] {
  const all = Object.entries({ ...filters, ...values })
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

interface FilterControlProps<Query, Page> {
  readonly filter: ListFilter<Query, Page>
  readonly page: Page | null
  readonly values: ListView['filters']
  readonly onChange: (values: FilterValues) => void
}

function FilterControl<Query, Page>({ filter, page, values, onChange }: FilterControlProps<Query, Page>) {
  if (filter.kind === 'search') {
    const value = values[filter.name] ?? ''
    return <Search key={value} label={filter.label} initial={value} onSearch={(q) => onChange({ [filter.name]: q })} />
  }
  if (filter.kind === 'days') {
    if (filter.folded && namesOf(filter).every((name) => values[name] === undefined)) return null
    return (
      <span className={styles.days}>
        <DayRange
          label={filter.label}
          from={values[filter.from]}
          to={values[filter.to]}
          onChange={(from, to) => onChange({ [filter.from]: from, [filter.to]: to })}
        />
      </span>
    )
  }
  return (
    <Choice
      filter={filter}
      options={optionsFor(filter.options, page)}
      value={values[filter.name]}
      onChange={(value) => onChange({ [filter.name]: value })}
    />
  )
}

interface ChoiceProps {
  readonly filter: { readonly kind: 'segments' | 'select'; readonly label: string }
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

const everything = ''

function Choice({ filter: { kind, label }, options, value, onChange }: ChoiceProps) {
  // One option is no choice: the stores of somebody who has one.
  if (options.length < 2 && value === undefined) return null
  if (kind === 'segments')
    return (
      <Segmented
        aria-label={label}
        value={value ?? everything}
        onChange={(chosen) => onChange(chosen === everything ? undefined : chosen)}
        options={[{ value: everything, label: '全部' }, ...options]}
      />
    )
  return (
    <Select
      aria-label={label}
      className={styles.choice ?? ''}
      placeholder={`全部${label}`}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
      options={[...options]}
      labelRender={labelOfChosen}
    />
  )
}

interface SearchProps {
  readonly label: string
  readonly initial: string
  readonly onSearch: (typed: string | undefined) => void
}

/** Searches when told to: a phone or plate is only found whole, and half of one would flash "nobody found". */
function Search({ label, initial, onSearch }: SearchProps) {
  const [typed, setTyped] = useState(initial)
  return (
    <Input.Search
      className={styles.search ?? ''}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim() === '' ? undefined : text.trim())}
      maxLength={40}
      allowClear
      enterButton="查找"
      placeholder={label}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

/** What an address may say of these filters. */
export function filterShapes<Query, Page>(filters: readonly ListFilter<Query, Page>[]): FilterShape[] {
  return filters.flatMap((filter): FilterShape[] => {
    if (filter.kind === 'search')
      return [{ name: filter.name, typed: true, initial: undefined, accepts: (text) => text.trim() !== '' }]
    if (filter.kind === 'days')
      return namesOf(filter).map((name) => ({ name, typed: false, initial: undefined, accepts: isDay }))
    const { name, options, initial } = filter
    // Options that come with a page are the server's to check.
    const accepts = (value: string) => typeof options === 'function' || options.some((one) => one.value === value)
    return [{ name, typed: false, initial, accepts }]
  })
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
