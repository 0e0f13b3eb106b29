import { Button } from 'antd'
import type { TableColumnType } from 'antd'
import type { ConsoleMemberRow } from '@cheyou/contract'
import type { MemberSort } from './members-view.ts'
import { TierBadge } from '../../components/tier-badge.tsx'
import { formatWhole } from '../../copy/format.ts'
import type { MembersView } from './members-view.ts'
import styles from './members.module.css'

/** Columns a person may hide; the name always stands, it opens the member. */
export const optionalColumns = [
  { key: 'cardNumber', title: '卡号' },
  { key: 'tier', title: '等级' },
  { key: 'phone', title: '手机' },
  { key: 'plates', title: '车牌' },
  { key: 'qualifying', title: '累计积分' },
  { key: 'redeemable', title: '可兑换积分' },
  { key: 'held', title: '预留积分' },
  { key: 'debt', title: '欠账积分' },
  { key: 'joinedOn', title: '入会日期' },
  { key: 'lastVisitOn', title: '最近到店' },
] as const

export type ColumnKey = (typeof optionalColumns)[number]['key']

/** Held and debt are rare and matter to few; whoever needs them adds them. */
export const defaultColumns: readonly ColumnKey[] = optionalColumns
  .map((column) => column.key)
  .filter((key) => key !== 'held' && key !== 'debt')

const sortable: ReadonlySet<string> = new Set<MemberSort>([
  'name',
  'joinedOn',
  'qualifying',
  'redeemable',
  'lastVisitOn',
])

type Cell = Pick<TableColumnType<ConsoleMemberRow>, 'render' | 'align' | 'width' | 'className'>

const numbers = { align: 'right', className: styles.number } as const

const cells: Readonly<Record<ColumnKey, Cell>> = {
  cardNumber: { width: 124, render: (_, row) => row.cardNumber },
  tier: { width: 112, render: (_, row) => <TierBadge tier={row.tier} /> },
  phone: { width: 132, render: (_, row) => row.phoneMasked ?? <Absent /> },
  plates: { width: 168, render: (_, row) => <Plates plates={row.plates} /> },
  qualifying: { width: 120, ...numbers, render: (_, row) => formatWhole(row.balances.qualifying) },
  redeemable: {
    width: 128,
    ...numbers,
    render: (_, row) => <strong>{formatWhole(row.balances.redeemable)}</strong>,
  },
  held: { width: 104, ...numbers, render: (_, row) => formatWhole(row.balances.held) },
  debt: { width: 104, ...numbers, render: (_, row) => <Debt points={row.balances.debt} /> },
  joinedOn: { width: 128, render: (_, row) => row.joinedOn },
  lastVisitOn: { width: 128, render: (_, row) => row.lastVisitOn ?? <Absent /> },
}

/** Columns of the table, sorted as the view says. */
export function memberColumns(
  chosen: readonly ColumnKey[],
  view: MembersView,
  onOpen: (memberId: string) => void,
): TableColumnType<ConsoleMemberRow>[] {
  const name: TableColumnType<ConsoleMemberRow> = {
    key: 'name',
    title: '姓名',
    fixed: 'start',
    width: 128,
    render: (_, row) => <OpenButton row={row} opened={row.memberId === view.openId} onOpen={onOpen} />,
  }
  const others = optionalColumns
    .filter((column) => chosen.includes(column.key))
    .map((column): TableColumnType<ConsoleMemberRow> => ({ ...column, ...cells[column.key] }))
  return [name, ...others].map((column) =>
    sortable.has(String(column.key)) ? { ...column, ...sorting(column, view) } : column,
  )
}

function sorting(column: TableColumnType<ConsoleMemberRow>, view: MembersView): TableColumnType<ConsoleMemberRow> {
  const order = view.direction === 'asc' ? 'ascend' : 'descend'
  return {
    sorter: true,
    showSorterTooltip: false,
    sortDirections: column.key === 'name' ? ['ascend', 'descend', 'ascend'] : ['descend', 'ascend', 'descend'],
    sortOrder: column.key === view.sort ? order : null,
  }
}

/** Of the button that opens a member; closing the drawer gives the focus back to it. */
export function openButtonId(memberId: string): string {
  return `open-${memberId}`
}

function OpenButton({
  row,
  opened,
  onOpen,
}: {
  row: ConsoleMemberRow
  opened: boolean
  onOpen: (memberId: string) => void
}) {
  return (
    <Button
      type="link"
      id={openButtonId(row.memberId)}
      className={styles.name}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(row.memberId)
      }}
    >
      {row.name}
    </Button>
  )
}

function Plates({ plates }: { readonly plates: readonly string[] }) {
  const [first, ...others] = plates
  if (first === undefined) return <Absent />
  return (
    <span className={styles.plates} title={plates.join('、')}>
      {first}
      {others.length > 0 && <span className={styles.more}> 等 {plates.length} 辆</span>}
    </span>
  )
}

function Debt({ points }: { readonly points: number }) {
  return points > 0 ? <span className={styles.debt}>{formatWhole(points)}</span> : <>{formatWhole(points)}</>
}

function Absent() {
  return (
    <span className={styles.absent}>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">无</span>
    </span>
  )
}
