import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { fetchAgreements } from '../../api/discounts.ts'
import type { Agreement } from '../../api/discounts.ts'
import { Failure } from '../../components/failure.tsx'
import { Signed } from '../../components/signed.tsx'
import { Turning } from '../../components/turning.tsx'
import { agreementLabels } from '../../copy/labels.ts'
import { discountWords } from '../../copy/rule-words.ts'
import { AgreeForm } from './agree-form.tsx'
import styles from './discounts.module.css'
import { EndAgreement } from './end-agreement.tsx'

const columns: TableColumnsType<Agreement> = [
  {
    title: '单位',
    key: 'company',
    render: (_, { memberName, cardNumber }) => (
      <>
        {memberName}
        <span className={styles.under}>{cardNumber}</span>
      </>
    ),
  },
  { title: '协议', dataIndex: 'name' },
  { title: '工时', dataIndex: 'labourMilli', align: 'right', render: discountWords },
  { title: '配件', dataIndex: 'partsMilli', align: 'right', render: discountWords },
  { title: '起止', key: 'period', render: (_, { fromOn, untilOn }) => `${fromOn} 至 ${untilOn}` },
  {
    title: '签订',
    key: 'agreed',
    render: (_, { agreedBy, agreedAt }) => <Signed name={agreedBy} at={agreedAt} />,
  },
  {
    title: '状态',
    key: 'state',
    render: (_, { state, endedBy, endReason }) => (
      <>
        {agreementLabels[state]}
        {endedBy !== null && (
          <span className={styles.under}>
            {endedBy}：{endReason}
          </span>
        )}
      </>
    ),
  },
  {
    title: <span className="visually-hidden">操作</span>,
    key: 'can',
    render: (_, row) => <EndAgreement agreement={row} />,
  },
]

/** Prices agreed with companies, with who agreed on them and who ended them (req. 3.5). */
export function Agreements() {
  const [agreeing, setAgreeing] = useState(false)
  const [trail, setTrail] = useState<readonly string[]>([])
  const cursor = trail.at(-1)
  const list = useQuery({
    queryKey: ['agreements', cursor],
    queryFn: ({ signal }) => fetchAgreements(cursor, signal),
    placeholderData: keepPreviousData,
  })
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
  return (
    <section aria-labelledby="agreements">
      <div className={styles.head}>
        <h2 id="agreements" className={styles.heading}>
          协议价
        </h2>
        <Button onClick={() => setAgreeing(true)}>新增协议价</Button>
      </div>
      <p className={styles.about}>
        与单位客户约定的工时和配件折扣，结算时代替等级折扣和累计优惠。同一单位同时只有一份。
      </p>
      <Table
        rowKey="agreementId"
        columns={columns}
        dataSource={list.data?.rows ?? []}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 1000 }}
        locale={{ emptyText: '还没有协议价。车队客户谈好折扣后，在这里新增。' }}
      />
      <Turning trail={trail} next={list.data?.nextCursor ?? null} onTurn={setTrail} />
      <AgreeForm open={agreeing} onClose={() => setAgreeing(false)} />
    </section>
  )
}
