import { useEffect, useMemo, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { Beside } from './detail-drawer.tsx'
import { FilterChips } from './filter-chips.tsx'
import { ListBody } from './list-body.tsx'
import { filterShapes } from './list-filters.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { ViewShape } from './list-view.ts'
import { rowsOf } from './list.ts'
import type { List, ListAnswer, RowOf } from './list.ts'
import { Page } from './page.tsx'
import { useMoveOver } from './move-over.ts'
import { useColumns } from './use-columns.ts'
import { useList } from './use-list.ts'
import { useListView } from './use-list-view.ts'
import styles from './list.module.css'

interface ListPageProps<Query, Answer extends ListAnswer<unknown>> {
  readonly list: List<Query, Answer>
  /** Of the page, where it shows more than the list, which then has a heading of its own. */
  readonly title?: string
  /** What opens beside the list: draws a `DetailDrawer`. */
  readonly drawer?: ComponentType<{ readonly beside: Beside<RowOf<Answer>> }>
  /** It lies over the list and wants to be finished, so that the list makes no room for it. */
  readonly drawerCovers?: boolean
  /** Buttons beside the title, told the newest answer: null until there is one. */
  readonly head?: ComponentType<{ readonly answer: Answer | null }>
  /** What stands between the title and the list. */
  readonly above?: ReactNode
  /** The page that this one belongs to. */
  readonly within?: { readonly path: string; readonly name: string }
}

/**
 * A list page: columns, filters and one query; everything else comes with it. To add one:
 *
 * 1. The endpoint answers `{ rows, nextCursor }`, better with `count`, and takes `cursor` and `limit` in its query.
 * 2. `apps/console/src/<area>/<things>/index.tsx` says what the list is and draws it:
 *
 *        const things = defineList(listThings, {
 *          name: 'things',
 *          title: '东西',
 *          unit: '件',
 *          idOf: ({ thingId }) => thingId,
 *          filters: [
 *            { kind: 'search', name: 'q', label: '名称开头' },
 *            { kind: 'segments', name: 'state', label: '状态', options: optionsOf(thingStates) },
 *            { kind: 'days', from: 'from', to: 'to', label: '登记日期' },
 *          ],
 *          columns: [
 *            { key: 'name', title: '名称', value: ({ name }) => name },
 *            { key: 'price', title: '价格', kind: 'fen', value: ({ priceFen }) => priceFen, sort: 'desc' },
 *            byLine({ key: 'made', title: '登记', name: ({ madeBy }) => madeBy, at: ({ madeAt }) => madeAt }),
 *          ],
 *          sort: { by: 'price', direction: 'desc' },
 *          actions: ThingButtons,
 *          empty: '还没有东西。点右上角“新增东西”。',
 *        })
 *
 *        export default function ThingsPage() {
 *          return <ListPage list={things} drawer={ThingDrawer} />
 *        }
 *
 *    Names of filters are those of the query; keys of columns that can be sorted are the values of its `sort`. A value is drawn
 *    by its `kind` and has its type in a file; `render` draws it otherwise, `under` is a second line. `defineListFrom` takes a
 *    function instead of the endpoint, for an answer that has another shape; with `narrow` the list comes whole.
 * 3. `thing-drawer.tsx` shows one in a `DetailDrawer`, `Loaded` around what it reads. `thing-buttons.tsx` has the buttons of a
 *    row: `useIntent` sends, `FormDialog` and `ReasonDialog` ask.
 * 4. Its address in routes.ts, its line in app.tsx and in shell/sections.tsx.
 *
 * What the page then does: filters, order, page, page size and the open row stand in the address (see list-view.ts for what never
 * does); views kept by name; columns chosen; the whole filtered list as CSV or workbook; skeleton, empty and error states; first
 * column and actions in sight at every width.
 */
export function ListPage<Query, Answer extends ListAnswer<unknown>>(props: ListPageProps<Query, Answer>) {
  const { list, title, drawer: Drawer, drawerCovers = false, head: Head, above, within } = props
  const shape = useMemo(() => shapeOf(list), [list])
  const place = useListView(shape)
  useMoveOver(list.name)
  const chosen = useColumns(list.name, list.columns)
  const answer = useList(list, place.view)
  const newest = useNewest(answer.data)
  const { openId } = place.view
  return (
    <Page
      title={title ?? list.title}
      within={within}
      about={list.about}
      actions={Head && <Head answer={newest} />}
      fills
      besideOpen={Drawer !== undefined && !drawerCovers && openId !== null}
    >
      {above}
      {title !== undefined && <h2 className={styles.heading}>{list.title}</h2>}
      <ListToolbar
        list={list}
        place={place}
        shape={shape}
        chosen={chosen}
        newest={newest}
        rows={answer.data?.rows.length}
      />
      <FilterChips filters={list.filters ?? []} page={newest} place={place} shape={shape} />
      <ListBody {...{ list, place, shape, chosen, answer }} opens={Drawer !== undefined} />
      {Drawer && <Drawer beside={{ openId, rows: rowsOf(answer.data) ?? [], idOf: list.idOf, open: place.open }} />}
    </Page>
  )
}

function shapeOf<Query, Answer extends ListAnswer<unknown>>({
  filters = [],
  columns,
  sort,
}: List<Query, Answer>): ViewShape {
  const sorts = columns.filter((column) => column.sort !== undefined).map(({ key }) => key)
  return { filters: filterShapes(filters), sorts, sort: sort ?? null }
}

/** The answer last heard of: its options stay to choose from while a page is on its way or has failed. */
function useNewest<Answer>(answer: Answer | undefined): Answer | null {
  const [newest, setNewest] = useState<Answer | null>(null)
  useEffect(() => {
    if (answer !== undefined) setNewest(answer)
  }, [answer])
  return answer ?? newest
}
