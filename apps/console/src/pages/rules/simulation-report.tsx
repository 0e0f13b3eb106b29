import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { RuleSimulation, SimulatedRules } from '../../api/rules.ts'
import { formatChange, formatFen, formatWhole } from '../../copy/format.ts'
import type { Named } from '../../copy/rule-words.ts'
import { paths } from '../../routes.ts'
import styles from './rules.module.css'

const PairChart = lazy(() => import('./pair-chart.tsx').then((module) => ({ default: module.PairChart })))

type Report = NonNullable<RuleSimulation['report']>

interface ReportProps {
  readonly report: Report
  readonly names: readonly Named[]
}

/** What the draft would have done beside the version in force: points, money, tiers; by month, tier and work type. */
export function SimulationReport({ report, names }: ReportProps) {
  const { inForce, tried, difference, inForceVersion, members } = report
  const nameOf = (code: string) => names.find((named) => named.code === code)?.name ?? code
  const columns = [`现行第 ${inForceVersion} 版`, '草稿'] as const
  return (
    <>
      <div className={styles.figures}>
        <Figure title="可兑换积分" now={tried.redeemable} before={inForce.redeemable} />
        <Figure title="累计积分" now={tried.qualifying} before={inForce.qualifying} />
        <section className={styles.card} aria-label="成本">
          <h3 className={styles.label}>成本</h3>
          <p className={styles.bigFigure}>{formatFen(tried.liabilityFen)}</p>
          <p className={styles.soft}>
            现行 {formatFen(inForce.liabilityFen)}，{difference.liabilityFen < 0 ? '少' : '多'}{' '}
            {formatFen(Math.abs(difference.liabilityFen))}
          </p>
        </section>
        <section className={styles.card} aria-label="等级变化">
          <h3 className={styles.label}>等级变化</h3>
          <p className={styles.bigFigure}>{formatWhole(report.otherTierCount)} 人</p>
          <p className={styles.soft}>期间到店会员 {formatWhole(members)} 人</p>
          {tried.fallers + inForce.fallers > 0 && (
            <p className={styles.soft}>
              若这段时间就是一期会籍，续会时会降级 {formatWhole(tried.fallers)} 人（现行 {formatWhole(inForce.fallers)}{' '}
              人）
            </p>
          )}
        </section>
      </div>
      <p className={styles.soft}>
        核对：按每次到店当时的规则重算为 {formatWhole(report.replayed.redeemable)} 分，实际发放{' '}
        {formatWhole(report.posted.redeemable)} 分。
      </p>
      <section className={styles.card} aria-labelledby="by-month">
        <h2 id="by-month" className={styles.heading}>
          每月发放的可兑换积分
        </h2>
        <Suspense fallback={<div className={styles.chart} />}>
          <PairChart columns={columns} rows={pairs(inForce.byMonth, tried.byMonth, ({ month }) => month)} />
        </Suspense>
        <PairTable head="月份" columns={columns} rows={pairs(inForce.byMonth, tried.byMonth, ({ month }) => month)} />
      </section>
      <PairCard
        title="按维修类型"
        columns={columns}
        rows={pairs(inForce.byWorkType, tried.byWorkType, ({ workType }) => nameOf(workType))}
      />
      <PairCard
        title="按等级"
        columns={columns}
        rows={pairs(inForce.byTier, tried.byTier, ({ tier }) => nameOf(tier))}
      />
      <Moves report={report} nameOf={nameOf} />
    </>
  )
}

function Figure({ title, now, before }: { readonly title: string; readonly now: number; readonly before: number }) {
  return (
    <section className={styles.card} aria-label={title}>
      <h3 className={styles.label}>{title}</h3>
      <p className={styles.bigFigure}>{formatWhole(now)}</p>
      <p className={styles.soft}>
        现行 {formatWhole(before)}，{formatChange(now - before)}
      </p>
    </section>
  )
}

export interface Pair {
  readonly name: string
  readonly before: number
  readonly after: number
}

type Row = Pick<SimulatedRules, 'redeemable'>

function pairs<Own extends Row>(before: readonly Own[], after: readonly Own[], nameOf: (row: Own) => string): Pair[] {
  const old = new Map(before.map((row) => [nameOf(row), row.redeemable]))
  const now = new Map(after.map((row) => [nameOf(row), row.redeemable]))
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    name,
    before: old.get(name) ?? 0,
    after: now.get(name) ?? 0,
  }))
}

interface PairsProps {
  readonly columns: readonly [string, string]
  readonly rows: readonly Pair[]
}

function PairCard({ title, ...rest }: PairsProps & { readonly title: string }) {
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <PairTable head={title.slice(1)} {...rest} />
    </section>
  )
}

function PairTable({ head, columns, rows }: PairsProps & { readonly head: string }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{head}的可兑换积分</caption>
      <thead>
        <tr>
          {[head, ...columns, '差'].map((name, at) => (
            <th key={name} scope="col" className={at === 0 ? undefined : styles.figure}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.figure}>{formatWhole(before)}</td>
            <td className={styles.figure}>{formatWhole(after)}</td>
            <td className={styles.figure}>{formatChange(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Moves({ report, nameOf }: { readonly report: Report; readonly nameOf: (code: string) => string }) {
  const { moves, otherTier, otherTierCount } = report
  return (
    <section className={styles.card} aria-label="谁的等级会不同">
      <h2 className={styles.heading}>谁的等级会不同</h2>
      {moves.length === 0 && <p className={styles.soft}>没有会员的等级会不同。</p>}
      <ul className={styles.rows}>
        {moves.map(({ inForce, tried, members }) => (
          <li key={`${inForce} ${tried}`}>
            {nameOf(inForce)} → {nameOf(tried)}：{formatWhole(members)} 人
          </li>
        ))}
      </ul>
      {otherTier.length > 0 && (
        <details>
          <summary>
            名单
            {otherTierCount > otherTier.length && `（前 ${otherTier.length} 人，共 ${formatWhole(otherTierCount)} 人）`}
          </summary>
          <ul className={styles.rows}>
            {otherTier.map(({ memberId, name, cardNumber, inForce, tried }) => (
              <li key={memberId}>
                {name === null ? '其他门店的会员' : <Link to={`${paths.members}?member=${memberId}`}>{name}</Link>}
                <span className={styles.soft}>
                  {cardNumber} {nameOf(inForce)} → {nameOf(tried)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
