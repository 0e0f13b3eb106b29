import { lazy, Suspense } from 'react'
import { figure, signedPoints, yuanInTable } from '@cheyou/words'
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
      <div className={styles.scroll}>
        <PairTable head={head} title={title} columns={columns} rows={rows} withMembers={bars === 'members'} />
      </div>
    </section>
  )
}

interface PairTableProps extends Pick<PairCardProps, 'head' | 'title' | 'columns' | 'rows'> {
  readonly withMembers: boolean
}

function PairTable({ head, title, columns: [inForce, tried], rows, withMembers }: PairTableProps) {
  const heads = [
    ...(withMembers ? [`${inForce}期末会员`, `${tried}期末会员`] : []),
    `${inForce}可兑换`,
    `${tried}可兑换`,
    '差',
    `${inForce}成本`,
    `${tried}成本`,
  ]
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {heads.map((name) => (
            <th key={name} scope="col" className={styles.figure}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {withMembers && (
              <>
                <td className={styles.figure}>{figure(before.members)}</td>
                <td className={styles.figure}>{figure(after.members)}</td>
              </>
            )}
            <td className={styles.figure}>{figure(before.redeemable)}</td>
            <td className={styles.figure}>{figure(after.redeemable)}</td>
            <td className={styles.figure}>{signedPoints(after.redeemable - before.redeemable)}</td>
            <td className={styles.figure}>{yuanInTable(before.liabilityFen)}</td>
            <td className={styles.figure}>{yuanInTable(after.liabilityFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
