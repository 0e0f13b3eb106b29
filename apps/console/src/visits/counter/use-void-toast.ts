import type { SettledVisit } from '@cheyou/contract'
import { voidVisit } from '@cheyou/contract/routes'
import { yuan } from '@cheyou/words'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../../api/call.ts'
import { useUndoToast } from '../../kit/undo-toast.tsx'

/** Visits that were taken back while this page is open, by their ids. */
export const voidedKey = 'voided-visits'

const refreshes = ['today-visits', 'visit-record'] as const

/** Says that a visit is settled, and offers for ten seconds to take it back without a question. */
export function useVoidToast(): (visit: SettledVisit, memberName: string) => void {
  const client = useQueryClient()
  const offerUndo = useUndoToast(refreshes)
  return useCallback(
    ({ visitId, totals }, memberName) => {
      offerUndo(`${memberName}已登记，客户付 ${yuan(totals.customerFen)}`, async (key) => {
        await call(voidVisit, { params: { visitId }, body: { reason: '结算后立即撤销' }, key })
        client.setQueryData([voidedKey, visitId], true)
      })
    },
    [client, offerUndo],
  )
}
