import { useQuery } from '@tanstack/react-query'
import { Empty, Table } from 'antd'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listConsoleUpgradeQueue } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { Failure } from '../../components/failure.tsx'
import { TierBadge } from '../../components/tier-badge.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { minuteLabel, upgradeWayLabels } from '../../copy/membership.ts'
import { paths } from '../../routes.ts'
import styles from './upgrades.module.css'

type Candidate = AnswerOf<typeof listConsoleUpgradeQueue>['rows'][number]

const columns: TableColumnsType<Candidate> = [
  {
    key: 'name',
    title: '会员',
    render: (_, { memberId, name }) => <Link to={`${paths.members}?member=${memberId}`}>{name}</Link>,
  },
  { key: 'card', title: '卡号', dataIndex: 'cardNumber' },
  {
    key: 'tiers',
    title: '升级',
    render: (_, { from, to }) => (
      <span className={styles.way}>
        <TierBadge tier={from} />
        <span aria-label="升为">→</span>
        <TierBadge tier={to} />
      </span>
    ),
  },
  { key: 'way', title: '达到的条件', render: (_, { way }) => upgradeWayLabels[way] },
  { key: 'since', title: '达到时间', render: (_, { foundAt }) => minuteLabel(foundAt) },
]

/** Who reached a higher tier and waits to be invited for it (req. 1.5). */
export default function UpgradesPage() {
  usePageTitle('待升级')
  const queue = useQuery({
    queryKey: ['upgrade-queue'],
    queryFn: ({ signal }) => call(listConsoleUpgradeQueue, { signal }),
  })
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>待升级</h1>
      <p className={styles.about}>达到升级条件的会员，等得最久的在前。会员到店后由接待扫会员码，当面确认升级。</p>
      {queue.isError ? (
        <Failure error={queue.error} onRetry={() => void queue.refetch()} busy={queue.isFetching} />
      ) : (
        <Table<Candidate>
          rowKey="candidateId"
          columns={columns}
          dataSource={queue.data?.rows ?? []}
          loading={queue.isPending}
          pagination={false}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description="没有等待升级的会员。会员达到升级条件后会出现在这里。"
              />
            ),
          }}
        />
      )}
    </div>
  )
}
