import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { lockWithKept, passOnPoints } from '../points/index.ts'
import { pointAccounts } from '../points/points.tables.ts'
import { causeOfLate, moveRedemptions } from './move-redemptions.ts'

const AT_ONCE = 200

/**
 * Merges of an earlier version left redemptions with the member who went on in another, and points that came back out of them.
 * Every night, and on the first start of this version, what is left goes to the kept member (req. 1.7). Run again it changes nothing.
 */
export async function moveLeftRedemptions(app: App, job: NightlyJob) {
  const done = walk(app, job, { members: 0, changed: 0 })
  for (;;) {
    const found = await rows(
      app.db.read,
      pick(pointAccounts, 'memberId'),
      `SELECT a.memberId FROM point_accounts a
       WHERE a.groupId = ? AND a.mergedIntoId IS NOT NULL AND a.memberId > ?
         AND (a.qualifying <> 0 OR a.redeemable <> 0 OR a.held <> 0 OR a.debt <> 0
           OR EXISTS (SELECT 1 FROM redemptions x WHERE x.memberId = a.memberId))
       ORDER BY a.memberId LIMIT ?`,
      [app.groupId, done.after, AT_ONCE],
    )
    if (found.length === 0) return done.counts
    for (const { memberId } of found)
      await done.unit({ upTo: memberId, members: 1 }, async (unit) => {
        unit.concerns(memberId)
        const { keptOf } = await lockWithKept(unit, [memberId])
        const into = keptOf.get(memberId)
        if (into === undefined) return { changed: 0 }
        await moveRedemptions(unit, { from: memberId, into, cause: causeOfLate(memberId) })
        await passOnPoints(unit, [{ memberId }])
        return { changed: 1 }
      })
  }
}
