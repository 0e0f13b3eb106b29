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

/** What a file is made of. */
interface FileOrder<Row> {
  readonly view: ListView
  /** The columns shown, in their order. */
  readonly columns: readonly ListColumn<Row>[]
  readonly format: FileFormat
  /** What the rows are, in words. */
  readonly about: readonly (readonly [name: string, value: string])[]
  readonly onProgress: (done: number, of: number | null) => void
  readonly signal: AbortSignal
}

/** The whole list under the filters of a view, as a file. @throws TooManyRows */
export async function fileOf<Query, Page extends ListAnswer<unknown>>(
  { read, narrow, idOf }: List<Query, Page>,
  { view, columns, format, about, onProgress, signal }: FileOrder<RowOf<Page>>,
): Promise<Blob> {
  const readPage = async (place: Place): Promise<ListAnswer<RowOf<Page>>> => {
    const query = queryOf<Query>(view, place)
    return narrow ? narrow(await read({} as Query, signal), query) : read(query, signal)
  }
  const rows = await readAll<RowOf<Page>>(readPage, idOf, onProgress)
  const file = fileColumns(columns)
  if (format === 'xlsx') return xlsxBlob(file, rows, about)
  const head = file.map(({ title }) => title)
  return csvBlob([head, ...rows.map((row) => file.map(({ kind, value }) => plainCell(kind, value(row))))])
}
