import {
  cancelConsoleRedemption,
  type BulkDone,
  type cancelRedemptions as endpoint,
  type EndpointInput,
} from '@cheyou/contract'
import { bulkMost } from '@cheyou/contract/codes'
import type { Idempotency } from '../../platform/http/routes.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { refuseOwnCard } from '../../areas/people/customers/index.ts'
import { inBulk, type Chosen } from '../../areas/people/desk/index.ts'
import { cancelForMember } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'

type Asked = EndpointInput<typeof endpoint>['body']
type Filter = Extract<Asked['chosen'], { filter: unknown }>['filter']

/** Cancels many redemptions with one reason, as the list's filters show them or by their ids (req. 3.2). @throws COUNT_CHANGED */
export async function cancelRedemptions(
  app: App,
  caller: StaffCaller,
  { chosen, reason }: Asked,
  idempotency: Idempotency,
): Promise<BulkDone> {
  const byIds = 'ids' in chosen
  return inBulk(app, caller, {
    action: 'rewards.cancel',
    chosen: byIds ? [...new Set(chosen.ids)].map((id) => ({ id, name: '' })) : await listed(app, caller, chosen.filter),
    count: byIds ? null : chosen.count,
    reason,
    idempotency,
    each: async (redemptionId, own) => {
      await refuseOwnCard(app, cancelConsoleRedemption, { caller, params: { redemptionId } })
      return cancelForMember(app, caller, { redemptionId, quantity: null, reason }, own, async () => ({ done: true }))
    },
  })
}

/** What the list shows under a filter, with one more than may be done at once. */
async function listed(app: App, caller: StaffCaller, filter: Filter): Promise<Chosen[]> {
  const found: Chosen[] = []
  for (let cursor: string | undefined; ;) {
    const page = await consoleRedemptions(app, caller, { ...filter, cursor, limit: 100 })
    found.push(
      ...page.rows.map(({ redemptionId: id, memberName, rewardName }) => ({
        id,
        name: `${memberName}，${rewardName}`,
      })),
    )
    if (page.nextCursor === null || found.length > bulkMost) return found
    cursor = page.nextCursor
  }
}
