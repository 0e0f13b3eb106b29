import { findMembers as findMembersEndpoint, listRecentMembers, noteOpenedMember } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { noteOpened, notePhoneSearch } from '../../areas/people/finding/index.ts'
import { requireVisible } from '../../areas/club/membership/index.ts'
import type { App } from '../../wiring.ts'
import { findMembers, recentOf } from './find-members.queries.ts'

/** The one search, on the phone and at the desk (req. 16.4). */
export function findingRoutes(app: App, routes: Routes): void {
  routes
    .on(findMembersEndpoint, async ({ caller, body }) => {
      const found = await findMembers(app, caller, body.q)
      await notePhoneSearch(
        app,
        caller,
        body.q,
        found.rows.map(({ memberId }) => memberId),
      )
      return found
    })
    .on(listRecentMembers, async ({ caller }) => ({ rows: await recentOf(app, caller) }))
    .on(noteOpenedMember, async ({ caller, params }) => {
      await requireVisible(app.db.read, caller, params.memberId, app.clock.now())
      await noteOpened(app, caller.id, params.memberId)
      return { done: true as const }
    })
}
