import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { giveBack, lockRedemption } from './end-redemption.ts'
import { redemptions } from './redemptions.tables.ts'

const AT_ONCE = 200

/**
 * Ends redemptions that nobody collected, and vouchers that nobody used, by their last day: points and stock return (req. 3.2,
 * 3.3). One that ends otherwise meanwhile is left as it is, so that running twice or in several processes does no harm. What
 * is left of a voucher used in part is not looked at: it just cannot be used after its last day.
 */
export async function expireRedemptions(app: App, job: NightlyJob) {
  const done = walk(app, job, { changed: 0 })
  for (;;) {
    const found = await rows(
      app.db.read,
      pick(redemptions, 'id'),
      `SELECT id FROM redemptions WHERE groupId = ? AND state = 'held' AND collectBy < ? AND id > ? ORDER BY id LIMIT ?`,
      [app.groupId, job.input.asOf, done.after, AT_ONCE],
    )
    if (found.length === 0) return done.counts
    for (const { id } of found) await done.unit({ upTo: id }, (unit) => expireOne(unit, id))
  }
}

async function expireOne(unit: Unit, redemptionId: string): Promise<{ changed: number }> {
  const locked = await lockRedemption(unit, redemptionId)
  if (locked.redemption.state !== 'held') return { changed: 0 }
  await giveBack(unit, locked, { action: 'expire', quantity: null, reason: 'uncollected' })
  return { changed: 1 }
}
