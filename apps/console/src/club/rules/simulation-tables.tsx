import { lazy, Suspense } from 'react'
import { FactsTable } from '../../kit/facts-table.tsx'
import type { FactsColumn } from '../../kit/facts-table.tsx'
import type { Pair } from './simulation-rows.ts'
import styles from './rules.module.css'

const PairChart = lazy(() => import('./pair-chart.tsx').then((module) => ({ default: module.PairChart })))

interface PairCardProps {
  readonly title: string
  /** What a row is: 月份, 等级. */
  readonly head: string
  /** Whose and when, under the title. */
  readonly about: string
  /** What the bars show. */
  readonly bars: 'redeemable' | 'members'
  readonly columns: readonly [string, string]
  readonly rows: readonly Pair[]
}

/** A chart, and below it the same as a table with points and cost. */
export function PairCard({ title, head, about, bars, columns, rows }: PairCardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.soft}>{about}</p>
      <Suspense fallback={<div className={styles.chart} />}>
        <PairChart
          columns={columns}
          rows={rows.map(({ name, before, after }) => ({ name, before: before[bars], after: after[bars] }))}
        />
      </Suspense>
      <PairTable head={head} title={title} columns={columns} rows={rows} withMembers={bars === 'members'} />
    </section>
  )
}

interface PairTableProps extends Pick<PairCardProps, 'head' | 'title' | 'columns' | 'rows'> {
  readonly withMembers: boolean
}

function PairTable({ head, title, columns: [inForce, tried], rows, withMembers }: PairTableProps) {
  const sides: readonly FactsColumn<Pair>[] = [
    { key: 'before', title: `${inForce}可兑换`, kind: 'whole', value: ({ before }) => before.redeemable },
    { key: 'after', title: `${tried}可兑换`, kind: 'whole', value: ({ after }) => after.redeemable },
    { key: 'change', title: '差', kind: 'change', value: ({ before, after }) => after.redeemable - before.redeemable },
    { key: 'costBefore', title: `${inForce}成本`, kind: 'fen', value: ({ before }) => before.liabilityFen },
    { key: 'costAfter', title: `${tried}成本`, kind: 'fen', value: ({ after }) => after.liabilityFen },
  ]
  const members: readonly FactsColumn<Pair>[] = [
    { key: 'membersBefore', title: `${inForce}期末会员`, kind: 'whole', value: ({ before }) => before.members },
    { key: 'membersAfter', title: `${tried}期末会员`, kind: 'whole', value: ({ after }) => after.members },
  ]
  const name: FactsColumn<Pair> = { key: 'name', title: head, value: (row) => row.name }
  return (
    <FactsTable
      caption={title}
      rows={rows}
      idOf={(row) => row.code}
      columns={[name, ...(withMembers ? members : []), ...sides]}
    />
  )
}
