import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { fetchApprovals } from '../../api/discounts.ts'
import type { ApprovalQuery, DiscountApproval } from '../../api/discounts.ts'
import { Failure } from '../../components/failure.tsx'
import { Signed } from '../../components/signed.tsx'
import { Turning } from '../../components/turning.tsx'
import { formatFen } from '../../copy/format.ts'
import { discountApprovalLabels } from '../../copy/labels.ts'
import { ApprovalDecision } from './approval-decision.tsx'
import styles from './discounts.module.css'

/** A customer waits at the till meanwhile. */
const REFRESH_MS = 10_000

const columns: TableColumnsType<DiscountApproval> = [
  {
    title: '客户与车',
    key: 'car',
    render: (_, { memberName, plate }) => (
      <>
        {memberName}
        <span className={styles.under}>{plate ?? '无牌照'}</span>
      </>
    ),
  },
  { title: '应付', dataIndex: 'billFen', align: 'right', render: formatFen },
  {
    title: '申请优惠',
    key: 'amount',
    align: 'right',
    render: (_, { amountFen, billFen }) => (
      <>
        {formatFen(amountFen)}
        {billFen > 0 && <span className={styles.under}>应付的 {Math.round((amountFen / billFen) * 100)}%</span>}
      </>
    ),
  },
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
    title: '申请',
    key: 'asked',
    render: (_, { askedBy, askedAt, storeName }) => <Signed name={`${askedBy}（${storeName}）`} at={askedAt} />,
  },
  {
    title: '审批',
    key: 'decided',
    render: (_, { decidedBy, decidedAt }) =>
      decidedBy === null || decidedAt === null ? (
        <span className={styles.quiet}>—</span>
      ) : (
        <Signed name={decidedBy} at={decidedAt} />
      ),
  },
  {
    title: '状态',
    key: 'state',
    render: (_, { state, orderNumber }) => (
      <>
        {discountApprovalLabels[state]}
        {orderNumber !== null && <span className={styles.under}>{orderNumber}</span>}
      </>
    ),
  },
  {
    title: <span className="visually-hidden">操作</span>,
    key: 'can',
    render: (_, row) => <ApprovalDecision approval={row} />,
  },
]

/** What the till asked for, newest first; what waits can be decided here, not by who asked (req. 3.5). */
export function Approvals() {
  const [waiting, setWaiting] = useState(true)
  const [trail, setTrail] = useState<readonly string[]>([])
  const query: ApprovalQuery = { state: waiting ? 'pending' : undefined, cursor: trail.at(-1) }
  const list = useQuery({
    queryKey: ['discount-approvals', query],
    queryFn: ({ signal }) => fetchApprovals(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  })
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
  const pending = list.data?.pending ?? 0
  return (
    <section aria-labelledby="approvals">
      <div className={styles.head}>
        <h2 id="approvals" className={styles.heading}>
          优惠审批
        </h2>
        <Segmented<boolean>
          value={waiting}
          onChange={(only) => {
            setWaiting(only)
            setTrail([])
          }}
          options={[
            { value: true, label: pending > 0 ? `待审批 ${pending}` : '待审批' },
            { value: false, label: '全部' },
          ]}
        />
      </div>
      <p className={styles.about}>
        接待在结算时申请的、超出岗位额度的优惠。批准后当天在本店对这辆车使用一次，次日作废。
      </p>
      <Table
        rowKey="approvalId"
        columns={columns}
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 1000 }}
        locale={{ emptyText: waiting ? '现在没有等待审批的优惠。' : '还没有申请过优惠。' }}
      />
      <Turning trail={trail} next={list.data?.nextCursor ?? null} onTurn={setTrail} />
    </section>
  )
}
