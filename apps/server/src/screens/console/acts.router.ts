import { listActs } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import type { App } from '../../wiring.ts'
import { actsPage } from './acts.queries.ts'

/** Who of the staff did what, for those who answer for it. */
export function actsRoutes(app: App, routes: Routes): void {
  routes.on(listActs, ({ caller, query }) => actsPage(app, caller, query))
}
