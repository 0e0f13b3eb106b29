import type { BulkDone } from '@cheyou/contract'
import { bulkMost } from '@cheyou/contract/codes'
import { deskSentence, figure } from '@cheyou/words'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { BulkButton } from './bulk-button.tsx'
import { nothingChosen, type BulkAction, type Selection } from './bulk.ts'
import { rowsOf, type List, type ListAnswer, type RowOf } from './list.ts'
import type { ListView } from './list-view.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import { useUndoToast } from './undo-toast.tsx'
import styles from './list.module.css'

interface BulkBarProps<Query, Answer extends ListAnswer<unknown>> {
  readonly list: List<Query, Answer>
  readonly actions: readonly BulkAction<RowOf<Answer>>[]
  readonly answer: Answer
  readonly view: ListView
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** How many rows are chosen, the way to all of them, and what can be done with them. */
export function BulkBar<Query, Answer extends ListAnswer<unknown>>(props: BulkBarProps<Query, Answer>) {
  const { list, actions, answer, view, selection, onSelect } = props
  const [refused, setRefused] = useState<BulkDone['refused']>([])
  const refreshes = useMemo(() => [list.name], [list.name])
  const undoable = useUndoToast(refreshes)
  const { count = answer.rows.length } = answer
  const number = selection.all ? count : selection.ids.length
  const rows = (rowsOf(answer) ?? []).filter((row) => selection.ids.includes(list.idOf(row)))
  const done = ({ nameOf, undo, name }: BulkAction<RowOf<Answer>>, became: BulkDone) => {
    const nameById = new Map(rows.map((row) => [list.idOf(row), nameOf(row)]))
    onSelect(nothingChosen)
    setRefused(became.refused.map((one) => ({ ...one, name: one.name || (nameById.get(one.id) ?? '') })))
    const words = `已${name} ${figure(became.done.length)} ${list.unit}`
    if (became.done.length > 0) undoable(words, undo && ((key) => undo(key, became.done)))
  }
  return (
    <>
      {number > 0 && (
        <div className={styles.bulk} role="group" aria-label="批量操作">
          <span role="status">
            {selection.all ? '已选全部' : '已选'} {figure(number)} {list.unit}
          </span>
          <WayToAll {...props} />
          {actions.map((action) => (
            <BulkButton
              key={action.name}
              action={action}
              chosen={selection.all ? { filter: view.filters, count } : { ids: [...selection.ids] }}
              count={number}
              unit={list.unit}
              rows={rows}
              refreshes={refreshes}
              onDone={(became) => done(action, became)}
            />
          ))}
          <Button type="text" size="small" onClick={() => onSelect(nothingChosen)}>
            取消选择
          </Button>
        </div>
      )}
      {refused.length > 0 && <Refused refused={refused} onClose={() => setRefused([])} />}
    </>
  )
}

/** Once the page is chosen: all that the filters let through, where the server takes filters and there are not too many. */
function WayToAll<Query, Answer extends ListAnswer<unknown>>(props: BulkBarProps<Query, Answer>) {
  const { list, actions, answer, selection, onSelect } = props
  const { count = 0, countCapped = false, rows } = answer
  const isPage = !selection.all && selection.ids.length === rows.length
  if (!isPage || count <= rows.length || !actions.every(({ all }) => all)) return null
  if (countCapped || count > bulkMost)
    return (
      <span className={styles.soft}>
        全选最多 {figure(bulkMost)} {list.unit}，请先缩小筛选
      </span>
    )
  return (
    <Button type="link" size="small" onClick={() => onSelect({ ...selection, all: true })}>
      选择全部 {figure(count)} {list.unit}
    </Button>
  )
}

interface RefusedProps {
  readonly refused: BulkDone['refused']
  readonly onClose: () => void
}

/** Which were not done, and why. */
function Refused({ refused, onClose }: RefusedProps) {
  return (
    <NoticeDialog title={`有 ${figure(refused.length)} 项没有办成`} okText="知道了" onClose={onClose}>
      <ul className={styles.refused}>
        {refused.map(({ id, name, code, facts }) => (
          <li key={id}>
            {name && `${name}：`}
            {deskSentence(code, facts)}
          </li>
        ))}
      </ul>
    </NoticeDialog>
  )
}
