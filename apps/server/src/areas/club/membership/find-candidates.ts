import { addDays } from '@cheyou/domain'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { rulesInForce } from '../rules/index.ts'
import { isCandidateDue, judgeCandidate } from './upgrade-queue.ts'
import { rows } from '../../../platform/db/rows.ts'
import { members } from './membership.tables.ts'

const AT_ONCE = 200
/** A DMS sends its orders late, but not later than this. Older visits had their nights. */
const VISITS_OF_DAYS = 30

/**
 * Every night: who reached a higher tier by a visit that came without the desk enters the queue, and whose visit was taken back
 * by a correction leaves it (req. 1.5). Run again it changes nothing.
 */
export async function findCandidates(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const rules = await rulesInForce(app.db.read, app.groupId, app.clock.now())
  const done = walk(app, job, { members: 0, changed: 0 })
  for (;;) {
    const found = await rows(
      app.db.read,
      { id: members.id },
      `SELECT m.id FROM members m WHERE m.groupId = ? AND m.id > ? AND m.mergedIntoId IS NULL
         AND (EXISTS (SELECT 1 FROM visits v WHERE v.customerId = m.customerId AND v.memberId IS NOT NULL AND v.settledOn > ? AND v.settledOn <= ?)
           OR EXISTS (SELECT 1 FROM upgrade_candidates u WHERE u.openMemberId = m.id))
       ORDER BY m.id LIMIT ?`,
      [app.groupId, done.after, addDays(asOf, -VISITS_OF_DAYS), asOf, AT_ONCE],
    )
    if (found.length === 0) return done.counts
    for (const { id } of found) {
      const step = { upTo: id, members: 1 }
      if (await isCandidateDue(app.db.read, app.groupId, id, rules))
        await done.unit(step, async (unit) => {
          await judgeCandidate(unit, id, rules)
          return { changed: 1 }
        })
      else await done.pass(step)
    }
  }
}
