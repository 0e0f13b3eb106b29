import { DeleteOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Divider, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { useStored } from '../components/use-stored.ts'
import { useMe } from '../session/session-state.ts'
import { writeParameters } from './list-view.ts'
import type { ViewShape } from './list-view.ts'
import type { ListPlace } from './use-list-view.ts'
import styles from './list.module.css'

interface SavedView {
  readonly name: string
  /** Filters, order and page size, as they stand in the address. */
  readonly address: string
}

const MOST_VIEWS = 20
const NAME_LENGTH = 20

const isViews = (value: unknown): value is readonly SavedView[] =>
  Array.isArray(value) && value.every((one) => typeof one?.name === 'string' && typeof one?.address === 'string')

interface SavedViewsProps {
  readonly list: string
  readonly place: ListPlace
  readonly shape: ViewShape
}

/** Filters and order kept under a name, for the person who sits here on this desk. */
export function SavedViews({ list, place, shape }: SavedViewsProps) {
  const { staff } = useMe()
  const [views, keep] = useStored(`cheyou.console.${list}.views.${staff.staffId}`, none, isViews)
  const [open, setOpen] = useState(false)
  const now = addressOf(place, shape)
  const shown = views.find(({ address }) => address === now)
  const save = (name: string) => keep([...views.filter((one) => one.name !== name), { name, address: now }])
  const content = (
    <div className={styles.views}>
      {views.length === 0 && <p className={styles.hint}>把现在的筛选和排序存下来，下次一点就到。</p>}
      <ul className={styles.viewList} aria-label="存下的视图">
        {views.map(({ name, address }) => (
          <li key={name} className={styles.view}>
            <Button
              type="text"
              className={styles.viewName ?? ''}
              aria-current={address === now}
              onClick={() => {
                place.show(address)
                setOpen(false)
              }}
            >
              {name}
            </Button>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`删除视图${name}`}
              onClick={() => keep(views.filter((one) => one.name !== name))}
            />
          </li>
        ))}
      </ul>
      {shown === undefined && views.length < MOST_VIEWS && (
        <>
          {views.length > 0 && <Divider size="small" />}
          <NewView onSave={save} />
        </>
      )}
    </div>
  )
  return (
    <Popover title="视图" content={content} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
      <Button
        icon={shown ? <StarFilled /> : <StarOutlined />}
        aria-haspopup="dialog"
        aria-label={shown ? `视图：${shown.name}` : '视图'}
        title="存下的视图"
      >
        {shown?.name}
      </Button>
    </Popover>
  )
}

const none: readonly SavedView[] = []

/** What the address would say on the first page with nothing open. */
function addressOf({ view }: ListPlace, shape: ViewShape): string {
  return writeParameters({ ...view, page: 1, cursor: undefined, openId: null }, shape).toString()
}

function NewView({ onSave }: { readonly onSave: (name: string) => void }) {
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    onSave(name.trim())
    setName('')
  }
  return (
    <Space.Compact block>
      <Input
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={save}
        maxLength={NAME_LENGTH}
        placeholder="给现在的筛选起个名字"
        aria-label="视图的名字"
      />
      <Button type="primary" onClick={save}>
        存下
      </Button>
    </Space.Compact>
  )
}
