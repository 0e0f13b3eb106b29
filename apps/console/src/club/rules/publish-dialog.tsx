import type { RuleProblem } from '@cheyou/contract'
import { publishRuleDraft } from '@cheyou/contract/routes'
import { App, Checkbox, Form, Radio } from 'antd'
import { useNavigate } from 'react-router'
import { terms } from '@cheyou/words'
import { ApiError } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { dayFrom, fromWhen, today } from '../../copy/days.ts'
import type { RuleChange } from '../../copy/rule-facts.ts'
import { ruleProblemSentence } from '../../copy/rule-problems.ts'
import type { Named } from '../../copy/rule-words.ts'
import { DayField } from '../../kit/day-field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { paths } from '../../routes.ts'
import { isTried, PublishTrial } from './publish-trial.tsx'
import { ruleRefreshes, useSimulation } from './rule-queries.ts'
import { RuleDiff } from './rule-summary.tsx'
import type { DraftAtWork } from './use-draft.ts'
import styles from './rules.module.css'

interface PublishDialogProps {
  readonly draft: DraftAtWork
  readonly changes: readonly RuleChange[]
  readonly inForce: number
  /** Tiers and work types by name. */
  readonly names: readonly Named[]
  readonly onClose: () => void
}

interface Fields {
  readonly when: 'now' | 'day'
  readonly day?: string
  /** That the draft was not tried is known. */
  readonly untried?: boolean
}

/** What will be different, and from when; a published version is never changed. */
export function PublishDialog({ draft, changes, inForce, names, onClose }: PublishDialogProps) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const simulation = useSimulation(draft.saved.draftId).data?.simulation
  const tomorrow = dayFrom(today(), { days: 1 })
  const publishing = useIntent(
    async (key, { when, day = tomorrow }: Fields) => {
      const { draftId, revision } = await draft.settle()
      const body = { revision, effectiveOn: when === 'now' ? null : day }
      return call(publishRuleDraft, { params: { draftId }, body, key })
    },
    { refreshes: ruleRefreshes },
  )
  const problems = problemsIn(publishing.error)
  return (
    <FormDialog
      title={terms.publishRules}
      okText="确认发布"
      cancelText="再看看"
      width={720}
      about={
        <>
          <RuleDiff changes={changes} version={inForce} />
          <PublishTrial draft={draft} simulation={simulation} names={names} />
          <p className={styles.soft}>发布后不能再改。已结算的到店保持原来的规则，生效之后的按新规则。</p>
        </>
      }
      initialValues={{ when: 'now', day: tomorrow }}
      intent={publishing}
      onDone={({ version, effectiveFrom, inForce: holds }) => {
        void message.success(`第 ${version} 版已发布，${holds ? '已经生效' : fromWhen(effectiveFrom)}。`)
        void navigate(paths.rules)
      }}
      onClose={onClose}
      below={problems.map((problem) => (
        <p key={`${problem.path} ${problem.code}`} className={styles.problem}>
          {ruleProblemSentence(problem, names)}
        </p>
      ))}
    >
      {!isTried(draft, simulation) && <Untried />}
      <Form.Item name="when" label="何时生效">
        <Radio.Group
          options={[
            { value: 'now', label: '立即生效' },
            { value: 'day', label: '从某天零点起生效' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['when']}>
        {({ getFieldValue }) =>
          getFieldValue('when') === 'day' && (
            <Form.Item name="day" label="生效日期" rules={[{ required: true, message: '请选择生效日期' }]}>
              <DayField min={tomorrow} />
            </Form.Item>
          )
        }
      </Form.Item>
    </FormDialog>
  )
}

/** Asked for where nobody has seen what the draft would have done. */
function Untried() {
  return (
    <Form.Item
      name="untried"
      valuePropName="checked"
      rules={[
        {
          validator: (_, known: boolean | undefined) =>
            known === true ? Promise.resolve() : Promise.reject(new Error('请先试算，或勾选不试算就发布')),
        },
      ]}
    >
      <Checkbox>不试算就发布</Checkbox>
    </Form.Item>
  )
}

/** What is wrong in the rules, where they are not published for that. */
function problemsIn(error: unknown): readonly RuleProblem[] {
  const problems = error instanceof ApiError ? error.problem.facts['problems'] : undefined
  return Array.isArray(problems) ? (problems as RuleProblem[]) : []
}
