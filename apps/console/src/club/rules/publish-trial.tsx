import type { RuleSimulation } from '@cheyou/contract'
import { figure, nameIn } from '@cheyou/words'
import { Button, Progress } from 'antd'
import type { Named } from '../../copy/rule-words.ts'
import { Refusal } from '../../kit/form-dialog.tsx'
import { whenSlow } from '../../kit/when-slow.ts'
import { costWords, ProjectedCampaigns } from './simulation-report.tsx'
import type { Report } from './simulation-rows.ts'
import type { DraftAtWork } from './use-draft.ts'
import { pastYear, useTrial } from './use-trial.ts'
import styles from './rules.module.css'

/** Whether the draft, as it is now, was tried. */
export function isTried(draft: DraftAtWork, simulation: RuleSimulation | null | undefined): boolean {
  return simulation?.state === 'done' && simulation.draftRevision === draft.saved.revision
}

interface PublishTrialProps {
  readonly draft: DraftAtWork
  /** The newest one; undefined while it is asked for. */
  readonly simulation: RuleSimulation | null | undefined
  readonly names: readonly Named[]
}

/** What the draft costs and who changes tier, before it is published; one that was not tried can be tried here. */
export function PublishTrial({ draft, simulation, names }: PublishTrialProps) {
  const trial = useTrial(draft)
  if (simulation === undefined) return null
  const { state, membersDone = 0, membersTotal = 0, report } = simulation ?? {}
  if (state === 'running')
    return (
      <div className={styles.trial} role="status">
        <p>正在试算…</p>
        <Progress
          percent={membersTotal === 0 ? 0 : Math.floor((membersDone / membersTotal) * 100)}
          aria-label="试算进度"
        />
      </div>
    )
  if (isTried(draft, simulation) && report) return <Outcome report={report} names={names} />
  return (
    <div className={styles.trial}>
      <p className={styles.problem} role="alert">
        {state === 'done' ? '草稿在试算以后又改过。' : '这份草稿还没有试算过。'}
        先看看它要花多少、谁的等级会变，再决定发布。
      </p>
      <Button loading={whenSlow(trial.busy)} onClick={() => void trial.start(pastYear())}>
        用最近一年的到店试算
      </Button>
      <Refusal error={trial.error} />
    </div>
  )
}

function Outcome({ report, names }: { readonly report: Report; readonly names: readonly Named[] }) {
  const { from, to, difference, moves, otherTierCount } = report
  const nameOf = (code: string) => nameIn('tier', names, code)
  const moved = moves.map((move) => `${nameOf(move.inForce)} → ${nameOf(move.tried)} ${figure(move.members)} 人`)
  return (
    <div className={styles.trial}>
      <p>
        按 {from} 至 {to} 的到店试算，积分成本与现行{difference.liabilityFen === 0 ? '' : '相比'}
        <strong>{costWords(difference.liabilityFen)}</strong>；
        {otherTierCount === 0
          ? '没有会员的等级会不同。'
          : `${figure(otherTierCount)} 位会员的等级会不同：${moved.join('、')}。`}
      </p>
      <ProjectedCampaigns report={report} />
    </div>
  )
}
