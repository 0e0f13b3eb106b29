import type { MemberHit, MemberPanel, RedemptionPanel, SettledVisit, VisitDraft } from '@cheyou/contract'
import { findMembers, getMemberPanel, scan } from '@cheyou/contract/routes'
import { emptyForm } from '@cheyou/till'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'
import { localDrafts, putDraft, type LocalDraft } from './drafts/local-drafts.ts'

/** A draft that somebody works on; what was kept of it, and when, is the browser's to know. */
export type OpenDraft = Omit<LocalDraft, 'keptAt' | 'sent'>

/** What stands at the counter: nobody, a member, something to hand over, a visit that was just settled. */
export type Stage =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'member'
      readonly panel: MemberPanel
      readonly presenceToken: string | null
      readonly draft: OpenDraft
    }
  | { readonly kind: 'redemption'; readonly redemption: RedemptionPanel; readonly proof: string }
  | { readonly kind: 'settled'; readonly panel: MemberPanel; readonly draft: VisitDraft; readonly visit: SettledVisit }

export interface Counter {
  readonly stage: Stage
  readonly hits: readonly MemberHit[] | null
  readonly busy: boolean
  /** Why the last scan or search found nothing, else null. */
  readonly error: unknown
  /** A settlement is on its first try: what is scanned meanwhile waits for it. */
  readonly waitFor: (work: Promise<void>) => void
  readonly scanned: (text: string) => Promise<void>
  readonly find: (typed: string) => Promise<void>
  readonly open: (memberId: string) => Promise<void>
  /** Goes on with a draft that was put aside, or typed here before. */
  readonly goOn: (draft: OpenDraft) => Promise<void>
  readonly leave: () => void
  readonly settled: (panel: MemberPanel, draft: VisitDraft, visit: SettledVisit) => void
  /** Shows what was settled while nobody was served. */
  readonly showSettled: (memberId: string, draft: VisitDraft, visit: SettledVisit) => Promise<void>
  readonly handedOver: (redemption: RedemptionPanel) => void
}

/** Who is served at this store's counter, and what was typed for whom. */
export function useCounter(storeId: string): Counter {
  const [stage, setStage] = useState<Stage>({ kind: 'empty' })
  const [hits, setHits] = useState<Counter['hits']>(null)
  const { busy, error, ask, forget, waitFor, isFree } = useAsking()
  const show = (next: Stage): void => {
    setHits(null)
    setStage(next)
  }
  const openMember = async (memberId: string): Promise<() => void> => {
    const panel = await call(getMemberPanel, { params: { memberId } })
    return () => show({ kind: 'member', panel, presenceToken: null, draft: draftFor(storeId, panel) })
  }

  return {
    stage,
    hits,
    busy,
    error,
    waitFor,
    scanned: (text) =>
      ask(async () => {
        await isFree()
        const found = await call(scan, { body: { storeId, text }, key: newIdempotencyKey() })
        if (found.kind === 'redemption')
          return () => show({ kind: 'redemption', redemption: found.redemption, proof: found.proof.token })
        const { member: panel, presence } = found
        return () => show({ kind: 'member', panel, presenceToken: presence.token, draft: draftFor(storeId, panel) })
      }),
    find: (typed) =>
      ask(async () => {
        const { rows } = await call(findMembers, { body: { q: typed } })
        const [only] = rows
        return rows.length === 1 && only ? openMember(only.memberId) : () => setHits(rows)
      }),
    open: (memberId) => ask(() => openMember(memberId)),
    goOn: (draft) =>
      ask(async () => {
        const panel = await call(getMemberPanel, { params: { memberId: draft.memberId } })
        return () => {
          if (!isKept(draft)) putDraft({ ...draft, sent: null })
          show({ kind: 'member', panel, presenceToken: null, draft })
        }
      }),
    leave() {
      forget()
      show({ kind: 'empty' })
    },
    settled(panel, draft, visit) {
      show({ kind: 'settled', panel, draft, visit })
    },
    showSettled: (memberId, draft, visit) =>
      ask(async () => {
        const panel = await call(getMemberPanel, { params: { memberId } })
        return () => show({ kind: 'settled', panel, draft, visit })
      }),
    handedOver: (redemption) => setStage((now) => (now.kind === 'redemption' ? { ...now, redemption } : now)),
  }
}

/** Asks the server; an answer that a later question has overtaken is dropped. */
function useAsking() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const round = useRef(0)
  const underWay = useRef(Promise.resolve())
  const ask = async (question: () => Promise<() => void>): Promise<void> => {
    const own = ++round.current
    setBusy(true)
    setError(null)
    try {
      const show = await question()
      if (own === round.current) show()
    } catch (reason) {
      if (own === round.current) setError(reason)
    } finally {
      if (own === round.current) setBusy(false)
    }
  }
  const forget = (): void => {
    round.current += 1
    setBusy(false)
    setError(null)
  }
  const waitFor = (work: Promise<void>): void => {
    underWay.current = work
  }
  return { busy, error, ask, forget, waitFor, isFree: () => underWay.current }
}

const isKept = ({ tillDraftId: id }: OpenDraft): boolean => localDrafts().some(({ tillDraftId }) => tillDraftId === id)

/** What was typed for this member last, also before another came in between or the page was left; else a draft of its own key. */
function draftFor(storeId: string, { card, cars }: MemberPanel): OpenDraft {
  const { memberId, name } = card
  const known = localDrafts().find((draft) => draft.storeId === storeId && draft.memberId === memberId)
  if (known) return known
  const only = cars.length === 1 ? (cars[0]?.vehicleId ?? null) : null
  const form = emptyForm(only)
  return { tillDraftId: newIdempotencyKey(), storeId, memberId, memberName: name, form, putAside: false }
}
