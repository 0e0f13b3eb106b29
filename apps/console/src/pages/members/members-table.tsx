import { Empty, Skeleton, Table } from 'antd'
import type { TableColumnType } from 'antd'
import { useRef } from 'react'
import type { ConsoleMemberRow } from '@cheyou/contract'
import type { MemberPage } from './member-queries.ts'
import type { MemberSort } from './members-view.ts'
import { useHeight } from '../../components/use-height.ts'
import type { MembersView } from './members-view.ts'
import styles from './members.module.css'

interface MembersTableProps {
  readonly page: MemberPage | undefined
  readonly columns: TableColumnType<ConsoleMemberRow>[]
  readonly view: MembersView
  /** Another page is on its way while this one still stands. */
  readonly busy: boolean
  readonly onSort: (sort: MemberSort, direction: 'asc' | 'desc') => void
  readonly onOpen: (memberId: string) => void
}

const headerHeight = 48

/** The list itself; it fills what height there is and scrolls inside, so that head and pager stay in sight. */
export function MembersTable({ page, columns, view, busy, onSort, onOpen }: MembersTableProps) {
  const frame = useRef<HTMLDivElement>(null)
  const height = useHeight(frame)
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0)
  return (
    <div ref={frame} className={styles.frame} aria-busy={busy || page === undefined}>
      {page === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} className={styles.skeleton} />
      ) : (
        <Table<ConsoleMemberRow>
          rowKey="memberId"
          columns={columns}
          dataSource={page.rows}
          loading={{ spinning: busy, delay: 250 }}
          pagination={false}
          scroll={{ x: width, y: Math.max(height - headerHeight, 160) }}
          locale={{ emptyText: <Nobody view={view} /> }}
          rowClassName={(row) => (row.memberId === view.openId ? (styles.opened ?? '') : '')}
          onRow={(row) => ({ onClick: () => onOpen(row.memberId) })}
          onChange={(_pagination, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
            if (columnKey !== undefined) onSort(columnKey as MemberSort, order === 'ascend' ? 'asc' : 'desc')
          }}
        />
      )}
    </div>
  )
}

function Nobody({ view }: { readonly view: MembersView }) {
  const narrowed = view.search !== '' || view.tier !== null
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        narrowed
          ? '没有找到这样的会员。手机号、车牌和卡号要填完整，姓名填开头几个字。'
          : '还没有会员。导入售后系统的客户资料，或请车主打开小程序入会。'
      }
    />
  )
}
