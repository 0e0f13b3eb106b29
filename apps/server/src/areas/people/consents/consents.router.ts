import { getConsentText, listConsentTexts, publishConsentText as publishEndpoint } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { saysForGroup } from '../organisation/index.ts'
import { consentTextInForce, consentTextsAtDesk } from './consent-texts.queries.ts'
import { publishConsentText } from './publish-consent-text.ts'

/** The privacy text: shown to everybody, published at the desk. */
export function consentsRoutes(app: App, routes: Routes): void {
  routes
    .on(getConsentText, () => consentTextInForce(app.db.read, app.groupId))
    .on(listConsentTexts, async ({ caller }) => ({
      rows: await consentTextsAtDesk(app.db.read, app.groupId),
      mayPublish: await saysForGroup(app.db.read, app.groupId, caller),
    }))
    .on(publishEndpoint, ({ caller, body, idempotency }) => publishConsentText(app, caller, body, idempotency))
}
