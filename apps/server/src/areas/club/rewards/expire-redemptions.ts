import type { BusinessDate } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import type { App } from '../../../wiring.ts'
import { followMerges } from '../membership/index.ts'
import { giveBack, lockRedemption } from './end-redemption.ts'
import { redemptions } from './redemptions.tables.ts'

const AT_ONCE = 200

/**
 * Ends redemptions that nobody collected, and vouchers that nobody used, by their last day: points and stock return (req. 3.2,
 * 3.3). One that ends otherwise meanwhile is left as it is, so that running twice or in several processes does no harm. What
 * is left of a voucher used in part is not looked at: it just cannot be used after its last day. @returns how many expired
 */
export async function expireRedemptions(app: App, act: Act, asOf: BusinessDate): Promise<number> {
  let expired = 0
  for (let after = ''; ;) {
    const found = await rows(
      app.db.read,
      pick(redemptions, 'id'),
      `SELECT id FROM redemptions WHERE groupId = ? AND state = 'held' AND collectBy < ? AND id > ? ORDER BY id LIMIT ?`,
      [act.groupId, asOf, after, AT_ONCE],
    )
    if (found.length === 0) return expired
    for (const { id } of found) if (await expireOne(app, act, id)) expired++
    after = found.at(-1)!.id
  }
}

async function expireOne(app: App, act: Act, redemptionId: string): Promise<boolean> {
  return app.db.unit(act, async (unit) => {
    const locked = await lockRedemption(unit, redemptionId)
    if (locked.redemption.state !== 'held') return false
    await giveBack(unit, locked, { action: 'expire', quantity: null, reason: 'uncollected' })
    await followMerges(unit, [locked.redemption.memberId])
    return true
  })
}
