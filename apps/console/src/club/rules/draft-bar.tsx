import { UndoOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { discardRuleDraft } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import type { RuleChange } from '../../copy/rule-facts.ts'
import type { Named } from '../../copy/rule-words.ts'
import { paths } from '../../routes.ts'
import { ruleRefreshes } from './rule-queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import type { DraftAtWork } from './use-draft.ts'
import styles from './rules.module.css'

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
        <Button onClick={() => void draft.settle().catch(() => undefined)}>{terms.tryAgain}</Button>
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
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const discarding = useIntent(
    async (_key, _: object) => {
      await draft.settle().catch(() => undefined)
      return call(discardRuleDraft, { params: { draftId: draft.saved.draftId } })
    },
    { refreshes: ruleRefreshes },
  )
  return (
    <>
      <Button onClick={() => setAsking(true)}>丢弃</Button>
      {asking && (
        <FormDialog
          danger
          title={`丢弃草稿“${draft.name}”？`}
          okText="丢弃"
          cancelText="留着"
          intent={discarding}
          onDone={() => void navigate(paths.rules)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
