import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { statusOf } from '../api/api-error.ts'
import { Failure } from '../components/failure.tsx'
import { BulkBar } from './bulk-bar.tsx'
import type { BulkAction, Selection } from './bulk.ts'
import { CursorPager } from './cursor-pager.tsx'
import { ListTable } from './list-table.tsx'
import type { ListPartProps } from './list-toolbar.tsx'
import { isNarrowed } from './list-view.ts'
import type { ListView } from './list-view.ts'
import { rowsOf } from './list.ts'
import type { List, ListAnswer } from './list.ts'
import type { ListPlace } from './use-list-view.ts'
import { useSelection } from './use-selection.ts'
import { useMe } from '../session/session-state.ts'

interface BulkBarOf<Row> {
  readonly actions: readonly BulkAction<Row>[]
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

interface ListBodyProps<Query, Answer extends ListAnswer<unknown>> extends ListPartProps<Query, Answer> {
  readonly answer: UseQueryResult<Answer>
  readonly opens: boolean
}

/** The rows with their pager, or why there are none. */
export function ListBody<Query, Answer extends ListAnswer<unknown>>(props: ListBodyProps<Query, Answer>) {
  const { list, place, shape, chosen, answer, opens } = props
  const { data, isPlaceholderData: busy } = answer
  const shown = useShown(place.view, busy)
  const bulk = useBulk(list, place.view)
  const status = statusOf(answer.error)
  useFirstPageWhen(status === 400 && place.view.page > 1, place)
  const clear = (
    <Button type="link" onClick={place.clear}>
      清除筛选
    </Button>
  )
  if (answer.isError && data === undefined)
    return (
      <>
        <Failure error={answer.error} onRetry={() => void answer.refetch()} busy={answer.isFetching} />
        {status === 400 && clear}
      </>
    )
  return (
    <>
      {data !== undefined && bulk.actions.length > 0 && (
        <BulkBar {...bulk} list={list} answer={data} view={place.view} />
      )}
      <ListTable
        rows={chosen.columns === null ? undefined : rowsOf(data)}
        columns={chosen.columns ?? []}
        actions={list.actions}
        idOf={list.idOf}
        place={place}
        opens={opens}
        busy={busy}
        faded={list.faded}
        choosing={bulk.actions.length === 0 ? undefined : choosing(bulk)}
        empty={
          isNarrowed(place.view, shape) ? (
            <>
              {list.nothingMatches ?? `没有符合条件的${list.title}。`}
              {clear}
            </>
          ) : (
            emptyWords(list, place.view.filters)
          )
        }
      />
      {data !== undefined && data.rows.length > 0 && (
        <CursorPager
          answer={data}
          shown={shown}
          place={place}
          unit={list.unit}
          busy={busy}
          whole={list.narrow !== undefined}
        />
      )}
    </>
  )
}

/** What can be done with many rows under this view by who sits here, and which are chosen for it. */
function useBulk<Query, Answer extends ListAnswer<unknown>>({ bulk }: List<Query, Answer>, view: ListView) {
  const { role } = useMe().staff
  const [selection, onSelect] = useSelection(view)
  const actions = (bulk?.(view.filters) ?? []).filter(({ roles = [role] }) => roles.includes(role))
  return { actions, selection, onSelect }
}

function choosing<Row>({ actions, selection, onSelect }: Pick<BulkBarOf<Row>, 'actions' | 'selection' | 'onSelect'>) {
  return {
    ids: selection.ids,
    choose: (ids: readonly string[]) => onSelect({ ids, all: false }),
    fits: (row: Row) => actions.some(({ fits }) => fits(row)),
  }
}

/** The view whose rows are in sight: the last one, as long as those of the next are on their way. */
function useShown(view: ListView, busy: boolean): ListView {
  const shown = useRef(view)
  if (!busy) shown.current = view
  return shown.current
}

/** A cursor in an old link may be older than the server's way of writing them: then the list begins at its beginning. */
function useFirstPageWhen(isCursorRefused: boolean, { toFirstPage }: ListPlace): void {
  useEffect(() => {
    if (isCursorRefused) toFirstPage()
  }, [isCursorRefused, toFirstPage])
}

function emptyWords<Query, Answer extends ListAnswer<unknown>>(
  { empty }: List<Query, Answer>,
  filters: ListView['filters'],
): string {
  return typeof empty === 'string' ? empty : empty(filters)
}
