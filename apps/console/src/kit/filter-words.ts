import { noOption } from './chosen.ts'
import type { ListFilter, Option, Options } from './list.ts'
import type { ListView } from './list-view.ts'

/** The names of the query that a filter writes. */
export function namesOf<Query, Page>(filter: ListFilter<Query, Page>): readonly string[] {
  return filter.kind === 'days' ? [filter.from, filter.to] : [filter.name]
}

export function optionsFor<Page>(options: Options<Page>, page: Page | null): readonly Option[] {
  return typeof options === 'function' ? options(page) : options
}

/** What one filter lets through, in words; null where it lets everything through. */
export function wordsOf<Query, Page>(
  filter: ListFilter<Query, Page>,
  values: ListView['filters'],
  page: Page | null,
): string | null {
  const [value, last] = namesOf(filter).map((name) => values[name])
  if (filter.kind === 'days') return daysInWords(filter.label, value, last)
  if (value === undefined) return null
  if (filter.kind === 'search') return `查找“${value}”`
  const option = optionsFor(filter.options, page).find((one) => one.value === value)
  // Options that come with the first page are not known before it.
  const unknown = page === null ? '…' : noOption
  return `${filter.label}：${option?.label ?? unknown}`
}

function daysInWords(label: string, from: string | undefined, to: string | undefined): string | null {
  if (from === undefined) return to === undefined ? null : `${label}：到 ${to}`
  if (to === undefined) return `${label}：从 ${from}`
  return from === to ? `${label}：${from}` : `${label}：${from} 至 ${to}`
}

/** All filters in words, for the head of a file. */
export function filterWords<Query, Page>(
  filters: readonly ListFilter<Query, Page>[],
  values: ListView['filters'],
  page: Page | null,
): string {
  return filters.flatMap((filter) => wordsOf(filter, values, page) ?? []).join('；') || '全部'
}
