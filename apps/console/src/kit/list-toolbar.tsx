import { momentInTable } from '@cheyou/words'
import { useMe } from '../session/session-state.ts'
import { ColumnChoice } from './column-choice.tsx'
import type { ChosenColumns } from './column-choice.tsx'
import { ExportMenu } from './export-menu.tsx'
import type { ExportMenuProps } from './export-menu.tsx'
import { filterWords, ListFilters } from './list-filters.tsx'
import type { ViewShape } from './list-view.ts'
import type { List, ListAnswer, RowOf } from './list.ts'
import { SavedViews } from './saved-views.tsx'
import { fileOf } from './use-list.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

export interface ListPartProps<Query, Answer extends ListAnswer<unknown>> {
  readonly list: List<Query, Answer>
  readonly place: ListPlace
  readonly shape: ViewShape
  readonly chosen: ChosenColumns<RowOf<Answer>>
}

interface ToolbarProps<Query, Answer extends ListAnswer<unknown>> extends ListPartProps<Query, Answer> {
  readonly newest: Answer | null
  /** Of the page shown; undefined while there is none. */
  readonly rows: number | undefined
}

/** Filters at the beginning; at the end views, columns and export. */
export function ListToolbar<Query, Answer extends ListAnswer<unknown>>(props: ToolbarProps<Query, Answer>) {
  const { list, place, shape, chosen, newest, rows = 0 } = props
  const { name, title, unit, filters = [], columns } = list
  const make = useFile(props)
  return (
    <div className={styles.toolbar} role="search" aria-label={`查找${title}`}>
      <ListFilters filters={filters} page={newest} place={place} shape={shape} />
      <span className={styles.tools}>
        {filters.length > 0 && <SavedViews list={name} place={place} shape={shape} />}
        <ColumnChoice all={columns} chosen={chosen} />
        <ExportMenu title={title} unit={unit} disabled={rows === 0} make={make} />
      </span>
    </div>
  )
}

/** Makes files of the list as it is shown. */
function useFile<Query, Answer extends ListAnswer<unknown>>(
  props: ToolbarProps<Query, Answer>,
): ExportMenuProps['make'] {
  const { list, place, chosen, newest } = props
  const { staff } = useMe()
  return (format, onProgress, signal) => {
    const about = [
      ['列表', list.title],
      ['筛选', filterWords(list.filters ?? [], place.view.filters, newest)],
      ['导出', `${staff.name}，${momentInTable(new Date().toISOString())}`],
    ] as const
    return fileOf(list, { view: place.view, columns: chosen.columns, format, about, onProgress, signal })
  }
}
