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

/** The customer stands there while the manager decides. */
const EVERY_MS = 3000

export type DiscountWish = InputOf<typeof askDiscount>['body']

export interface CarPlace {
  storeId: string
  memberId: string
  vehicleId: string
}

export interface ApprovalPage {
  /** What was asked for this car today, newest first; empty while it is read. */
  asked: DiscountApproval[]
  /** The form for another one is open. */
  writing: boolean
  write: (open: boolean) => void
  asking: IntentOf<typeof askDiscount>
  ask: (wish: Omit<DiscountWish, keyof CarPlace>) => void
}

/** What a manager was asked to approve for a car today (req. 3.5), asked again while it waits. */
export function useApproval(place: CarPlace): ApprovalPage {
  const [writing, write] = useState(false)
  const { storeId, memberId, vehicleId } = place
  const fetchApprovals = async () => (await call(listCarApprovals, { query: { storeId, memberId, vehicleId } })).rows
  const rows = useLoad(fetchApprovals, `${storeId}:${memberId}:${vehicleId}`)
  // Between two cars the answer for the one before still stands there.
  const asked = (rows.data ?? []).filter((row) => row.vehicleId === vehicleId)
  const waits = asked.some(({ state }) => state === 'pending')
  const shown = useShown()
  usePolling(async () => rows.replace(await fetchApprovals()), EVERY_MS, waits && shown)
  const asking = useIntent(keyed(askDiscount))
  const ask = async (wish: Omit<DiscountWish, keyof CarPlace>): Promise<void> => {
    const waiting = await asking.run({ body: { ...place, ...wish } })
    if (waiting === null) return
    rows.replace([waiting, ...asked])
    write(false)
  }
  return { asked, writing, write, asking, ask: (wish) => void ask(wish) }
}
