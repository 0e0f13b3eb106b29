import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { statusOf } from '../api/api-error.ts'
import { Failure } from '../components/failure.tsx'
import { CursorPager } from './cursor-pager.tsx'
import { ListTable } from './list-table.tsx'
import type { ListPartProps } from './list-toolbar.tsx'
import { isNarrowed } from './list-view.ts'
import type { ListView } from './list-view.ts'
import { rowsOf } from './list.ts'
import type { List, ListAnswer } from './list.ts'
import type { ListPlace } from './use-list-view.ts'

interface ListBodyProps<Query, Answer extends ListAnswer<unknown>> extends ListPartProps<Query, Answer> {
  readonly answer: UseQueryResult<Answer>
  readonly opens: boolean
}

/** The rows with their pager, or why there are none. */
export function ListBody<Query, Answer extends ListAnswer<unknown>>(props: ListBodyProps<Query, Answer>) {
  const { list, place, shape, chosen, answer, opens } = props
  const { data, isPlaceholderData: busy } = answer
  const shown = useShown(place.view, busy)
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
      <ListTable
        rows={chosen.columns === null ? undefined : rowsOf(data)}
        columns={chosen.columns ?? []}
        actions={list.actions}
        idOf={list.idOf}
        place={place}
        opens={opens}
        busy={busy}
        faded={list.faded}
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
