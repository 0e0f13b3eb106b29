import { listActs } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import { notePhoneSearch } from '../../areas/people/finding/index.ts'
import type { App } from '../../wiring.ts'
import { actsPage } from './acts.queries.ts'

/** Who of the staff did what, for those who answer for it. */
export function actsRoutes(app: App, routes: Routes): void {
  routes.on(listActs, async ({ caller, query }) => {
    const page = await actsPage(app, caller, query)
    await notePhoneSearch(app, caller, query.q, [])
    return page
  })
}
