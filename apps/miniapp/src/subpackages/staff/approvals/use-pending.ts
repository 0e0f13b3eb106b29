import type { StaffBrief } from '@cheyou/contract'
import { managerRoles } from '@cheyou/contract/codes'
import type { AnswerOf } from '@cheyou/contract/routes'
import { listDiscountApprovals } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import { useLoad, type Loaded } from '../../../hooks/use-load.ts'
import { usePolling } from '../../../hooks/use-polling.ts'
import { useShown } from '../../../hooks/use-shown.ts'

/** The customer stands at the counter: what is asked for is here within three seconds. */
const EVERY_MS = 2_000

type Pending = AnswerOf<typeof listDiscountApprovals>

const deciders: readonly string[] = managerRoles

/** Whether this one of the staff decides on discounts. */
export const decides = ({ role }: StaffBrief): boolean => deciders.includes(role)

/** What waits for a manager's word at their stores (req. 3.5), asked for again while the page is in front; nothing for others. */
export function usePending(staff: StaffBrief): Loaded<Pending> {
  const asked = decides(staff)
  const fetchPending = () => call(listDiscountApprovals, { query: { state: 'pending' } })
  const loaded = useLoad(fetchPending, `pending:${staff.staffId}`, { when: asked })
  const shown = useShown()
  usePolling(async () => loaded.replace(await fetchPending()), EVERY_MS, asked && shown)
  return loaded
}
