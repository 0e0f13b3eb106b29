import { Button, Progress } from 'antd'
import { useId, useState } from 'react'
import type { RuleSimulation } from '@cheyou/contract'
import type { Named } from '../../copy/rule-words.ts'
import { DayField } from '../../kit/day-field.tsx'
import { Refusal } from '../../kit/form-dialog.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { CancelJob } from '../../system/jobs/cancel-job.tsx'
import { useSimulation } from './rule-queries.ts'
import { SimulationReport } from './simulation-report.tsx'
import type { DraftAtWork } from './use-draft.ts'
import { pastYear, useTrial } from './use-trial.ts'
import styles from './rules.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

interface SimulationTabProps {
  readonly draft: DraftAtWork
  readonly names: readonly Named[]
}

/** The draft tried on real visits (req. 2.3): started here, it can be left and come back to; the result stays with the draft. */
export function SimulationTab({ draft, names }: SimulationTabProps) {
  const { draftId, revision } = draft.saved
  const query = useSimulation(draftId)
  return (
    <Loaded query={query} name="试算">
      {({ simulation }) => (
        <div className={styles.sections}>
          <Start draft={draft} running={simulation?.state === 'running'} />
          {simulation && <Standing simulation={simulation} stale={simulation.draftRevision !== revision} />}
          {simulation?.report && <SimulationReport simulation={simulation} report={simulation.report} names={names} />}
        </div>
      )}
    </Loaded>
  )
}

function Start({ draft, running }: { readonly draft: DraftAtWork; readonly running: boolean }) {
  const trial = useTrial(draft)
  const [{ from, to }, setPeriod] = useState(pastYear)
  const ids = [useId(), useId()]
  const wrong = draft.saved.problems.length
  return (
    <div className={styles.card}>
      <p className={styles.soft}>用这段时间真实的到店记录，把草稿和现行规则各算一遍，不改动任何数据。</p>
      <div className={styles.period}>
        <span className={styles.field}>
          <label htmlFor={ids[0]} className={styles.label}>
            从
          </label>
          <DayField id={ids[0] ?? ''} value={from} max={to} onChange={(day) => setPeriod({ from: day ?? from, to })} />
        </span>
        <span className={styles.field}>
          <label htmlFor={ids[1]} className={styles.label}>
            到
          </label>
          <DayField id={ids[1] ?? ''} value={to} min={from} onChange={(day) => setPeriod({ from, to: day ?? to })} />
        </span>
        <Button
          type="primary"
          loading={whenSlow(trial.busy)}
          disabled={wrong > 0 || running}
          onClick={() => void trial.start({ from, to })}
        >
          开始试算
        </Button>
      </div>
      {wrong > 0 && <p className={styles.problem}>草稿还有 {wrong} 处要改，改好后才能试算。</p>}
      <Refusal error={trial.error} />
    </div>
  )
}

function Standing({ simulation, stale }: { readonly simulation: RuleSimulation; readonly stale: boolean }) {
  const { state, jobId, membersDone, membersTotal, from, to } = simulation
  if (state === 'running') {
    const percent = membersTotal === 0 ? 0 : Math.floor((membersDone / membersTotal) * 100)
    return (
      <div className={styles.card} role="status">
        <p>正在试算，可以离开，回来再看。</p>
        <Progress percent={percent} aria-label="试算进度" />
        {jobId !== null && <CancelJob jobId={jobId} title="规则试算" refreshes={['rule-simulation']} />}
      </div>
    )
  }
  if (state === 'interrupted') return <p className={styles.problem}>上次试算没有做完，请重新开始。</p>
  return (
    <p className={stale ? styles.problem : styles.soft} role="status">
      {from} 至 {to} 的试算结果。{stale && '草稿之后又改过，请重新试算。'}
    </p>
  )
}
