import { addDays, type BusinessDate } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import { rulesInForce } from '../rules/index.ts'
import { isCandidateDue, refreshCandidate } from './upgrade-queue.ts'

const AT_ONCE = 200
/** A DMS sends its orders late, but not later than this. Older visits had their nights. */
const VISITS_OF_DAYS = 30

/**
 * Every night: who reached a higher tier by a visit that came without the desk enters the queue, and whose visit was taken back
 * by a correction leaves it (req. 1.5). Run again it changes nothing.
 */
export async function findCandidates(
  app: App,
  act: Act,
  asOf: BusinessDate,
): Promise<{ members: number; changed: number }> {
  const rules = await rulesInForce(app.db.read, app.groupId, app.clock.now())
  const counts = { members: 0, changed: 0 }
  for (let after = ''; ;) {
    const rows = await app.db.read.all<{ id: string }>(
      `SELECT m.id FROM members m WHERE m.groupId = ? AND m.id > ? AND m.mergedIntoId IS NULL
         AND (EXISTS (SELECT 1 FROM visits v WHERE v.memberId = m.id AND v.settledOn > ? AND v.settledOn <= ?)
           OR EXISTS (SELECT 1 FROM upgrade_candidates u WHERE u.openMemberId = m.id))
       ORDER BY m.id LIMIT ?`,
      [app.groupId, after, addDays(asOf, -VISITS_OF_DAYS), asOf, AT_ONCE],
    )
    for (const { id } of rows) {
      counts.members++
      if (!(await isCandidateDue(app.db.read, app.groupId, id, rules))) continue
      await app.db.unit(act, (unit) => refreshCandidate(unit, id, rules))
      counts.changed++
    }
    if (rows.length < AT_ONCE) return counts
    after = rows.at(-1)!.id
  }
}
