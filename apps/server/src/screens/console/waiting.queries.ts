import {
  listAdjustments,
  listConsoleRedemptions,
  listConsoleUpgradeQueue,
  listDiscountApprovals,
  listJobs,
  listMergeRequests,
  listParkedEvents,
  type Figure,
} from '@cheyou/contract'
import { discountApprovalsOf } from '../../areas/club/discounts/index.ts'
import { adjustmentsOf, upgradeQueue } from '../../areas/club/membership/index.ts'
import { mergeRequestsOf } from '../../areas/people/merging/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { parkedEvents } from '../../platform/outbox/index.ts'
import type { App } from '../../wiring.ts'
import { consoleRedemptions } from './console-redemptions.queries.ts'
import { figuresOf, ONE, whole } from './figures.ts'
import { jobsPage } from './jobs.queries.ts'

/** What waits for somebody at the console, by kind: the counts of the lists in which it is done. */
export async function waitingFor(app: App, caller: StaffCaller): Promise<Figure[]> {
  const { read } = app.db
  const pending = { state: 'pending' } as const
  const held = { state: 'held' } as const
  const failed = { state: 'failed' } as const
  return figuresOf(caller, [
    {
      kind: 'discount_approvals',
      list: listDiscountApprovals,
      filter: pending,
      count: async () => whole((await discountApprovalsOf(app, caller, { ...pending, limit: ONE })).count),
    },
    {
      kind: 'adjustments',
      list: listAdjustments,
      filter: pending,
      count: () => adjustmentsOf(app, caller, { ...pending, limit: ONE }),
    },
    {
      kind: 'merges',
      list: listMergeRequests,
      filter: pending,
      count: () => mergeRequestsOf(app, caller, { ...pending, limit: ONE }),
    },
    {
      kind: 'upgrades',
      list: listConsoleUpgradeQueue,
      filter: {},
      count: () => upgradeQueue(app, caller, { limit: ONE }),
    },
    {
      kind: 'collections',
      list: listConsoleRedemptions,
      filter: held,
      count: () => consoleRedemptions(app, caller, { ...held, limit: ONE }),
    },
    {
      kind: 'failed_jobs',
      list: listJobs,
      filter: failed,
      count: async () => whole((await jobsPage(read, app.groupId, { ...failed, limit: ONE })).failed),
    },
    {
      kind: 'parked_events',
      list: listParkedEvents,
      filter: {},
      count: async () => whole((await parkedEvents(read, app.groupId)).length),
    },
  ])
}
