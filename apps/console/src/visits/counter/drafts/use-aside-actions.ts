import type { TillDraft } from '@cheyou/contract'
import { bringBackDraft, dropDraft, keepDraft, takeDraft } from '@cheyou/contract/routes'
import type { VisitForm } from '@cheyou/till'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { newIdempotencyKey } from '../../../api/idempotency.ts'
import { useUndoToast } from '../../../kit/undo-toast.tsx'
import { draftsKey } from '../counter-keys.ts'
import type { OpenDraft } from '../use-counter.ts'
import { forgetDraft, localDrafts, putDraft } from './local-drafts.ts'
import { station } from './station.ts'
import type { Unfinished } from './use-unfinished.ts'

const refreshes = [draftsKey] as const

/** What is done with drafts that are not open: put aside, taken over, deleted and brought back. */
export function useAsideActions() {
  const client = useQueryClient()
  const offerUndo = useUndoToast(refreshes)
  const read = () => client.invalidateQueries({ queryKey: [draftsKey] })

  const remove = async (row: Unfinished): Promise<(key: string) => Promise<unknown>> => {
    if (row.kind !== 'aside') {
      forgetDraft(row.draft.tillDraftId)
      return () => Promise.resolve(putDraft(row.draft))
    }
    const { tillDraftId, revision } = row.draft
    const params = { tillDraftId }
    await call(dropDraft, { params, body: { revision }, key: newIdempotencyKey() })
    const kept = localDrafts().find((draft) => draft.tillDraftId === tillDraftId)
    forgetDraft(tillDraftId)
    return async (key) => {
      await call(bringBackDraft, { params, key })
      if (kept) putDraft(kept)
    }
  }

  return {
    /** Puts a draft on the store's list; this workstation lets go of it. @throws ApiError */
    async putAside({ tillDraftId, storeId, memberId }: OpenDraft, form: VisitForm): Promise<void> {
      await call(keepDraft, { params: { tillDraftId }, body: { storeId, memberId, form, station: station() } })
      forgetDraft(tillDraftId)
      await read()
    },
    /** Takes one of the store's list to this workstation. @throws ApiError */
    async take(draft: TillDraft): Promise<OpenDraft> {
      const { tillDraftId } = draft
      const own = draft.station === station()
      const kept = own ? localDrafts().find((one) => one.tillDraftId === tillDraftId) : undefined
      if (kept) return kept
      const body = { station: station() }
      const taken = own ? draft : await call(takeDraft, { params: { tillDraftId }, body, key: newIdempotencyKey() })
      const { storeId, memberId, memberName, form } = taken
      const opened = { tillDraftId, storeId, memberId, memberName, form, putAside: true }
      putDraft({ ...opened, sent: null })
      await read()
      return opened
    },
    /** Deletes one, and offers to bring it back. @throws ApiError */
    async remove(row: Unfinished): Promise<void> {
      const undo = await remove(row)
      void read()
      offerUndo(`已删除${row.draft.memberName}的单`, undo)
    },
  }
}
