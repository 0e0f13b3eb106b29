import type { MemberPanel, QuotedVisit, SettledVisit, VisitDraft, VisitPreview } from '@cheyou/contract'
import { previewVisit, settleVisit } from '@cheyou/contract/routes'
import { changed, draftOf, type VisitForm } from '@cheyou/till'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, keyed } from '../../api/call.ts'
import { useIntent, type Intent } from '../../kit/use-intent.ts'

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
  readonly settling: Intent<readonly [{ readonly body: QuotedVisit }], SettledVisit>
  /** Whether what is shown can be settled as it is. */
  readonly ready: boolean
  readonly settle: () => Promise<void>
}

interface Given {
  readonly panel: MemberPanel
  readonly presenceToken: string | null
  readonly storeId: string
  readonly initial: VisitForm
  readonly onChange: (form: VisitForm) => void
  readonly onSettled: (draft: VisitDraft, visit: SettledVisit) => void
}

/** The visit of the member at the counter: typed, previewed whenever it is still, settled at the sum that was shown. */
export function useVisit({ panel, presenceToken, storeId, initial, onChange, onSettled }: Given): Visit {
  const [form, setForm] = useState(initial)
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
  const settling = useIntent(keyed(settleVisit), { refreshes: ['visit-preview'] })
  const ready = preview !== null && preview.discounts.offers.every(({ problem }) => problem === null)

  const replace = (next: VisitForm): void => {
    setForm(next)
    onChange(next)
    settling.clear()
  }
  const settle = async (): Promise<void> => {
    if (draft === null || preview === null || !ready) return
    const body = { ...draft, quotedFen: preview.totals.customerFen }
    const visit = await settling.run({ body })
    if (visit !== null) onSettled(draft, visit)
  }
  return {
    form,
    change: (part) => replace(changed(form, part)),
    replace,
    draft,
    preview,
    previewError: current ? asked.error : null,
    choices: asked.data?.choices ?? null,
    settling,
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
