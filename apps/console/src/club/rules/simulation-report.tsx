import { Button } from 'antd'
import type { RuleSimulation } from '@cheyou/contract'
import { figure, nameIn, signedPoints, trackNames, yuan, yuanInTable, terms } from '@cheyou/words'
import type { Named } from '../../copy/rule-words.ts'
import { csvBlob } from '../../kit/file/csv.ts'
import { saveFile } from '../../kit/file/save-file.ts'
import { Moves } from './simulation-moves.tsx'
import { pairsOf, reportTable, type Report } from './simulation-rows.ts'
import { PairCard } from './simulation-tables.tsx'
import styles from './rules.module.css'

interface ReportProps {
  readonly simulation: RuleSimulation
  readonly report: Report
  readonly names: readonly Named[]
}

/** Campaigns that do not run on the days of the trial: said, with the days that stood for theirs. */
export function ProjectedCampaigns({ report: { projected, to } }: Pick<ReportProps, 'report'>) {
  return projected.map(({ name, from, to: until, as }) => (
    <p key={`${name} ${from}`} className={styles.note}>
      {as === null
        ? `活动“${name}”（${from} 至 ${until}）不在试算的日子里，往年同期也不在，所以没有算它。把日子选长一些再试。`
        : `活动“${name}”（${from} 至 ${until}）在 ${to} 以后才开始，按往年同期 ${as.from} 至 ${as.to} 的到店估算。`}
    </p>
  ))
}

/** What the draft would have done beside the version in force: points, money, tiers; by month, tier and work type. */
export function SimulationReport({ simulation, report, names }: ReportProps) {
  const { inForceVersion, members, inForce } = report
  const named = {
    tier: (code: string) => nameIn('tier', names, code),
    workType: (code: string) => nameIn('workType', names, code),
  }
  const columns = [`第 ${inForceVersion} 版`, '草稿'] as const
  const { from, to, simulationId } = simulation
  const about = `${from} 至 ${to}，到店会员 ${figure(members)} 人，到店 ${figure(inForce.visits)} 次`
  return (
    <>
      <ProjectedCampaigns report={report} />
      <Figures report={report} />
      <div className={styles.header}>
        <p className={styles.soft}>
          核对：按每次到店当时的规则重算为 {figure(report.replayed.redeemable)} 分，实际发放{' '}
          {figure(report.posted.redeemable)} 分。
        </p>
        <Button onClick={() => saveFile(`规则试算 ${from} 至 ${to}.csv`, csvBlob(reportTable(report, named)))}>
          导出结果
        </Button>
      </div>
      <p className={styles.soft}>
        试算的是到店消费给的积分和累计积分带来的升级，金额按当时实付。草稿里的折扣、用券、入会赠送、其他来源、到期和降级不在内。
      </p>
      <PairCard
        title="每月发放的可兑换积分"
        head="月份"
        about={about}
        bars="redeemable"
        columns={columns}
        rows={pairsOf(report, 'byMonth', ({ month }) => month)}
      />
      <PairCard
        title="按维修类型"
        head={terms.workType}
        about={`${about}；图为可兑换积分`}
        bars="redeemable"
        columns={columns}
        rows={pairsOf(report, 'byWorkType', ({ workType }) => workType, named.workType)}
      />
      <PairCard
        title="按等级"
        head="等级"
        about={`${about}；图为期末会员数，积分按到店时的等级`}
        bars="members"
        columns={columns}
        rows={pairsOf(report, 'byTier', ({ tier }) => tier, named.tier)}
      />
      <Moves simulationId={simulationId} report={report} nameOf={named.tier} />
    </>
  )
}

function Figures({ report }: { readonly report: Report }) {
  const { inForce, tried, difference, members, otherTierCount } = report
  return (
    <div className={styles.figures}>
      <Figure title={trackNames.redeemable} now={tried.redeemable} before={inForce.redeemable} />
      <Figure title={trackNames.qualifying} now={tried.qualifying} before={inForce.qualifying} />
      <section className={styles.card} aria-label="成本">
        <h3 className={styles.label}>成本</h3>
        <p className={styles.bigFigure}>{yuanInTable(tried.liabilityFen)}</p>
        <p className={styles.soft}>
          现行 {yuan(inForce.liabilityFen)}，{costWords(difference.liabilityFen)}
        </p>
      </section>
      <section className={styles.card} aria-label="等级变化">
        <h3 className={styles.label}>等级变化</h3>
        <p className={styles.bigFigure}>{figure(otherTierCount)} 人</p>
        <p className={styles.soft}>期间到店会员 {figure(members)} 人</p>
      </section>
    </div>
  )
}

function Figure({ title, now, before }: { readonly title: string; readonly now: number; readonly before: number }) {
  return (
    <section className={styles.card} aria-label={title}>
      <h3 className={styles.label}>{title}</h3>
      <p className={styles.bigFigure}>{figure(now)}</p>
      <p className={styles.soft}>
        现行 {figure(before)}，{now === before ? '相同' : signedPoints(now - before)}
      </p>
    </section>
  )
}

export function costWords(differenceFen: number): string {
  if (differenceFen === 0) return '相同'
  return `${differenceFen < 0 ? '少' : '多'} ${yuan(Math.abs(differenceFen))}`
}
