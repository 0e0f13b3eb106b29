import type { TillDraft } from '@cheyou/contract'
import { listDrafts } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { draftsKey } from '../counter-keys.ts'
import { isSent, type LocalDraft } from './local-drafts.ts'
import { useLocalDrafts } from './use-local-drafts.ts'

const EVERY_MS = 20_000

/** A visit that is not settled: put aside for everybody, typed here alone, or sent and not answered. */
export type Unfinished =
  | { readonly kind: 'aside'; readonly draft: TillDraft }
  | { readonly kind: 'typed' | 'unconfirmed'; readonly draft: LocalDraft }

/** Visits that were put aside at a store. */
export const useAside = (storeId: string) =>
  useQuery({
    queryKey: [draftsKey, storeId],
    queryFn: async ({ signal }) => (await call(listDrafts, { query: { storeId }, signal })).rows,
    refetchInterval: EVERY_MS,
  })

/** Everything that is not settled at a store, as this workstation knows it; what waits for an answer first. */
export function useUnfinished(storeId: string): readonly Unfinished[] {
  const aside = useAside(storeId).data ?? []
  const own = useLocalDrafts().filter((draft) => draft.storeId === storeId)
  const sent = own.filter(isSent)
  const sentIds = new Set(sent.map(({ tillDraftId }) => tillDraftId))
  const typed = own.filter((draft) => draft.sent === null && !draft.putAside)
  return [
    ...sent.map((draft) => ({ kind: 'unconfirmed' as const, draft })),
    ...typed.map((draft) => ({ kind: 'typed' as const, draft })),
    ...aside.filter(({ tillDraftId }) => !sentIds.has(tillDraftId)).map((draft) => ({ kind: 'aside' as const, draft })),
  ]
}
