import type { BusinessDate } from '@cheyou/domain'
import type { Act } from '../../db/database.ts'
import { Refusal } from '../../http/refusal.ts'
import type { App } from '../../wiring.ts'
import { endRedemption } from './end-redemption.ts'
import { findRedemption } from './redemptions.repository.ts'

const AT_ONCE = 200

/**
 * Ends redemptions that nobody collected by their last day: points and stock return (req. 3.2). One that ends otherwise
 * meanwhile is left as it is, so that running twice or in several processes does no harm. @returns how many expired
 */
export async function expireRedemptions(app: App, act: Act, asOf: BusinessDate): Promise<number> {
  let expired = 0
  for (let after = ''; ;) {
    const rows = await app.db.read.all<{ id: string }>(
      `SELECT id FROM redemptions WHERE groupId = ? AND state = 'held' AND collectBy < ? AND id > ? ORDER BY id LIMIT ?`,
      [act.groupId, asOf, after, AT_ONCE],
    )
    if (rows.length === 0) return expired
    for (const { id } of rows) if (await expireOne(app, act, id)) expired++
    after = rows.at(-1)!.id
  }
}

async function expireOne(app: App, act: Act, redemptionId: string): Promise<boolean> {
  try {
    return await app.db.unit(act, async (unit) => {
      const redemption = await findRedemption(unit.sql, act.groupId, { id: redemptionId })
      if (redemption?.state !== 'held') return false
      await endRedemption(unit, redemption, 'expire', null)
      return true
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'REDEMPTION_STATE') return false
    throw error
  }
}
