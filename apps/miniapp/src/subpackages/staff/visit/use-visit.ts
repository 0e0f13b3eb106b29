import { useCallback, useEffect, useRef, useState } from 'react'
import type { MemberPanel, VisitChoices, VisitDraft, VisitPreview } from '@cheyou/contract'
import type { Failure } from '../../../api/failure.ts'
import { asFailure } from '../../../api/failure.ts'
import { previewVisit } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { newIdempotencyKey } from '../../../api/idempotency.ts'
import { useAskedAgain } from '../../../hooks/use-asked-again.ts'
import { useLeavingAsked } from '../../../hooks/use-leaving-asked.ts'
import { presenceOf } from '../desk.ts'
import { changed, draftOf, emptyForm, type VisitForm } from '@cheyou/till'
import { forgetVisit, keepVisit, keptVisit } from './kept-visits.ts'
import { isTouched, missingIn } from './missing.ts'
import type { Settling } from './use-settling.ts'

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
  settling: Settling
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

/** A form with the key by which it is settled. */
interface Draft {
  key: string
  form: VisitForm
}

/** What is kept of this member, when its car is still theirs. */
function keptDraft({ card, cars }: MemberPanel): Draft | null {
  const kept = keptVisit(card.memberId)
  const fits = kept?.form.vehicleId === null || cars.some(({ vehicleId }) => vehicleId === kept?.form.vehicleId)
  return kept !== null && fits ? { key: kept.key, form: kept.form } : null
}

function freshDraft({ cars }: MemberPanel): Draft {
  return { key: newIdempotencyKey(), form: emptyForm(cars.length === 1 ? (cars[0]?.vehicleId ?? null) : null) }
}

/** The visit as it is typed, previewed whenever it is still, settled at the sum that was shown. */
export function useVisit(panel: MemberPanel, storeId: string, settling: Settling): VisitPage {
  const { memberId, name: memberName } = panel.card
  const [fresh] = useState(() => freshDraft(panel))
  // What was refused is in front again as it was typed; what was typed earlier is offered.
  const [{ key, form }, setTyped] = useState(() => (settling.failure === null ? null : keptDraft(panel)) ?? fresh)
  const [halfFilled, setHalfFilled] = useState(() => (settling.failure === null ? keptDraft(panel) : null))
  const [round, setRound] = useState(0)
  const draft = draftOf(form, { storeId, memberId, presenceToken: presenceOf(memberId) })
  const shown = usePreview(draft, round)
  useLeavingAsked(isTouched(form, fresh.form) ? '登记还没有结算，填好的会留在这台手机上。' : null)

  const about = (vehicleId: string | null) => {
    const plate = panel.cars.find((car) => car.vehicleId === vehicleId)?.plate ?? null
    return { memberId, memberName, plate }
  }
  const take = (next: Draft): void => {
    // What was sent stays as it was sent until there is an answer.
    if (settling.busy) return
    setTyped(next)
    setHalfFilled(null)
    keepVisit({ ...about(next.form.vehicleId), ...next, sent: null })
  }
  const send = (): void => {
    if (draft === null || shown.preview === null) return
    const quotedFen = shown.preview.totals.customerFen
    settling.send({ ...about(form.vehicleId), key, form }, { ...draft, quotedFen })
  }
  const replace = (next: VisitForm): void => take({ key, form: next })
  const askAgain = useCallback(() => setRound((before) => before + 1), [])
  useAskedAgain(settling.failure, askAgain)
  return {
    form,
    change: (part) => replace(changed(form, part)),
    replace,
    halfFilled: halfFilled && {
      form: halfFilled.form,
      takeUp: () => take(halfFilled),
      drop: () => {
        forgetVisit(memberId)
        setHalfFilled(null)
      },
    },
    draft,
    preview: shown.preview,
    shown: shown.shown,
    previewFailure: shown.failure,
    choices: shown.choices,
    settling,
    obstacle: missingIn(form) ?? obstacleOf(shown.preview),
    send,
  }
}
