import type { ConsoleConsentText, EndpointInput, publishConsentText as endpoint } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { requireSayForGroup } from '../organisation/index.ts'
import { consentTextInForce } from './consent-texts.queries.ts'
import { consentTexts } from './consents.tables.ts'

/**
 * Publishes another version of the privacy text (req. 15.3). Earlier ones stay, and so does which one each member agreed to.
 * @throws GROUP_ADMIN_NEEDED, CONSENT_CHANGED when another version than the one that was changed is in force; of two at once, one is published
 */
export async function publishConsentText(
  app: App,
  caller: StaffCaller,
  { after, parts, note, asksAgain }: EndpointInput<typeof endpoint>['body'],
  idempotency: Idempotency,
): Promise<ConsoleConsentText> {
  try {
    return await app.db.unit(staffAct(app, caller, 'consents.publish', { reason: note, idempotency }), async (unit) => {
      const { groupId } = unit.act
      await requireSayForGroup(unit.sql, groupId, caller)
      const inForce = await consentTextInForce(unit.sql, groupId)
      if (inForce.version !== after) throw new Refusal('CONSENT_CHANGED')
      const edition = inForce.edition + 1
      const version = String(edition)
      const text = { edition, version, parts, note, asksAgain }
      await insertRow(unit.sql, consentTexts, {
        id: newId(),
        groupId,
        ...text,
        publishedBy: caller.id,
        publishedAt: unit.now,
      })
      return { ...text, publishedAt: unit.now.toISOString(), publishedBy: caller.name, agreed: 0 }
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'consent_texts') throw new Refusal('CONSENT_CHANGED')
    throw error
  }
}
