import type { SettledVisit } from '@cheyou/contract'
import type { VisitForm } from '@cheyou/till'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useMe } from '../../session/session-state.ts'
import { confirmDraft } from './drafts/confirming.ts'
import { isSent, localDrafts, type SentAway } from './drafts/local-drafts.ts'
import { useAsideActions } from './drafts/use-aside-actions.ts'
import { useConfirming } from './drafts/use-confirming.ts'
import { useAside, type Unfinished } from './drafts/use-unfinished.ts'
import { useLocalDrafts } from './drafts/use-local-drafts.ts'
import { useVoidToast } from './use-void-toast.ts'
import type { Counter, OpenDraft } from './use-counter.ts'

interface AtWork {
  /** Why the draft on the counter was not settled or put aside, else null. */
  readonly refused: unknown
  readonly clear: () => void
  readonly putAside: (draft: OpenDraft, form: VisitForm) => void
  readonly takeOver: (draft: OpenDraft) => void
  readonly goOn: (row: Unfinished) => void
  readonly remove: (row: Unfinished) => void
}

/** What becomes of the drafts of a counter: answered, put aside, taken up again, deleted. */
export function useAtWork(counter: Counter, storeId: string): AtWork {
  const { staffId } = useMe().staff
  const { message } = App.useApp()
  const actions = useAsideActions()
  const offerVoid = useVoidToast()
  const aside = useAside(storeId)
  const [refused, setRefused] = useState<{ readonly id: string; readonly error: unknown } | null>(null)
  const { stage, waitFor } = counter
  const openId = stage.kind === 'member' ? stage.draft.tillDraftId : null

  const tell = (error: unknown) => void message.error(problemSentence(error))
  const settled = ({ tillDraftId, memberId, memberName, sent }: SentAway, visit: SettledVisit): void => {
    if (stage.kind === 'member' && tillDraftId === openId) counter.settled(stage.panel, sent.body, visit)
    else if (stage.kind === 'empty') void counter.showSettled(memberId, sent.body, visit)
    offerVoid(visit, memberName)
    void aside.refetch()
  }
  useConfirming({
    storeId,
    staffId,
    onSettled: settled,
    onRefused({ tillDraftId, memberName }, error) {
      if (tillDraftId === openId) setRefused({ id: tillDraftId, error })
      else void message.error(`${memberName}的单没有结算：${problemSentence(error)}`, 10)
    },
  })
  useFirstTry(openId, waitFor)

  const goOn = async (row: Unfinished): Promise<void> => {
    try {
      await counter.goOn(row.kind === 'aside' ? await actions.take(row.draft) : row.draft)
    } catch (error) {
      tell(error)
    }
  }
  return {
    refused: refused !== null && refused.id === openId ? refused.error : null,
    clear: () => setRefused(null),
    putAside: (draft, form) =>
      void actions.putAside(draft, form).then(
        () => {
          counter.leave()
          void message.success(`${draft.memberName}的单已挂起，在未完成里。`)
        },
        (error: unknown) => setRefused({ id: draft.tillDraftId, error }),
      ),
    takeOver({ tillDraftId }) {
      const row = aside.data?.find((draft) => draft.tillDraftId === tillDraftId)
      if (row) void goOn({ kind: 'aside', draft: row })
    },
    goOn: (row) => void goOn(row),
    remove: (row) => void actions.remove(row).catch(tell),
  }
}

/** A scan waits for the first try of the settlement at the counter, and not for those that follow. */
function useFirstTry(openId: string | null, waitFor: Counter['waitFor']): void {
  const sent = useLocalDrafts().find(({ tillDraftId }) => tillDraftId === openId)?.sent ?? null
  const at = sent?.at ?? null
  useEffect(() => {
    const draft = localDrafts().find(({ tillDraftId }) => tillDraftId === openId)
    if (at !== null && draft !== undefined && isSent(draft)) waitFor(confirmDraft(draft).tried)
  }, [at, openId, waitFor])
}
