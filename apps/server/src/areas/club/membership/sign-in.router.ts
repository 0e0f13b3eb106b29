import {
  acceptInvitation as acceptInvitationEndpoint,
  bindPhone as bindPhoneEndpoint,
  getWhoAmI,
  giveConsent as giveConsentEndpoint,
  signInWithWechat as signInWithWechatEndpoint,
  signOut as signOutEndpoint,
} from '@cheyou/contract'
import { memberAct } from '../../../platform/db/acts.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { acceptInvitation, signInWithWechat, signOut } from '../../people/auth/index.ts'
import { bindLateArchive, bindPhone, giveConsent } from './bind-phone.ts'
import { whoAmI } from './who-am-i.queries.ts'

/** Sign-in on the phone: WeChat user → archive → member or staff. */
export function signInRoutes(app: App, routes: Routes): void {
  routes
    .on(signInWithWechatEndpoint, async ({ body }) => {
      const { token, expiresAt, who } = await signInWithWechat(app, body.code, async (unit, identityId) => {
        await bindLateArchive(unit, identityId)
        return whoAmI(unit.sql, app, identityId)
      })
      return { token, expiresAt: expiresAt.toISOString(), who }
    })
    .on(getWhoAmI, ({ caller }) => whoAmI(app.db.read, app, caller.identityId))
    .on(bindPhoneEndpoint, ({ caller, body }) => bindPhone(app, caller, body))
    .on(giveConsentEndpoint, ({ caller, body }) => giveConsent(app, caller, body.version))
    .on(acceptInvitationEndpoint, ({ caller, body }) =>
      acceptInvitation(app, caller, body.invitation, (unit) => whoAmI(unit.sql, app, caller.identityId)),
    )
    .on(signOutEndpoint, ({ caller }) =>
      signOut(app, memberAct(app, caller.identityId, 'auth.sign-out'), caller.sessionId),
    )
}
