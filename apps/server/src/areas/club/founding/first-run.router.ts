import { foundClub as foundEndpoint, lookAtFirstRun } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { authenticatorFor, newTotpSecret, requireOwnOrigin } from '../../people/auth/index.ts'
import { requireLink } from './first-run-link.ts'
import { foundClub } from './found-club.ts'

/** The page by which a shop begins; dead as soon as there is a club. */
export function firstRunRoutes(app: App, routes: Routes): void {
  routes
    .on(lookAtFirstRun, async ({ body }) => {
      await requireLink(app, body.token)
      const totpSecret = newTotpSecret()
      const { secret: typed, address } = authenticatorFor('console', totpSecret)
      return { totpSecret, typed, address }
    })
    .on(foundEndpoint, ({ body, ctx }) => {
      requireOwnOrigin(app, ctx)
      return foundClub(app, body)
    })
}
