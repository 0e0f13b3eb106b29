import { changeClub as changeEndpoint, getClubLook, getConsoleClub } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { changeClub } from './change-club.ts'
import { clubAtDesk, clubLook } from './club-look.queries.ts'

/** How the club looks: shown to everybody, changed at the desk. */
export function clubRoutes(app: App, routes: Routes): void {
  routes
    .on(getClubLook, () => clubLook(app.db.read, app.groupId))
    .on(getConsoleClub, ({ caller }) => clubAtDesk(app.db.read, app.groupId, caller))
    .on(changeEndpoint, ({ caller, body, idempotency }) => changeClub(app, caller, body, idempotency))
}
