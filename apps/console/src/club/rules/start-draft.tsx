import { createRuleDraft } from '@cheyou/contract/routes'
import { App, Button } from 'antd'
import { generatePath, useNavigate } from 'react-router'
import { keyed } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { whenSlow } from '../../kit/when-slow.ts'
import { paths } from '../../routes.ts'
import { ruleRefreshes } from './rule-queries.ts'

interface StartDraftProps {
  /** The version that the draft begins with. */
  readonly basedOn: number
  readonly label: string
}

/** Starts a draft from a version, also an old one, and opens it. */
export function StartDraft({ basedOn, label }: StartDraftProps) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const creating = useIntent(
    (key: string, body: { readonly name: string; readonly basedOn: number }) =>
      keyed(createRuleDraft)(key, { body }).catch((error: unknown) => {
        void message.error(problemSentence(error))
        throw error
      }),
    { refreshes: ruleRefreshes },
  )
  const create = async (): Promise<void> => {
    const draft = await creating.run({ name: `修改第 ${basedOn} 版`, basedOn })
    if (draft !== null) await navigate(generatePath(paths.ruleDraft, { draftId: draft.draftId }))
  }
  return (
    <Button type="primary" onClick={() => void create()} loading={whenSlow(creating.busy)}>
      {label}
    </Button>
  )
}
