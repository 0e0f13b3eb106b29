import { parseCardCode } from '@cheyou/card-code'
import type { Scanned } from '@cheyou/contract'
import { DuplicateKey } from '../../platform/db/errors.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Idempotency } from '../../platform/http/routes.ts'
import { requireOwnStore, staffAct, type StaffCaller } from '../../areas/people/auth/index.ts'
import { scanCard } from '../../areas/club/membership/index.ts'
import { parseRedemptionText, scanRedemption } from '../../areas/club/rewards/index.ts'
import type { App } from '../../wiring.ts'
import { memberPanel } from './member-panel.queries.ts'
import { redemptionPanel } from './redemption-panel.queries.ts'

/**
 * Any code at reception lands on the right place: a member's card, a redemption. A card's code counts once (req. 1.6).
 * @throws CODE_UNREADABLE, CODE_REPLAYED, CODE_EXPIRED, CARD_UNKNOWN, NOT_FOUND
 */
export async function scan(
  app: App,
  caller: StaffCaller,
  request: { storeId: string; text: string },
  idempotency: Idempotency,
): Promise<Scanned> {
  requireOwnStore(caller, request.storeId)
  const cardCode = parseCardCode(request.text)
  if (cardCode) {
    const act = staffAct(app, caller, 'membership.scan', { storeId: request.storeId, idempotency })
    try {
      return await app.db.unit<Scanned>(act, async (unit) => {
        const { row, rules, presence } = await scanCard(unit, app.keys, cardCode, {
          storeId: request.storeId,
          staffId: caller.id,
        })
        return {
          kind: 'member',
          presence: { token: presence.token, expiresAt: presence.expiresAt.toISOString() },
          member: await memberPanel(unit.sql, app.keys, row, { groupId: app.groupId, rules, now: unit.now }),
        }
      })
    } catch (error) {
      if (error instanceof DuplicateKey && error.table === 'scanned_codes') throw new Refusal('CODE_REPLAYED')
      throw error
    }
  }
  const code = parseRedemptionText(request.text)
  if (code === null) throw new Refusal('CODE_UNREADABLE')
  return scanForHandOver(app, caller, { storeId: request.storeId, code }, idempotency)
}

async function scanForHandOver(
  app: App,
  caller: StaffCaller,
  { storeId, code }: { storeId: string; code: string },
  idempotency: Idempotency,
): Promise<Scanned> {
  return app.db.unit<Scanned>(staffAct(app, caller, 'rewards.scan', { storeId, idempotency }), async (unit) => {
    const { redemption, proof } = await scanRedemption(unit, code, { storeId, staffId: caller.id })
    return {
      kind: 'redemption',
      proof: { token: proof.token, expiresAt: proof.expiresAt.toISOString() },
      redemption: await redemptionPanel(unit.sql, caller, redemption, { groupId: app.groupId, storeId, now: unit.now }),
    }
  })
}
