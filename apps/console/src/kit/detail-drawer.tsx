import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import styles from './detail-drawer.module.css'

/** Which row of a list is open, and the ways from there; `ListPage` hands it in. */
export interface Beside<Row> {
  /** null: nothing is open. */
  readonly openId: string | null
  /** Rows of the page shown, with what makes each one the same. */
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  readonly open: (rowId: string | null) => void
}

interface DetailDrawerProps<Row> {
  readonly beside: Beside<Row>
  /** Of the row, which is undefined when it is on no page that was read. */
  readonly title: (row: Row | undefined) => ReactNode
  /** What can be done with it: in the head, in sight however long the rest is. */
  readonly renderActions?: (rowId: string) => ReactNode
  readonly children: (rowId: string) => ReactNode
}

/** One row beside its list. Nothing is dimmed: the list keeps its place and another row can be taken at once. */
export function DetailDrawer<Row>({ beside, title, renderActions, children }: DetailDrawerProps<Row>) {
  const { openId, rows, idOf, open } = beside
  const shownId = useLast(openId)
  useFocusBack(openId)
  return (
    <Drawer
      open={openId !== null}
      onClose={() => open(null)}
      size={480}
      mask={false}
      closable={false}
      rootClassName={styles.drawer ?? ''}
      destroyOnHidden
      title={title(rows.find((row) => idOf(row) === shownId))}
      aria-modal={false}
      extra={
        <div className={styles.head}>
          {shownId !== null && <Fragment key={shownId}>{renderActions?.(shownId)}</Fragment>}
          <Steps beside={beside} shownId={shownId} />
        </div>
      }
      focusable={{ trap: false, focusTriggerAfterClose: false }}
    >
      {shownId !== null && (
        <div key={shownId} className={styles.detail}>
          {children(shownId)}
        </div>
      )}
    </Drawer>
  )
}

interface StepsProps<Row> {
  readonly beside: Beside<Row>
  readonly shownId: string | null
}

function Steps<Row>({ beside: { rows, idOf, open }, shownId }: StepsProps<Row>) {
  const ids = rows.map(idOf)
  const at = shownId === null ? -1 : ids.indexOf(shownId)
  const above = at > 0 ? ids[at - 1] : undefined
  const below = at >= 0 ? ids[at + 1] : undefined
  return (
    <div className={styles.steps}>
      <Button
        type="text"
        icon={<UpOutlined />}
        aria-label="上一个"
        disabled={above === undefined}
        onClick={() => above !== undefined && open(above)}
      />
      <Button
        type="text"
        icon={<DownOutlined />}
        aria-label="下一个"
        disabled={below === undefined}
        onClick={() => below !== undefined && open(below)}
      />
      <Button type="text" icon={<CloseOutlined />} aria-label="关闭" onClick={() => open(null)} />
    </div>
  )
}

/** Of the button that opens a row; closing the drawer gives the focus back to it. */
export function openButtonId(rowId: string): string {
  return `open-${rowId}`
}

/** The row last opened, so that a closing drawer does not go blank while it slides out. */
function useLast(openId: string | null): string | null {
  const [last, setLast] = useState(openId)
  useEffect(() => {
    if (openId !== null) setLast(openId)
  }, [openId])
  return openId ?? last
}

/** Closing puts the focus on the row last shown, which may not be the one that was clicked. */
function useFocusBack(openId: string | null): void {
  const last = useRef(openId)
  useEffect(() => {
    const closed = openId === null ? last.current : null
    last.current = openId
    if (closed !== null && !isFocusElsewhere()) document.getElementById(openButtonId(closed))?.focus()
  }, [openId])
}

/** Whether the person has already gone on to something else than the drawer. */
function isFocusElsewhere(): boolean {
  const holder = document.activeElement
  return holder !== null && holder !== document.body && holder.closest(`.${styles.drawer}`) === null
}
