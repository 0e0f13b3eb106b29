import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Drawer, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ConsoleMemberRow } from '@cheyou/contract'
import { Failure } from '../../components/failure.tsx'
import { AdjustPoints } from './adjust-points.tsx'
import { openButtonId } from './columns.tsx'
import { MemberBenefits } from './member-benefits.tsx'
import { MemberCard } from './member-card.tsx'
import { MemberCars } from './member-cars.tsx'
import { MemberFacts } from './member-facts.tsx'
import { MemberHistory } from './member-history.tsx'
import { MemberPoints } from './member-points.tsx'
import { useMember } from './member-queries.ts'
import styles from './member-drawer.module.css'

interface MemberDrawerProps {
  /** The page of the list behind, to leaf through. */
  readonly rows: readonly ConsoleMemberRow[]
  readonly openId: string | null
  readonly onOpen: (memberId: string | null) => void
}

/** One member beside the list. Nothing is dimmed: the list keeps its place and another row can be taken at once. */
export function MemberDrawer({ rows, openId, onOpen }: MemberDrawerProps) {
  const shownId = useLast(openId)
  useFocusBack(openId)
  const row = rows.find((candidate) => candidate.memberId === shownId)
  return (
    <Drawer
      open={openId !== null}
      onClose={() => onOpen(null)}
      size={480}
      mask={false}
      closable={false}
      rootClassName={styles.drawer}
      destroyOnHidden
      title={row?.name ?? '会员'}
      aria-modal={false}
      extra={<Leafing rows={rows} openId={shownId} onOpen={onOpen} />}
      focusable={{ trap: false, focusTriggerAfterClose: false }}
    >
      {shownId !== null && <MemberDetail key={shownId} memberId={shownId} />}
    </Drawer>
  )
}

function Leafing({ rows, openId, onOpen }: MemberDrawerProps) {
  const place = rows.findIndex((row) => row.memberId === openId)
  const above = place > 0 ? rows[place - 1] : undefined
  const below = place >= 0 ? rows[place + 1] : undefined
  return (
    <div className={styles.leafing}>
      <Button
        type="text"
        icon={<UpOutlined />}
        aria-label="上一位"
        disabled={above === undefined}
        onClick={() => above && onOpen(above.memberId)}
      />
      <Button
        type="text"
        icon={<DownOutlined />}
        aria-label="下一位"
        disabled={below === undefined}
        onClick={() => below && onOpen(below.memberId)}
      />
      <Button type="text" icon={<CloseOutlined />} aria-label="关闭" onClick={() => onOpen(null)} />
    </div>
  )
}

function MemberDetail({ memberId }: { readonly memberId: string }) {
  const member = useMember(memberId)
  if (member.data) {
    return (
      <div className={styles.detail}>
        <MemberCard card={member.data.card} />
        <MemberFacts member={member.data} />
        <MemberCars cars={member.data.cars} />
        <MemberBenefits memberId={memberId} />
        <MemberPoints memberId={memberId} entries={member.data.recent} />
        <MemberHistory memberId={memberId} />
        <AdjustPoints memberId={memberId} name={member.data.card.name} />
      </div>
    )
  }
  if (member.isError) {
    return <Failure error={member.error} onRetry={() => void member.refetch()} busy={member.isFetching} />
  }
  return (
    <div aria-busy="true" aria-label="正在加载会员">
      <Skeleton.Node active className={styles.cardSkeleton} />
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}

/** The member last opened, so that a closing drawer does not go blank while it slides out. */
function useLast(openId: string | null): string | null {
  const [last, setLast] = useState(openId)
  useEffect(() => {
    if (openId !== null) setLast(openId)
  }, [openId])
  return openId ?? last
}

/** Closing puts the focus on the row last shown, which after leafing is not the one that was clicked. */
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
