import { useQueryClient } from '@tanstack/react-query'
import { UndoOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { ApiError } from '../../api/api-error.ts'
import type { RuleProblem } from '@cheyou/contract'
import { discardRuleDraft, publishRuleDraft } from '@cheyou/contract/routes'
import { call, keyed } from '../../api/call.ts'
import { dayFrom, today } from '../../copy/days.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import type { RuleChange } from '../../copy/rule-facts.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import type { Named } from '../../copy/rule-words.ts'
import { paths } from '../../routes.ts'
import { ruleListKey } from './rule-queries.ts'
import { RuleDiff } from './rule-summary.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import type { DraftAtWork } from './use-draft.ts'
import styles from './rules.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

interface DraftBarProps {
  readonly draft: DraftAtWork
  readonly changes: readonly RuleChange[]
  readonly inForce: number
  /** Tiers and work types by name. */
  readonly names: readonly Named[]
}

/** The name of the draft, whether it is saved and right, and the ways out of it. */
export function DraftBar({ draft, changes, inForce, names }: DraftBarProps) {
  const { saved, state, error } = draft
  const [publishing, setPublishing] = useState(false)
  const wrong = saved.problems.length
  return (
    <header className={styles.bar}>
      <Link to={paths.rules}>规则</Link>
      <h1 className="visually-hidden">{draft.name}</h1>
      <Input
        aria-label="草稿名称"
        className={styles.nameInput}
        value={draft.name}
        maxLength={40}
        onChange={({ target }) => {
          if (target.value.trim() !== '') draft.change({ name: target.value }, 'name')
        }}
      />
      <span role="status" className={state === 'failed' || wrong > 0 ? styles.problem : styles.soft}>
        {state === 'failed' && problemSentence(error)}
        {state === 'saving' && '正在保存…'}
        {state === 'saved' && (wrong > 0 ? `已保存，还有 ${wrong} 处要改` : '已保存，可以发布')}
      </span>
      {draft.conflict && <Conflict conflict={draft.conflict} />}
      {state === 'failed' && !draft.conflict && (
        <Button onClick={() => void draft.settle().catch(() => undefined)}>再试一次</Button>
      )}
      <span className={styles.grow} />
      <Button icon={<UndoOutlined />} aria-disabled={draft.undo === null} onClick={() => draft.undo?.()}>
        撤销
      </Button>
      <Discard draft={draft} />
      <Button type="primary" disabled={wrong > 0 || state !== 'saved'} onClick={() => setPublishing(true)}>
        发布
      </Button>
      {publishing && (
        <PublishDialog
          draft={draft}
          changes={changes}
          inForce={inForce}
          names={names}
          onClose={() => setPublishing(false)}
        />
      )}
    </header>
  )
}

/** Two managers on one draft: whose changes stay is for the one to say who is told. */
function Conflict({ conflict }: { readonly conflict: NonNullable<DraftAtWork['conflict']> }) {
  const { message } = App.useApp()
  const attempt = (settle: () => Promise<unknown>) =>
    void settle().catch((error: unknown) => message.error(problemSentence(error)))
  return (
    <>
      <Button onClick={() => attempt(conflict.keepMine)}>用我的覆盖</Button>
      <Button onClick={() => attempt(conflict.takeTheirs)}>载入对方的</Button>
    </>
  )
}

function Discard({ draft }: Pick<DraftBarProps, 'draft'>) {
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const discard = async () => {
    try {
      await draft.settle().catch(() => undefined)
      await call(discardRuleDraft, { params: { draftId: draft.saved.draftId } })
      void client.invalidateQueries({ queryKey: ruleListKey })
      await navigate(paths.rules)
    } catch (error) {
      message.error(problemSentence(error))
    }
  }
  const ask = () =>
    modal.confirm({ title: `丢弃草稿“${draft.name}”？`, okText: '丢弃', cancelText: '留着', onOk: discard })
  return <Button onClick={() => void ask()}>丢弃</Button>
}

function PublishDialog({ draft, changes, inForce, names, onClose }: DraftBarProps & { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const tomorrow = dayFrom(today(), { days: 1 })
  const [when, setWhen] = useState<'now' | 'day'>('now')
  const [day, setDay] = useState(tomorrow)
  const publishing = useIntent(keyed(publishRuleDraft), { refreshes: ruleListKey })
  const publish = async (): Promise<void> => {
    // A draft that cannot be saved says so itself, beside its name.
    const saved = await draft.settle().catch(() => null)
    if (saved === null) return onClose()
    const { draftId, revision } = saved
    const effectiveOn = when === 'now' ? null : day
    const version = await publishing.run({ params: { draftId }, body: { revision, effectiveOn } })
    if (version !== null) await navigate(paths.rules)
  }
  return (
    <Modal
      open
      title="发布规则"
      width={720}
      okText="确认发布"
      cancelText="再看看"
      okButtonProps={{ loading: whenSlow(publishing.busy) }}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <RuleDiff changes={changes} version={inForce} />
      <p style={{ margin: '16px 0 8px' }}>发布后不能再改。已结算的到店保持原来的规则，生效之后的按新规则。</p>
      <Radio.Group value={when} onChange={({ target }) => setWhen(target.value as 'now' | 'day')}>
        <Radio value="now">立即生效</Radio>
        <Radio value="day">从某天零点起生效</Radio>
      </Radio.Group>
      {when === 'day' && (
        <DayField aria-label="生效日期" value={day} min={tomorrow} onChange={(chosen) => setDay(chosen ?? tomorrow)} />
      )}
      {publishing.error !== null && (
        <p className={styles.problem} role="alert">
          {refusalWords(publishing.error, names)}
        </p>
      )}
    </Modal>
  )
}

/** Why the rules are not published: each thing that is wrong by its name. */
function refusalWords(error: unknown, names: readonly Named[]): string {
  const problems = error instanceof ApiError ? error.problem.facts['problems'] : undefined
  if (!Array.isArray(problems) || problems.length === 0) return problemSentence(error)
  return (problems as RuleProblem[]).map((problem) => ruleProblemSentence(problem, names)).join('；')
}
