import { useState } from 'react'
import type { DiscountApproval } from '@cheyou/contract'
import type { InputOf } from '@cheyou/contract/routes'
import { askDiscount, listCarApprovals } from '@cheyou/contract/routes'
import { call, keyed } from '../../../api/call.ts'
import type { IntentOf } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { usePolling } from '../../../hooks/use-polling.ts'
import { useShown } from '../../../hooks/use-shown.ts'

/** The customer stands there while the manager decides: the answer is on the till within three seconds. */
const EVERY_MS = 2_000

export type DiscountWish = InputOf<typeof askDiscount>['body']

export interface CarPlace {
  storeId: string
  memberId: string
  vehicleId: string | null
}

export interface ApprovalPage {
  /** The newest one, where it waits or was refused; null otherwise, and while it is read. */
  latest: DiscountApproval | null
  /** What can be used once, today. */
  approved: DiscountApproval | null
  /** The form for another one is open. */
  writing: boolean
  write: (open: boolean) => void
  asking: IntentOf<typeof askDiscount>
  ask: (wish: Omit<DiscountWish, keyof CarPlace>) => void
}

/** What a manager was asked to approve for a car today (req. 3.5), asked again while it waits; nothing before a car is chosen. */
export function useApproval({ storeId, memberId, vehicleId }: CarPlace): ApprovalPage {
  const [writing, write] = useState(false)
  const fetchApprovals = async (): Promise<DiscountApproval[]> =>
    vehicleId === null ? [] : (await call(listCarApprovals, { query: { storeId, memberId, vehicleId } })).rows
  const rows = useLoad(fetchApprovals, `${storeId}:${memberId}:${vehicleId}`, { when: vehicleId !== null })
  // Between two cars the answer for the one before still stands there.
  const asked = (rows.data ?? []).filter((row) => row.vehicleId === vehicleId)
  const waits = asked.some(({ state }) => state === 'pending')
  const shown = useShown()
  usePolling(async () => rows.replace(await fetchApprovals()), EVERY_MS, waits && shown)
  const asking = useIntent(keyed(askDiscount))
  const ask = async (wish: Omit<DiscountWish, keyof CarPlace>): Promise<void> => {
    if (vehicleId === null) return
    const waiting = await asking.run({ body: { storeId, memberId, vehicleId, ...wish } })
    if (waiting === null) return
    rows.replace([waiting, ...asked])
    write(false)
  }
  const [newest] = asked
  return {
    latest: newest?.state === 'pending' || newest?.state === 'refused' ? newest : null,
    approved: asked.find(({ state }) => state === 'approved') ?? null,
    writing,
    write,
    asking,
    ask: (wish) => void ask(wish),
  }
}
