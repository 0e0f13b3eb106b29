import {
  getMemberPanel,
  handOver as handOverEndpoint,
  scan as scanEndpoint,
  searchMembers as searchMembersEndpoint,
} from '@cheyou/contract'
import { Routes } from '../http/routes.ts'
import { requireStaff } from '../modules/auth/index.ts'
import { requireVisible } from '../modules/membership/index.ts'
import { handOver } from '../modules/rewards/index.ts'
import type { App } from '../wiring.ts'
import { panelOf, redemptionPanel, searchMembers } from './member-panel.queries.ts'
import { scan } from './scan.ts'

const requireDesk = requireStaff('reception', 'care', 'manager', 'group_admin')

/** Reception's screens: scan, find, see, hand over. */
export function receptionRoutes(app: App): Routes {
  return new Routes(app)
    .on(scanEndpoint, requireDesk, 'desk', ({ caller, body, idempotency }) => scan(app, caller, body, idempotency))
    .on(searchMembersEndpoint, requireDesk, 'desk', async ({ caller, query }) => ({
      rows: await searchMembers(app.db.read, app.keys, caller, {
        groupId: app.groupId,
        typed: query.q,
        now: app.clock.now(),
      }),
    }))
    .on(getMemberPanel, requireDesk, 'desk', async ({ caller, params }) => {
      const now = app.clock.now()
      await requireVisible(app.db.read, caller, params.memberId, now)
      return panelOf(app.db.read, app.keys, app.groupId, params.memberId, now)
    })
    .on(handOverEndpoint, requireDesk, 'desk', async ({ caller, params, body, idempotency }) => {
      const { redemption } = await handOver(app, caller, { ...params, ...body }, idempotency)
      return redemptionPanel(app.db.read, app.groupId, redemption, app.clock.now())
    })
}
