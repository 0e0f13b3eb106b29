import { DeleteOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import type { DeskView } from '@cheyou/contract'
import { terms } from '@cheyou/words'
import { Button, Divider, Popover } from 'antd'
import { useState } from 'react'
import { NewView } from './new-view.tsx'
import { addressOf } from './list-view.ts'
import type { ViewShape } from './list-view.ts'
import type { ListPlace } from './use-list-view.ts'
import { sharedAs, useViews } from './use-views.ts'
import styles from './list.module.css'

const MOST_VIEWS = 40

interface SavedViewsProps {
  readonly list: string
  readonly place: ListPlace
  readonly shape: ViewShape
}

/** Filters and order kept under a name: one's own, and those that are shared with one. */
export function SavedViews({ list, place, shape }: SavedViewsProps) {
  const { views, save, change, drop, busy } = useViews(list)
  const [open, setOpen] = useState(false)
  const now = addressOf(place.view, shape)
  const named = views.find(({ viewId }) => viewId === place.view.viewId)
  const shown = named ?? views.find(({ address }) => address === now)
  const isChanged = shown !== undefined && shown.address !== now
  const take = (view: DeskView) => {
    place.show(view)
    setOpen(false)
  }
  const keep = async (name: string, sharing: DeskView['sharing'], storeId: string | null): Promise<boolean> => {
    const kept = await save({ name, address: now, ...sharedAs(sharing, storeId) })
    if (kept === null) return false
    place.call(kept.viewId)
    setOpen(false)
    return true
  }
  const content = (
    <div className={styles.views}>
      {views.length === 0 && <p className={styles.hint}>把现在的筛选和排序存下来，下次一点就到。</p>}
      <ViewList
        views={views}
        current={isChanged ? undefined : shown}
        onTake={take}
        onDrop={(view) => void drop(view)}
      />
      {(shown === undefined || isChanged) && views.length < MOST_VIEWS && (
        <>
          {views.length > 0 && <Divider size="small" />}
          <NewView onSave={keep} busy={busy} />
        </>
      )}
    </div>
  )
  return (
    <>
      {isChanged && (
        <ChangedView view={shown} onSave={() => void change(shown, now)} onSaveOther={() => setOpen(true)} />
      )}
      <Popover
        title="视图"
        content={content}
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
      >
        <Button
          icon={shown ? <StarFilled /> : <StarOutlined />}
          aria-haspopup="dialog"
          aria-label={shown ? `视图：${shown.name}` : '视图'}
          title="存下的视图"
          className={styles.viewButton ?? ''}
        >
          {shown && <span className={styles.viewText}>{shown.name}</span>}
        </Button>
      </Popover>
    </>
  )
}

interface ChangedViewProps {
  readonly view: DeskView
  readonly onSave: () => void
  readonly onSaveOther: () => void
}

/** The view that is shown has other filters now than it is kept with. */
function ChangedView({ view, onSave, onSaveOther }: ChangedViewProps) {
  return (
    <span className={styles.changed} role="group" aria-label={`视图${view.name}`}>
      已修改
      {view.changeable && (
        <Button type="link" size="small" onClick={onSave}>
          保存
        </Button>
      )}
      <Button type="link" size="small" onClick={onSaveOther}>
        另存
      </Button>
    </span>
  )
}

interface ViewListProps {
  readonly views: readonly DeskView[]
  readonly current: DeskView | undefined
  readonly onTake: (view: DeskView) => void
  readonly onDrop: (view: DeskView) => void
}

function ViewList({ views, current, onTake, onDrop }: ViewListProps) {
  if (views.length === 0) return null
  return (
    <ul className={styles.viewList} aria-label="存下的视图">
      {views.map((view) => (
        <li key={view.viewId} className={styles.view}>
          <Button
            type="text"
            className={styles.viewName ?? ''}
            aria-label={view.name}
            aria-current={view === current}
            onClick={() => onTake(view)}
          >
            <span className={styles.viewText}>{view.name}</span>
            <span className={styles.soft}>{whose(view)}</span>
          </Button>
          {view.changeable && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${terms.dropView}${view.name}`}
              onClick={() => onDrop(view)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function whose({ sharing, mine, madeBy }: DeskView): string | null {
  if (sharing === 'mine') return null
  const all = sharing === 'store' ? '本店' : '集团'
  return mine ? `${all}共享` : `${madeBy}，${all}共享`
}
