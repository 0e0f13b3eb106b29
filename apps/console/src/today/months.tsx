import type { VisitMonth } from '@cheyou/contract'
import { month } from '@cheyou/words'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { FactsTable } from '../kit/facts-table.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { card } from '../kit/page.tsx'
import { addressOf } from './figure-words.ts'
import { useVisitMonths } from './today-queries.ts'
import styles from './today.module.css'

// The library of charts is large: it comes when the figures are there already.
const MonthsChart = lazy(() => import('./months-chart.tsx').then((module) => ({ default: module.MonthsChart })))

/** Twelve months of visits and spend; each month leads to its visits. */
export function Months() {
  const months = useVisitMonths()
  return (
    <section className={card} aria-label="近十二个月">
      <h2 className={styles.heading}>近十二个月的到店与消费</h2>
      <p className={styles.about}>本店已结算的到店，不含撤销和退款；金额是客户自己付的部分。</p>
      <Loaded query={months} name="近十二个月" skeleton={<Skeleton active paragraph={{ rows: 7 }} />}>
        {({ rows }) =>
          rows.every(({ visits }) => visits === 0) ? (
            <p className={styles.empty}>还没有到店记录。在接待台登记第一次到店，或导入售后系统的工单。</p>
          ) : (
            <Shown rows={rows} />
          )
        }
      </Loaded>
    </section>
  )
}

function Shown({ rows }: { readonly rows: readonly VisitMonth[] }) {
  return (
    <>
      <Suspense fallback={<div className={styles.chart} />}>
        <MonthsChart rows={rows} />
      </Suspense>
      <details>
        <summary>看每月的数字</summary>
        <FactsTable
          caption="近十二个月的到店与消费"
          idOf={({ from }) => from}
          rows={rows.toReversed()}
          columns={[
            { key: 'month', title: '月份', value: ({ from }) => month(from), render: (row) => <MonthLink row={row} /> },
            { key: 'visits', title: '到店', kind: 'whole', value: ({ visits }) => visits },
            { key: 'fen', title: '客户付', kind: 'fen', value: ({ fen }) => fen },
          ]}
        />
      </details>
    </>
  )
}

function MonthLink({ row: { from, to } }: { readonly row: VisitMonth }) {
  return <Link to={addressOf({ kind: 'visits', filter: { show: 'settled', from, to } })}>{month(from)}</Link>
}
