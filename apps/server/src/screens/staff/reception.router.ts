import { getMemberPanel, scan as scanEndpoint, searchMembers as searchMembersEndpoint } from '@cheyou/contract'
import { Routes } from '../../platform/http/routes.ts'
import { requireStaff } from '../../areas/people/auth/index.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { panelOf, searchMembers } from './member-panel.queries.ts'
import { scan } from './scan.ts'

const requireDesk = requireStaff('reception', 'care', 'manager', 'group_admin')

/** Reception's screens: scan, find, see. */
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
}
