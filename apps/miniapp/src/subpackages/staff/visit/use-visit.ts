import { useCallback, useEffect, useRef, useState } from 'react'
import type { MemberPanel, SettledVisit, VisitChoices, VisitDraft, VisitPreview } from '@cheyou/contract'
import type { Failure } from '../../../api/failure.ts'
import { asFailure } from '../../../api/failure.ts'
import { previewVisit, settleVisit } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import { useLeavingAsked } from '../../../hooks/use-leaving-asked.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { presenceOf } from '../desk.ts'
import { changed, draftOf, emptyForm, type VisitForm } from '@cheyou/till'
import { forgetForm, keepForm, keptForm } from './kept-form.ts'
import { isTouched, missingIn } from './missing.ts'

/** How long the form must be still before it is sent for a preview. */
const STILL_MS = 350

export interface VisitPage {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  replace: (form: VisitForm) => void
  /** What was typed for this member earlier and not settled, until it is taken up or something else is typed. */
  halfFilled: { form: VisitForm; takeUp: () => void; drop: () => void } | null
  draft: VisitDraft | null
  /** Of the draft as it is now; null while it is asked for. */
  preview: VisitPreview | null
  /** The last one, also while the next is asked for, so that the bar does not flicker. */
  shown: VisitPreview | null
  previewFailure: Failure | null
  /** What could be used on this visit, as the last preview said. */
  choices: VisitChoices | null
  settling: IntentOf<typeof settleVisit>
  settled: { visit: SettledVisit; draft: VisitDraft } | null
  /** Why what is shown cannot be settled as it is; empty while its preview is on the way, null when it can. */
  obstacle: string | null
  send: () => void
}

interface Previewed {
  preview: VisitPreview | null
  shown: VisitPreview | null
  failure: Failure | null
  choices: VisitChoices | null
}

const nothing: Previewed = { preview: null, shown: null, failure: null, choices: null }

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
    setAnswer((before) => (asked === null ? nothing : { ...nothing, shown: before.shown, choices: before.choices }))
    if (asked === null) return
    let current = true
    const timer = setTimeout(() => {
      call(previewVisit, { body: asked })
        .then((given) => {
          if (current) setAnswer({ preview: given, shown: given, failure: null, choices: given.choices })
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

function obstacleOf(preview: VisitPreview | null): string | null {
  if (preview === null) return ''
  return preview.discounts.offers.every(({ problem }) => problem === null) ? null : '有优惠现在不能用，先取消勾选'
}

/** A kept form, when its car is still this member's. */
function stillFits(kept: VisitForm | null, panel: MemberPanel): VisitForm | null {
  const known = kept?.vehicleId === null || panel.cars.some(({ vehicleId }) => vehicleId === kept?.vehicleId)
  return known ? kept : null
}

/** The visit as it is typed, previewed whenever it is still, settled at the sum that was shown. */
export function useVisit(panel: MemberPanel, storeId: string): VisitPage {
  const { memberId } = panel.card
  const [fresh] = useState(() => emptyForm(panel.cars.length === 1 ? (panel.cars[0]?.vehicleId ?? null) : null))
  const [form, setForm] = useState(fresh)
  const [halfFilled, setHalfFilled] = useState(() => stillFits(keptForm(memberId), panel))
  const [settled, setSettled] = useState<VisitPage['settled']>(null)
  const [round, setRound] = useState(0)
  const draft = draftOf(form, { storeId, memberId, presenceToken: presenceOf(memberId) })
  const shown = usePreview(settled === null ? draft : null, round)
  const settling = useIntent(keyed(settleVisit))
  useLeavingAsked(settled === null && isTouched(form, fresh) ? '登记还没有结算，填好的会留在这台手机上。' : null)

  const send = async (): Promise<void> => {
    if (draft === null || shown.preview === null) return
    const visit = await settling.run({ body: { ...draft, quotedFen: shown.preview.totals.customerFen } })
    if (visit === null) return
    forgetForm(memberId)
    setSettled({ visit, draft })
  }
  const replace = (next: VisitForm): void => {
    setForm(next)
    setHalfFilled(null)
    keepForm(memberId, next)
  }
  const askAgain = useCallback(() => setRound((before) => before + 1), [])
  useAskedAgain(settling.failure, askAgain)
  return {
    form,
    change: (part) => replace(changed(form, part)),
    replace,
    halfFilled:
      halfFilled === null
        ? null
        : {
            form: halfFilled,
            takeUp: () => replace(halfFilled),
            drop: () => {
              forgetForm(memberId)
              setHalfFilled(null)
            },
          },
    draft,
    preview: shown.preview,
    shown: shown.shown,
    previewFailure: shown.failure,
    choices: shown.choices,
    settling,
    settled,
    obstacle: missingIn(form) ?? obstacleOf(shown.preview),
    send: () => void send(),
  }
}
