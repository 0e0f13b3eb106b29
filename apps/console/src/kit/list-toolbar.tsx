import { ColumnChoice } from './column-choice.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ListFilters } from './list-filters.tsx'
import type { ViewShape } from './list-view.ts'
import type { List, ListAnswer, RowOf } from './list.ts'
import { SavedViews } from './saved-views.tsx'
import type { ChosenColumns } from './use-columns.ts'
import { useFile } from './use-file.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

export interface ListPartProps<Query, Answer extends ListAnswer<unknown>> {
  readonly list: List<Query, Answer>
  readonly place: ListPlace
  readonly shape: ViewShape
  readonly chosen: ChosenColumns<RowOf<Answer>>
}

export interface ToolbarProps<Query, Answer extends ListAnswer<unknown>> extends ListPartProps<Query, Answer> {
  readonly newest: Answer | null
  /** Of the page shown; undefined while there is none. */
  readonly rows: number | undefined
}

/** Filters at the beginning; at the end views, columns and export. */
export function ListToolbar<Query, Answer extends ListAnswer<unknown>>(props: ToolbarProps<Query, Answer>) {
  const { list, place, shape, chosen, newest, rows = 0 } = props
  const { name, title, unit, filters = [] } = list
  const make = useFile(props)
  return (
    <div className={styles.toolbar} role="search" aria-label={`查找${title}`}>
      <ListFilters filters={filters} page={newest} place={place} />
      <span className={styles.tools}>
        {filters.length > 0 && <SavedViews list={name} place={place} shape={shape} />}
        <ColumnChoice chosen={chosen} />
        <ExportMenu title={title} unit={unit} disabled={rows === 0} make={make} />
      </span>
    </div>
  )
}
