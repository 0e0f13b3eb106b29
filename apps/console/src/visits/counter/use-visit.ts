import type { MemberPanel, VisitDraft, VisitPreview } from '@cheyou/contract'
import { previewVisit } from '@cheyou/contract/routes'
import { changed, draftOf, type VisitForm } from '@cheyou/till'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { useDraft, type DraftState } from './drafts/use-draft.ts'
import type { OpenDraft } from './use-counter.ts'

/** How long the form must be still before it is sent for a preview. */
const STILL_MS = 250

export interface Visit {
  readonly form: VisitForm
  readonly change: (part: Partial<VisitForm>) => void
  readonly replace: (form: VisitForm) => void
  /** null while something is missing. */
  readonly draft: VisitDraft | null
  /** Of the draft as it stands; null while it is asked for. */
  readonly preview: VisitPreview | null
  readonly previewError: unknown
  /** What could be used, as the last preview said: it stays in sight while the next is asked for. */
  readonly choices: VisitPreview['choices'] | null
  /** Whose hands the draft is in; only one that is open here can be changed. */
  readonly state: DraftState
  /** Whether what is shown can be settled as it is. */
  readonly ready: boolean
  /** Sends it; a second time does nothing. */
  readonly settle: () => void
}

interface Given {
  readonly panel: MemberPanel
  readonly presenceToken: string | null
  readonly opened: OpenDraft
  readonly onChange: () => void
}

/** The visit of the member at the counter: typed, previewed whenever it is still, settled at the sum that was shown. */
export function useVisit({ panel, presenceToken, opened, onChange }: Given): Visit {
  const [form, setForm] = useState(opened.form)
  const { state, keep, send } = useDraft(opened)
  const { storeId } = opened
  const draft = draftOf(form, { storeId, memberId: panel.card.memberId, presenceToken })
  const content = draft === null ? null : JSON.stringify(draft)
  const still = useStill(content)
  const asked = useQuery({
    queryKey: ['visit-preview', still],
    queryFn: ({ signal }) => call(previewVisit, { body: JSON.parse(still ?? '') as VisitDraft, signal }),
    enabled: still !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  })
  const current = still === content && !asked.isPlaceholderData
  const preview = draft !== null && current ? (asked.data ?? null) : null
  const usable = preview !== null && preview.discounts.offers.every(({ problem }) => problem === null)
  const ready = usable && state.kind === 'open'

  const replace = (next: VisitForm): void => {
    if (state.kind !== 'open') return
    setForm(next)
    keep(next)
    onChange()
  }
  const settle = (): void => {
    if (draft !== null && preview !== null && ready) send(form, { ...draft, quotedFen: preview.totals.customerFen })
  }
  return {
    form,
    change: (part) => replace(changed(form, part)),
    replace,
    draft,
    preview,
    previewError: current ? asked.error : null,
    choices: asked.data?.choices ?? null,
    state,
    ready,
    settle,
  }
}

/** A text once it has been the same for a moment. */
function useStill(text: string | null): string | null {
  const [still, setStill] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), STILL_MS)
    return () => clearTimeout(timer)
  }, [text])
  return still
}
