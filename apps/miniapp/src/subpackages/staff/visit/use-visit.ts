import { useEffect, useRef, useState } from 'react'
import type { MemberPanel, SettledVisit, VisitDraft, VisitPreview } from '@cheyou/contract'
import type { Failure } from '../../../api/failure.ts'
import { asFailure } from '../../../api/failure.ts'
import { preview, settle } from '../../../api/staff.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { presenceOf } from '../desk.ts'
import type { VisitForm } from './draft.ts'
import { draftOf, emptyForm } from './draft.ts'

/** How long the form must be still before it is sent for a preview. */
const STILL_MS = 350

export interface VisitPage {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  draft: VisitDraft | null
  preview: VisitPreview | null
  previewFailure: Failure | null
  settling: Intent<[VisitDraft], SettledVisit>
  settled: SettledVisit | null
  send: () => void
}

/** What settling would give, asked again whenever the draft has changed; an older answer never covers a newer one. */
function usePreview(draft: VisitDraft | null): { preview: VisitPreview | null; failure: Failure | null } {
  const [answer, setAnswer] = useState<{ preview: VisitPreview | null; failure: Failure | null }>({
    preview: null,
    failure: null,
  })
  const latest = useRef(draft)
  latest.current = draft
  const content = draft === null ? null : JSON.stringify(draft)
  useEffect(() => {
    const asked = latest.current
    setAnswer({ preview: null, failure: null })
    if (asked === null) return
    let current = true
    const timer = setTimeout(() => {
      preview(asked)
        .then((given) => {
          if (current) setAnswer({ preview: given, failure: null })
        })
        .catch((error: unknown) => {
          if (current) setAnswer({ preview: null, failure: asFailure(error) })
        })
    }, STILL_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [content])
  return answer
}

export function useVisit(panel: MemberPanel, storeId: string): VisitPage {
  const { memberId } = panel.card
  const [form, setForm] = useState(() => emptyForm(panel.cars.length === 1 ? (panel.cars[0]?.vehicleId ?? null) : null))
  const [settled, setSettled] = useState<SettledVisit | null>(null)
  const draft = draftOf(form, { storeId, memberId, presenceToken: presenceOf(memberId) })
  const shown = usePreview(settled === null ? draft : null)
  const settling = useIntent(settle)

  const send = async (): Promise<void> => {
    if (draft === null) return
    const answer = await settling.run(draft)
    if (answer !== null) setSettled(answer)
  }
  return {
    form,
    change: (part) => setForm((before) => ({ ...before, ...part })),
    draft,
    preview: shown.preview,
    previewFailure: shown.failure,
    settling,
    settled,
    send: () => void send(),
  }
}
