import { useState } from 'react'
import type { DiscountApproval } from '@cheyou/contract'
import { askManager, fetchCarApprovals } from '../../../api/discounts.ts'
import type { DiscountWish } from '../../../api/discounts.ts'
import type { Intent } from '../../../hooks/use-intent.ts'
import { useIntent } from '../../../hooks/use-intent.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { usePolling } from '../../../hooks/use-polling.ts'
import { useShown } from '../../../hooks/use-shown.ts'

/** The customer stands there while the manager decides. */
const EVERY_MS = 3000

export interface CarPlace {
  storeId: string
  memberId: string
  vehicleId: string
}

export interface ApprovalPage {
  /** The latest that was asked for this car today; null for none, and while it is read. */
  latest: DiscountApproval | null
  /** The form for another one is open. */
  writing: boolean
  write: (open: boolean) => void
  asking: Intent<[DiscountWish], DiscountApproval>
  ask: (wish: Omit<DiscountWish, keyof CarPlace>) => void
}

/** What a manager was asked to approve for a car today (req. 3.5), asked again while it waits. */
export function useApproval(place: CarPlace): ApprovalPage {
  const [writing, write] = useState(false)
  const { storeId, memberId, vehicleId } = place
  const rows = useLoad(() => fetchCarApprovals({ storeId, memberId, vehicleId }), `${storeId}:${memberId}:${vehicleId}`)
  const latest = rows.data?.find((row) => row.vehicleId === vehicleId) ?? null
  const shown = useShown()
  usePolling(async () => rows.replace(await fetchCarApprovals(place)), EVERY_MS, latest?.state === 'pending' && shown)
  const asking = useIntent(askManager)
  const ask = async (wish: Omit<DiscountWish, keyof CarPlace>): Promise<void> => {
    const asked = await asking.run({ ...place, ...wish })
    if (asked === null) return
    rows.replace([asked])
    write(false)
  }
  return { latest, writing, write, asking, ask: (wish) => void ask(wish) }
}
