import type { QuotedVisit } from '@cheyou/contract'
import { isEmptyForm, type VisitForm } from '@cheyou/till'
import { useRef } from 'react'
import { useMe } from '../../../session/session-state.ts'
import type { OpenDraft } from '../use-counter.ts'
import { localDrafts, putDraft } from './local-drafts.ts'
import { station } from './station.ts'
import { useLocalDrafts } from './use-local-drafts.ts'
import { useAside } from './use-unfinished.ts'

/** Whose hands a draft is in: open here, on its way to the server, taken over by a colleague, or done with in another window. */
export type DraftState =
  { readonly kind: 'open' | 'sent' | 'unconfirmed' | 'gone' } | { readonly kind: 'taken over'; readonly by: string }

interface Draft {
  readonly state: DraftState
  readonly keep: (form: VisitForm) => void
  readonly send: (form: VisitForm, body: QuotedVisit) => void
}

/** A draft that somebody works on here: kept with every change, locked once it was sent or is another's. */
export function useDraft(opened: OpenDraft): Draft {
  const { tillDraftId, storeId } = opened
  const { staffId } = useMe().staff
  const local = useLocalDrafts().find((draft) => draft.tillDraftId === tillDraftId)
  const list = useAside(storeId).data
  const aside = list?.find((draft) => draft.tillDraftId === tillDraftId)
  const sent = local?.sent ?? null
  const stored = useRef(false)
  if (local !== undefined) stored.current = true
  return {
    state: stateOf(),
    keep(form) {
      if (isEmptyForm(form)) stored.current = opened.putAside
      putDraft({ ...opened, form, sent: null })
    },
    send(form, content) {
      if (localDrafts().some((draft) => draft.tillDraftId === tillDraftId && draft.sent !== null)) return
      const body = opened.putAside ? { ...content, putAside: true } : content
      putDraft({ ...opened, form, sent: { body, staffId, at: Date.now(), unanswered: false } })
    },
  }

  function stateOf(): DraftState {
    if (sent !== null) return { kind: sent.unanswered ? 'unconfirmed' : 'sent' }
    if (local === undefined && stored.current) return { kind: 'gone' }
    if (opened.putAside && list !== undefined && aside === undefined) return { kind: 'gone' }
    if (aside !== undefined && aside.station !== station()) return { kind: 'taken over', by: aside.holderName }
    return { kind: 'open' }
  }
}
