import type { EndpointInput, foundClub as endpoint } from '@cheyou/contract'
import { defaultRules, startOfBusinessDay } from '@cheyou/domain'
import { systemAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { addStaff, hashPassword, matchOtp } from '../../people/auth/index.ts'
import { foundGroup } from '../../people/organisation/index.ts'
import { addRuleSet } from '../rules/index.ts'
import { requireLink } from './first-run-link.ts'

/**
 * Founds the club: its group, first store, default rules from 1970 on (req. 2.3) and first administrator, whose authenticator has
 * shown that it works. Of two at once, also beside an import, one founds. @throws FIRST_RUN_LINK, OTP_WRONG, INPUT_INVALID
 */
export async function foundClub(app: App, given: EndpointInput<typeof endpoint>['body']): Promise<{ done: true }> {
  await requireLink(app, given.token)
  const { club, store: storeName, name, loginName, totpSecret } = given
  if (matchOtp(totpSecret, given.otp, app.clock.now(), null) === null) throw new Refusal('OTP_WRONG')
  const passwordHash = await hashPassword(given.password, app.config.passwordCost)
  const groupId = newId()
  try {
    await app.db.unit(systemAct({ groupId }, 'club.found'), async (unit) => {
      const { store } = await foundGroup(unit, { group: club, store: storeName })
      await addRuleSet(unit, defaultRules(), startOfBusinessDay('1970-01-01'))
      await addStaff(unit, app.keys, {
        name,
        role: 'group_admin',
        storeIds: [store.id],
        console: { loginName, passwordHash, totpSecret },
      })
    })
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Refusal('FIRST_RUN_LINK')
    throw error
  }
  app.groupId = groupId
  return { done: true }
}
