import type { MemberHit, MemberPanel, RedemptionPanel, SettledVisit, VisitDraft } from '@cheyou/contract'
import { findMembers, getMemberPanel, scan } from '@cheyou/contract/routes'
import { emptyForm, type VisitForm } from '@cheyou/till'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { newIdempotencyKey } from '../../api/idempotency.ts'

/** What stands at the counter: nobody, a member, something to hand over, a visit that was just settled. */
export type Stage =
  | { readonly kind: 'empty' }
  | { readonly kind: 'member'; readonly panel: MemberPanel; readonly presenceToken: string | null }
  | { readonly kind: 'redemption'; readonly redemption: RedemptionPanel; readonly proof: string }
  | { readonly kind: 'settled'; readonly panel: MemberPanel; readonly draft: VisitDraft; readonly visit: SettledVisit }

export interface Counter {
  readonly stage: Stage
  readonly hits: readonly MemberHit[] | null
  readonly busy: boolean
  /** Why the last scan or search found nothing, else null. */
  readonly error: unknown
  /** A settlement is under way: what is scanned meanwhile waits for it. */
  readonly waitFor: (work: Promise<void>) => void
  readonly scanned: (text: string) => Promise<void>
  readonly find: (typed: string) => Promise<void>
  readonly open: (memberId: string) => Promise<void>
  readonly leave: () => void
  readonly settled: (panel: MemberPanel, draft: VisitDraft, visit: SettledVisit) => void
  readonly handedOver: (redemption: RedemptionPanel) => void
  /** What was typed for this member, also after another one came in between. */
  readonly formOf: (panel: MemberPanel) => VisitForm
  readonly keepForm: (memberId: string, form: VisitForm) => void
}

/** Who is served at this store's counter, and what was typed for whom. */
export function useCounter(storeId: string): Counter {
  const [stage, setStage] = useState<Stage>({ kind: 'empty' })
  const [hits, setHits] = useState<Counter['hits']>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const forms = useForms()
  const round = useRef(0)
  const underWay = useRef(Promise.resolve())

  /** Asks the server; an answer that a later question has overtaken is dropped. */
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
  const show = (next: Stage): void => {
    setHits(null)
    setStage(next)
  }
  const openMember = async (memberId: string): Promise<() => void> => {
    const panel = await call(getMemberPanel, { params: { memberId } })
    return () => show({ kind: 'member', panel, presenceToken: null })
  }

  return {
    stage,
    hits,
    busy,
    error,
    waitFor(work) {
      underWay.current = work
    },
    scanned: (text) =>
      ask(async () => {
        await underWay.current
        const found = await call(scan, { body: { storeId, text }, key: newIdempotencyKey() })
        if (found.kind === 'redemption')
          return () => show({ kind: 'redemption', redemption: found.redemption, proof: found.proof.token })
        return () => show({ kind: 'member', panel: found.member, presenceToken: found.presence.token })
      }),
    find: (typed) =>
      ask(async () => {
        const { rows } = await call(findMembers, { body: { q: typed } })
        const [only] = rows
        return rows.length === 1 && only ? openMember(only.memberId) : () => setHits(rows)
      }),
    open: (memberId) => ask(() => openMember(memberId)),
    leave() {
      round.current += 1
      setBusy(false)
      setError(null)
      show({ kind: 'empty' })
    },
    settled(panel, draft, visit) {
      forms.forget(panel.card.memberId)
      show({ kind: 'settled', panel, draft, visit })
    },
    handedOver: (redemption) => setStage((now) => (now.kind === 'redemption' ? { ...now, redemption } : now)),
    formOf: (panel) => forms.of(panel),
    keepForm: (memberId, form) => forms.keep(memberId, form),
  }
}

/** What was typed for whom while this page is open. */
function useForms() {
  const forms = useRef(new Map<string, VisitForm>())
  return {
    of: ({ card, cars }: MemberPanel): VisitForm => {
      const only = cars.length === 1 ? (cars[0]?.vehicleId ?? null) : null
      return forms.current.get(card.memberId) ?? emptyForm(only)
    },
    keep: (memberId: string, form: VisitForm) => void forms.current.set(memberId, form),
    forget: (memberId: string) => void forms.current.delete(memberId),
  }
}
