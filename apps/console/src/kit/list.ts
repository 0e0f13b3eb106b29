import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import type { CallArguments, CallInput, InputOf, Route } from '@cheyou/contract/routes'
import type { ComponentType, ReactNode } from 'react'
import { call } from '../api/call.ts'
import type { BulkAction } from './bulk.ts'

/** What a column holds; it decides how a cell is drawn, which side it is set to, and its type in a file. */
export type CellKind =
  | 'text'
  /** A whole number: points, pieces. */
  | 'whole'
  /** A whole number that always shows its sign. */
  | 'change'
  /** Money in fen. */
  | 'fen'
  /** A business date, `YYYY-MM-DD`. */
  | 'day'
  /** An instant in ISO 8601, shown as Shanghai time. */
  | 'moment'

/** What a cell says. In a file it is a column of its own. */
export interface Fact<Row> {
  readonly title: string
  /** Text unless said otherwise. */
  readonly kind?: CellKind
  /** null: nothing to say. */
  readonly value: (row: Row) => string | number | null
}

export interface ListColumn<Row> extends Fact<Row> {
  readonly key: string
  /** CSS pixels; each kind has its own usual width. Columns share what room is left. */
  readonly width?: number
  /** Draws the cell otherwise than from `value`. */
  readonly render?: (row: Row) => ReactNode
  /** Before it, such as a picture. */
  readonly lead?: (row: Row) => ReactNode
  /** A second line, smaller; in a file a column of its own. */
  readonly under?: Fact<Row>
  /** May be sorted by; in which order at the first click. */
  readonly sort?: Direction
  /** Not shown until somebody chooses it. */
  readonly optional?: true
}

export type Direction = 'asc' | 'desc'

export interface Sort {
  readonly by: string
  readonly direction: Direction
}

export interface Option {
  readonly value: string
  readonly label: string
}

/** Options as the contract's labels give them, or those that come with a page; `page` is null until one is there. */
export type Options<Page> = readonly Option[] | ((page: Page | null) => readonly Option[])

type TextName<Query> = Extract<keyof Query, string>

/** One filter above the list; its value stands in the address under its name. */
export type ListFilter<Query, Page> =
  | { readonly kind: 'search'; readonly name: TextName<Query>; readonly label: string }
  | {
      /** `segments` shows all options at once, `select` opens a list. */
      readonly kind: 'segments' | 'select'
      readonly name: TextName<Query>
      readonly label: string
      readonly options: Options<Page>
      /** Chosen at first; without it everything is shown. */
      readonly initial?: string
    }
  | {
      readonly kind: 'days'
      readonly from: TextName<Query>
      readonly to: TextName<Query>
      readonly label: string
      /** Not shown while it holds nothing: it comes with a link to the rows behind a figure. */
      readonly folded?: true
    }

/** Buttons of a row, told the filters under which it stands. They stay in sight, in as much room as the widest of a page need. */
export type RowActions<Row> = ComponentType<{ readonly row: Row; readonly filters: Readonly<Record<string, string>> }>

/** One page as the server answers it. */
export interface ListAnswer<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
  /** How many match in all, where the server counts them. */
  readonly count?: number
  /** There are more than were counted. */
  readonly countCapped?: boolean
}

export type RowOf<Page extends ListAnswer<unknown>> = Page['rows'][number]

/** The rows of an answer by their own type, which TypeScript loses on the way through a type parameter. */
export function rowsOf<Answer extends ListAnswer<unknown>>(
  answer: Answer | undefined,
): readonly RowOf<Answer>[] | undefined {
  return answer?.rows
}

/** Labels of a code as options, in their order. */
export function optionsOf(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

/**
 * What a list is: where its pages come from, how it is narrowed, and what its rows say. Made once, outside of the page's function,
 * by `defineList`.
 */
export interface List<Query, Page extends ListAnswer<unknown>> {
  /** First part of the keys of its answers, and of what this browser remembers of it. */
  readonly name: string
  readonly title: string
  /** A sentence under the title. */
  readonly about?: string
  /** What a row is counted in: 位, 笔. */
  readonly unit: string
  /** Asks the server: filters by their names, `sort` and `direction` where a column can be sorted, `cursor` and `limit`. */
  readonly read: (query: Query, signal: AbortSignal) => Promise<Page>
  /** A list that comes whole is asked for once, with an empty query, and narrowed here. */
  readonly narrow?: (page: Page, query: Query) => Page
  readonly idOf: (row: RowOf<Page>) => string
  readonly filters?: readonly ListFilter<Query, Page>[]
  /** The first always stays in sight, and opens the row where there is something to open. */
  readonly columns: readonly ListColumn<RowOf<Page>>[]
  /** Rows that are over, drawn softly. */
  readonly faded?: (row: RowOf<Page>) => boolean
  /** Buttons of a row, pinned at the end of its line. */
  readonly actions?: RowActions<RowOf<Page>>
  /** What can be done with many rows at once under these filters. */
  readonly bulk?: (filters: Readonly<Record<string, string>>) => readonly BulkAction<RowOf<Page>>[]
  /** The order at first, where columns can be sorted. */
  readonly sort?: Sort
  /** What to do while there is nothing to list, told the filters it stands under. */
  readonly empty: string | ((filters: Readonly<Record<string, string>>) => string)
  /** What to do when the filters let nothing through, where there is more to say than that. */
  readonly nothingMatches?: string
  /** Milliseconds after which the list is read again by itself. */
  readonly refreshMs?: number
}

type Described<Query, Page extends ListAnswer<unknown>> = Omit<List<Query, Page>, 'read'>

/** What an endpoint answers, where that is a page of a list. */
type PageOf<E extends Endpoint> = EndpointOutput<E> extends infer Page extends ListAnswer<unknown> ? Page : never
type QueryOf<E extends Endpoint> = InputOf<Route<E>>['query']

/** A list whose pages come from an endpoint, which also gives the types of its query and rows. */
export function defineList<E extends Endpoint>(
  route: Route<E>,
  list: Described<QueryOf<E>, PageOf<E>>,
): List<QueryOf<E>, PageOf<E>> {
  return defineListFrom<QueryOf<E>, PageOf<E>>((query, signal) => {
    // That an endpoint takes nothing but a query and answers with pages is not known of any endpoint, but of this one.
    const input = [{ query, signal }] as unknown as CallArguments<CallInput<E, Blob>>
    return call(route, ...input) as Promise<PageOf<E>>
  }, list)
}

/** A list whose pages are made otherwise: put together from an answer that has another shape. */
export function defineListFrom<Query, Page extends ListAnswer<unknown>>(
  read: List<Query, Page>['read'],
  list: Described<Query, Page>,
): List<Query, Page> {
  return { ...list, read }
}
