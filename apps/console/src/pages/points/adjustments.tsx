import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { fetchAdjustments } from '../../api/points.ts'
import type { Adjustment, AdjustmentQuery } from '../../api/points.ts'
import { Failure } from '../../components/failure.tsx'
import { Signed } from '../../components/signed.tsx'
import { Turning } from '../../components/turning.tsx'
import { formatChange } from '../../copy/format.ts'
import { adjustmentLabels } from '../../copy/labels.ts'
import { Decision } from './decision.tsx'
import styles from './points.module.css'

type Shown = Adjustment['state'] | 'all'

const columns: TableColumnsType<Adjustment> = [
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
  { title: '可兑换积分', dataIndex: 'redeemable', align: 'right', render: formatChange },
  { title: '累计积分', dataIndex: 'qualifying', align: 'right', render: formatChange },
  {
    title: '原因',
    key: 'reason',
    render: (_, { reason, refusalReason }) => (
      <>
        {reason}
        {refusalReason !== null && <span className={styles.under}>拒绝：{refusalReason}</span>}
      </>
    ),
  },
  {
    title: '提交',
    key: 'proposed',
    render: (_, { proposedBy, proposedAt }) => <Signed name={proposedBy} at={proposedAt} />,
  },
  {
    title: '审批',
    key: 'decided',
    render: (_, { state, decidedBy, decidedAt }) =>
      decidedBy === null || decidedAt === null ? (
        <span className={styles.small}>{state === 'posted' ? '额度内，无须审批' : '—'}</span>
      ) : (
        <Signed name={decidedBy} at={decidedAt} />
      ),
  },
  { title: '状态', dataIndex: 'state', render: (state: Adjustment['state']) => adjustmentLabels[state] },
  {
    title: <span className="visually-hidden">操作</span>,
    key: 'can',
    render: (_, row) => <Decision adjustment={row} />,
  },
]

/** Manual adjustments, newest first; those that wait for a second person can be decided here (req. 2.7). */
export function Adjustments() {
  const [shown, setShown] = useState<Shown>('all')
  const [trail, setTrail] = useState<readonly string[]>([])
  const query: AdjustmentQuery = { state: shown === 'all' ? undefined : shown, cursor: trail.at(-1) }
  const list = useQuery({
    queryKey: ['adjustments', query],
    queryFn: ({ signal }) => fetchAdjustments(query, signal),
    placeholderData: keepPreviousData,
  })
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
  const pending = list.data?.pending ?? 0
  return (
    <section aria-labelledby="adjustments">
      <div className={styles.head}>
        <h2 id="adjustments" className={styles.heading}>
          人工调整
        </h2>
        <Segmented<Shown>
          value={shown}
          onChange={(state) => {
            setShown(state)
            setTrail([])
          }}
          options={[
            { value: 'all', label: '全部' },
            { value: 'pending', label: pending > 0 ? `待审批 ${pending}` : '待审批' },
            { value: 'posted', label: '已入账' },
            { value: 'refused', label: '已拒绝' },
          ]}
        />
      </div>
      <Table
        rowKey="adjustmentId"
        columns={columns}
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 900 }}
        locale={{ emptyText: '还没有人工调整。在会员的详情里可以调整积分。' }}
      />
      <Turning trail={trail} next={list.data?.nextCursor ?? null} onTurn={(further) => setTrail(further)} />
    </section>
  )
}
