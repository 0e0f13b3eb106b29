import { Button, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import type { ConsoleRedemptionRow } from '../../api/redemptions.ts'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { formatMoment, formatWhole } from '../../copy/format.ts'
import { Export, Filters } from './filters.tsx'
import { RedemptionDrawer } from './redemption-drawer.tsx'
import { stateWords } from './redemption-words.ts'
import { useRedemptions } from './use-redemptions.ts'
import type { Filter } from './use-redemptions.ts'
import styles from './redemptions.module.css'

const PAGE = 20

/** Every redemption that my stores see: found, opened, cancelled or undone, kept as a file (req. 3.2). */
export default function RedemptionsPage() {
  usePageTitle('兑换记录')
  const [filter, setFilter] = useState<Filter>({})
  const [trail, setTrail] = useState<readonly string[]>([])
  const [openId, setOpenId] = useState<string | null>(null)
  const list = useRedemptions({ ...filter, cursor: trail.at(-1), limit: PAGE })
  const page = list.data ?? null
  return (
    <div className={styles.page} data-opened={openId !== null}>
      <div className={styles.head}>
        <h1 className={styles.title}>兑换记录</h1>
        <Export filter={filter} disabled={page === null || page.count === 0} />
      </div>
      <Filters
        filter={filter}
        page={page}
        onChange={(changed) => {
          setFilter(changed)
          setTrail([])
        }}
      />
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      ) : (
        <>
          <Table<ConsoleRedemptionRow>
            rowKey="redemptionId"
            className={styles.table}
            columns={columnsFor(setOpenId)}
            dataSource={page?.rows ?? []}
            loading={page === null}
            pagination={false}
            scroll={{ x: 900 }}
            rowClassName={({ redemptionId }) => (redemptionId === openId ? styles.opened! : '')}
            onRow={({ redemptionId }) => ({ onClick: () => setOpenId(redemptionId) })}
            locale={{ emptyText: page === null ? '正在加载' : '没有符合条件的兑换。' }}
          />
          {page !== null && page.count > 0 && (
            <nav className={styles.pager} aria-label="翻页">
              <span aria-live="polite">
                第 {formatWhole(trail.length * PAGE + 1)}–{formatWhole(trail.length * PAGE + page.rows.length)} 笔，共{' '}
                {formatWhole(page.count)} 笔
              </span>
              <span className={styles.gap} />
              <Button disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
                上一页
              </Button>
              <Button
                disabled={page.nextCursor === null}
                onClick={() => page.nextCursor !== null && setTrail([...trail, page.nextCursor])}
              >
                下一页
              </Button>
            </nav>
          )}
        </>
      )}
      <RedemptionDrawer redemptionId={openId} onClose={() => setOpenId(null)} />
    </div>
  )
}

function columnsFor(onOpen: (redemptionId: string) => void): TableColumnsType<ConsoleRedemptionRow> {
  return [
    {
      title: '礼品',
      key: 'reward',
      render: (_, { redemptionId, rewardName, quantity }) => (
        <Button
          type="link"
          className={styles.name}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(redemptionId)
          }}
        >
          {quantity > 1 ? `${rewardName} × ${quantity}` : rewardName}
        </Button>
      ),
    },
    {
      title: '会员',
      key: 'member',
      render: (_, { memberName, cardNumber }) => (
        <>
          {memberName}
          <span className={styles.under}>{cardNumber}</span>
        </>
      ),
    },
    { title: '积分', dataIndex: 'points', align: 'right', render: (points: number) => formatWhole(points) },
    {
      title: '状态',
      key: 'state',
      render: (_, row) => (
        <>
          {stateWords(row)}
          {row.storeName !== null && <span className={styles.under}>{row.storeName}</span>}
        </>
      ),
    },
    { title: '兑换时间', dataIndex: 'heldAt', render: (at: string) => formatMoment(at) },
    {
      title: '最后一天 / 办结',
      key: 'settled',
      render: (_, { settledAt, collectBy }) => (settledAt === null ? collectBy : formatMoment(settledAt)),
    },
  ]
}
