import { useQuery } from '@tanstack/react-query'
import { Skeleton, Tabs } from 'antd'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import type { RuleDraft, Rules } from '@cheyou/contract'
import { getRuleDraft } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { Failure } from '../../components/failure.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { ruleChanges, ruleFacts } from '../../copy/rule-facts.ts'
import { DraftBar } from './draft-bar.tsx'
import { DraftForm } from './draft-form.tsx'
import { RuleDiff, RuleSummary } from './rule-summary.tsx'
import { type RuleList, useRuleList, useRuleVersion } from './rule-queries.ts'
import { SimulationTab } from './simulation-tab.tsx'
import { savingEnded } from './unsaved.ts'
import { useDraft } from './use-draft.ts'
import styles from './rules.module.css'

/** A draft at work: forms, what it says, what it changes, what it would have done; then published. */
export default function RuleDraftPage() {
  usePageTitle('规则草稿')
  const { draftId = '' } = useParams()
  const draft = useQuery({
    queryKey: ['rule-draft', draftId],
    queryFn: async ({ signal }) => {
      await savingEnded(draftId)
      return call(getRuleDraft, { params: { draftId }, signal })
    },
    // What is typed is newer than what a second look would bring.
    staleTime: Infinity,
    gcTime: 0,
  })
  const list = useRuleList()
  const current = list.data?.versions.find(({ inForce }) => inForce)?.version
  const inForce = useRuleVersion(current)
  const failed = [draft, list, inForce].find((query) => query.isError)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} wholePage />
  if (!draft.data || !list.data || !inForce.data)
    return (
      <div className={styles.page}>
        <Skeleton active />
      </div>
    )
  return <Desk opened={draft.data} workTypes={list.data.workTypes} inForce={inForce.data.rules} />
}

interface DeskProps {
  readonly opened: RuleDraft
  readonly workTypes: RuleList['workTypes']
  readonly inForce: Rules
}

function Desk({ opened, workTypes, inForce }: DeskProps) {
  const draft = useDraft(opened)
  const facts = useMemo(() => ruleFacts(draft.rules, workTypes), [draft.rules, workTypes])
  const changes = useMemo(() => ruleChanges(ruleFacts(inForce, workTypes), facts), [inForce, workTypes, facts])
  // What the draft no longer has is still called by its name.
  const names = useMemo(
    () => [...draft.rules.tiers, ...inForce.tiers, ...workTypes, ...draft.rules.earning.campaigns],
    [draft.rules, inForce, workTypes],
  )
  const tabs = [
    { key: 'edit', label: '修改', children: <DraftForm draft={draft} workTypes={workTypes} names={names} /> },
    { key: 'words', label: '全文', children: <RuleSummary facts={facts} /> },
    {
      key: 'diff',
      label: `与现行的不同（${changes.length}）`,
      children: (
        <div className={styles.card}>
          <RuleDiff changes={changes} version={inForce.version} />
        </div>
      ),
    },
    {
      key: 'simulation',
      label: '试算',
      children: <SimulationTab draft={draft} names={names} />,
    },
  ]
  return (
    <div className={styles.page}>
      <DraftBar draft={draft} changes={changes} inForce={inForce.version} names={names} />
      <Tabs items={tabs} destroyOnHidden />
    </div>
  )
}
