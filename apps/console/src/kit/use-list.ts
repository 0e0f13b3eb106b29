import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { csvBlob } from './file/csv.ts'
import { fileColumns, plainCell } from './file/cells.ts'
import { readAll } from './file/read-all.ts'
import { xlsxBlob } from './file/xlsx.ts'
import type { FileFormat } from './export-menu.tsx'
import type { List, ListAnswer, ListColumn, RowOf } from './list.ts'
import type { ListView } from './list-view.ts'

/** The page of a list that a view points at; while the next one is on its way the last one stays. */
export function useList<Query, Page extends ListAnswer<unknown>>(
  { name, read, narrow, refreshMs }: List<Query, Page>,
  view: ListView,
): UseQueryResult<Page> {
  const query = queryOf<Query>(view, view)
  return useQuery({
    queryKey: narrow ? [name] : [name, query],
    queryFn: ({ signal }) => read(narrow ? ({} as Query) : query, signal),
    select: (page) => narrow?.(page, query) ?? page,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs ?? false,
  })
}

type Place = Pick<ListView, 'cursor' | 'limit'>

/** Filters bear the names that the query has, so that a view is a query once it has its place in the list. */
function queryOf<Query>({ filters, sort }: Pick<ListView, 'filters' | 'sort'>, { cursor, limit }: Place): Query {
  return { ...filters, ...(sort && { sort: sort.by, direction: sort.direction }), cursor, limit } as Query
}

interface Reading {
  readonly view: ListView
  readonly onProgress: (done: number, of: number | null) => void
  readonly signal: AbortSignal
}

/** Every row of a list under the filters of a view, in its order. @throws TooManyRows */
export async function allRows<Query, Page extends ListAnswer<unknown>>(
  { read, narrow, idOf }: List<Query, Page>,
  { view, onProgress, signal }: Reading,
): Promise<RowOf<Page>[]> {
  const readPage = async (place: Place): Promise<ListAnswer<RowOf<Page>>> => {
    const query = queryOf<Query>(view, place)
    return narrow ? narrow(await read({} as Query, signal), query) : read(query, signal)
  }
  return readAll<RowOf<Page>>(readPage, idOf, onProgress)
}

/** Rows as a file with the columns in their order; a workbook says above them what the rows are. */
export async function fileOf<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  format: FileFormat,
  about: readonly (readonly [name: string, value: string])[],
): Promise<Blob> {
  const file = fileColumns(columns)
  if (format === 'xlsx') return xlsxBlob(file, rows, about)
  const head = file.map(({ title }) => title)
  return csvBlob([head, ...rows.map((row) => file.map(({ kind, value }) => plainCell(kind, value(row))))])
}
