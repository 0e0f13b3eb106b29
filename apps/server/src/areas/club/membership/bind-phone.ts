import type { WhoAmI } from '@cheyou/contract'
import { parsePhone } from '@cheyou/domain'
import { memberAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { bindArchive, keepPhone, type SessionCaller } from '../../people/auth/index.ts'
import { recordConsent } from '../../people/consents/index.ts'
import { customersByPhone, PHONE } from '../../people/customers/index.ts'
import { identityPhonePlace, whoAmI } from './who-am-i.queries.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { wechatIdentities } from '../../people/auth/auth.tables.ts'

/**
 * The phone that WeChat verified → the archive with that phone becomes theirs, unless they have one already; with two archives staff
 * must merge, with none the phone is kept for when one comes (req. 1.7). The consent to it is recorded with it (req. 15.3).
 * @throws CONSENT_OUTDATED, PHONE_CODE_INVALID, PHONE_QUOTA_EMPTY, PHONE_ALREADY_BOUND, WECHAT_…
 */
export async function bindPhone(
  app: App,
  caller: SessionCaller,
  request: { code: string; consentVersion: string },
): Promise<WhoAmI> {
  if (!app.wechat) throw new Refusal('WECHAT_UNREACHABLE')
  const verified = accepted(await app.wechat.phoneNumber(request.code, caller.openid))
  const parsed = parsePhone(verified.phone)
  const phone = parsed.ok ? parsed.value : verified.phone
  const phoneHash = app.keys.blindIndex(PHONE, phone)
  return boundOnce(() =>
    app.db.unit(memberAct(app, caller.identityId, 'membership.bind-phone'), async (unit) => {
      await recordConsent(unit, caller.identityId, request.consentVersion)
      const secret = app.keys.encrypt(phone, identityPhonePlace(caller.identityId))
      await keepPhone(unit, caller.identityId, { phone: secret, phoneHash })
      await takeArchive(unit, caller.identityId, phoneHash)
      return whoAmI(unit.sql, app, caller.identityId)
    }),
  )
}

/** Agrees to the privacy text again, where a change of it asks (req. 15.3). @throws CONSENT_OUTDATED */
export async function giveConsent(app: App, { identityId }: SessionCaller, version: string): Promise<WhoAmI> {
  return app.db.unit(memberAct(app, identityId, 'membership.consent'), async (unit) => {
    await recordConsent(unit, identityId, version)
    return whoAmI(unit.sql, app, identityId)
  })
}

/** At sign-in: an archive that was imported after the phone was verified becomes theirs now. */
export async function bindLateArchive(unit: Unit, identityId: string): Promise<void> {
  const waiting = await firstRow(
    unit.sql,
    { phoneHash: notNull(wechatIdentities.phoneHash) },
    `SELECT i.phoneHash FROM wechat_identities i WHERE i.id = ? AND i.customerId IS NULL AND i.phoneHash IS NOT NULL
       AND EXISTS (SELECT 1 FROM customers c WHERE c.groupId = i.groupId AND c.phoneHash = i.phoneHash)`,
    [identityId],
  )
  if (waiting) await takeArchive(unit, identityId, waiting.phoneHash, 'quietly')
}

async function takeArchive(unit: Unit, identityId: string, phoneHash: string, how?: 'quietly'): Promise<void> {
  const own = await firstRow(
    unit.sql,
    { customerId: wechatIdentities.customerId },
    'SELECT customerId FROM wechat_identities WHERE id = ?',
    [identityId],
  )
  // With a second phone they may have another archive: staff merge the two, the one they have does not slip away.
  if (own?.customerId) return
  const archives = await customersByPhone(unit.sql, unit.act.groupId, phoneHash)
  const [archive] = archives
  if (!archive || archives.length > 1) return
  const other = await firstRow(
    unit.sql,
    { id: wechatIdentities.id },
    'SELECT id FROM wechat_identities WHERE customerId = ? AND id <> ?',
    [archive.id, identityId],
  )
  // Numbers are handed to new owners by the carriers: a phone alone does not take an archive from another WeChat user.
  if (other && how === 'quietly') return
  if (other) throw new Refusal('PHONE_ALREADY_BOUND')
  await bindArchive(unit, identityId, archive.id)
}

/** Two WeChat users with one phone at the same moment: the unique index lets one through. */
async function boundOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Refusal('PHONE_ALREADY_BOUND')
    throw error
  }
}
