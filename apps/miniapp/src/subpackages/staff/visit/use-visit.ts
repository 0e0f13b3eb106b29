import { useCallback, useEffect, useRef, useState } from 'react'
import type { MemberPanel, SettledVisit, VisitChoices, VisitDraft, VisitPreview } from '@cheyou/contract'
import type { Failure } from '../../../api/failure.ts'
import { asFailure } from '../../../api/failure.ts'
import { previewVisit, settleVisit } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { presenceOf } from '../desk.ts'
import type { VisitForm } from './draft.ts'
import { changed, draftOf, emptyForm } from './draft.ts'

/** How long the form must be still before it is sent for a preview. */
const STILL_MS = 350

export interface VisitPage {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  draft: VisitDraft | null
  preview: VisitPreview | null
  previewFailure: Failure | null
  /** What could be used on this visit, as the last preview said. */
  choices: VisitChoices | null
  settling: IntentOf<typeof settleVisit>
  settled: { visit: SettledVisit; draft: VisitDraft } | null
  /** Whether what is shown can be settled as it is. */
  ready: boolean
  send: () => void
}

interface Previewed {
  preview: VisitPreview | null
  failure: Failure | null
  choices: VisitChoices | null
}

const nothing: Previewed = { preview: null, failure: null, choices: null }

/**
 * What settling would take off and give, asked again whenever the draft has changed or `round` has; an older answer never
 * covers a newer one. What can be chosen stays in sight meanwhile, so that nothing jumps under the finger.
 */
function usePreview(draft: VisitDraft | null, round: number): Previewed {
  const [answer, setAnswer] = useState(nothing)
  const latest = useRef(draft)
  latest.current = draft
  const content = draft === null ? null : JSON.stringify(draft)
  useEffect(() => {
    const asked = latest.current
    setAnswer((before) => (asked === null ? nothing : { ...nothing, choices: before.choices }))
    if (asked === null) return
    let current = true
    const timer = setTimeout(() => {
      call(previewVisit, { body: asked })
        .then((given) => {
          if (current) setAnswer({ preview: given, failure: null, choices: given.choices })
        })
        .catch((error: unknown) => {
          if (current) setAnswer({ ...nothing, failure: asFailure(error) })
        })
    }, STILL_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [content, round])
  return answer
}

export function useVisit(panel: MemberPanel, storeId: string): VisitPage {
  const { memberId } = panel.card
  const [form, setForm] = useState(() => emptyForm(panel.cars.length === 1 ? (panel.cars[0]?.vehicleId ?? null) : null))
  const [settled, setSettled] = useState<VisitPage['settled']>(null)
  const [round, setRound] = useState(0)
  const draft = draftOf(form, { storeId, memberId, presenceToken: presenceOf(memberId) })
  const shown = usePreview(settled === null ? draft : null, round)
  const settling = useIntent(keyed(settleVisit))

  const send = async (): Promise<void> => {
    if (draft === null || shown.preview === null) return
    const visit = await settling.run({ body: { ...draft, quotedFen: shown.preview.totals.customerFen } })
    if (visit !== null) setSettled({ visit, draft })
  }
  const askAgain = useCallback(() => setRound((before) => before + 1), [])
  useAskedAgain(settling.failure, askAgain)
  return {
    form,
    change: (part) => setForm((before) => changed(before, part)),
    draft,
    preview: shown.preview,
    previewFailure: shown.failure,
    choices: shown.choices,
    settling,
    settled,
    ready: shown.preview !== null && shown.preview.discounts.offers.every(({ problem }) => problem === null),
    send: () => void send(),
  }
}
