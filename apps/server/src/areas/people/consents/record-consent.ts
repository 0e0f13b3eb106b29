import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { isConsentGood } from './consent-texts.queries.ts'
import { consents } from './consents.tables.ts'

/**
 * That this WeChat user agreed to a version of the privacy text now (req. 15.3).
 * @throws CONSENT_OUTDATED for a version after which another asks again: its text was not the one they should have seen
 */
export async function recordConsent(unit: Unit, identityId: string, version: string): Promise<void> {
  const { groupId } = unit.act
  if (!(await isConsentGood(unit.sql, groupId, version))) throw new Refusal('CONSENT_OUTDATED')
  const given = { groupId, identityId, kind: 'privacy', version, givenAt: unit.now, withdrawnAt: null }
  await insertRow(unit.sql, consents, { id: newId(), ...given })
}
