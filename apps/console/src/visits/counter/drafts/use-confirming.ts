import type { SettledVisit } from '@cheyou/contract'
import { useEffect, useRef } from 'react'
import { confirmDraft, isTooLate } from './confirming.ts'
import { isSent, type SentAway } from './local-drafts.ts'
import { useLocalDrafts } from './use-local-drafts.ts'

interface Confirming {
  readonly storeId: string
  /** Keys are one person's own: what a colleague sent is theirs to ask for again. */
  readonly staffId: string
  readonly onSettled: (draft: SentAway, visit: SettledVisit) => void
  readonly onRefused: (draft: SentAway, error: unknown) => void
}

/** Brings every visit that was sent from this browser to its answer, also after a reload and in a second window. */
export function useConfirming({ storeId, staffId, onSettled, onRefused }: Confirming): void {
  const drafts = useLocalDrafts()
  const asked = useRef(new Set<string>())
  const latest = useRef({ onSettled, onRefused })
  latest.current = { onSettled, onRefused }
  useEffect(() => {
    for (const draft of drafts.filter(isSent)) {
      const { tillDraftId: id, sent } = draft
      if (draft.storeId !== storeId || sent.staffId !== staffId || isTooLate(draft) || asked.current.has(id)) continue
      asked.current.add(id)
      confirmDraft(draft)
        .answer.then(
          (visit) => latest.current.onSettled(draft, visit),
          (error: unknown) => latest.current.onRefused(draft, error),
        )
        .finally(() => asked.current.delete(id))
    }
  }, [drafts, storeId, staffId])
}
