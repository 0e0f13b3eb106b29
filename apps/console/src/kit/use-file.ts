import { noteExport } from '@cheyou/contract/routes'
import { momentInTable } from '@cheyou/words'
import { call } from '../api/call.ts'
import { newIdempotencyKey } from '../api/idempotency.ts'
import { useMe } from '../session/session-state.ts'
import type { ExportMenuProps } from './export-menu.tsx'
import { filterWords } from './filter-words.ts'
import type { ToolbarProps } from './list-toolbar.tsx'
import type { ListAnswer } from './list.ts'
import { useDesk } from './use-desk.ts'
import { allRows, fileOf } from './use-list.ts'

/** Of the filters in words the log of acts keeps so many characters. */
const MOST_WORDS = 120

/** Makes files of the list as it is shown; nobody gets one that is not in the log of acts (req. 15.2). */
export function useFile<Query, Answer extends ListAnswer<unknown>>({
  list,
  place,
  chosen,
  newest,
}: ToolbarProps<Query, Answer>): ExportMenuProps['make'] {
  const { staff } = useMe()
  const views = useDesk().data?.views
  return async (format, onProgress, signal) => {
    const filters = filterWords(list.filters ?? [], place.view.filters, newest)
    const named = views?.find(({ viewId }) => viewId === place.view.viewId)
    const rows = await allRows(list, { view: place.view, onProgress, signal })
    const body = { title: list.title, filters: filters.slice(0, MOST_WORDS), rows: rows.length, format }
    await call(noteExport, { body, key: newIdempotencyKey(), signal })
    const about = [
      ['列表', list.title],
      ['视图', named?.name ?? '未命名'],
      ['筛选', filters],
      ['导出', `${staff.name}，${momentInTable(new Date().toISOString())}`],
    ] as const
    return fileOf(rows, chosen.columns ?? list.columns, format, about)
  }
}
