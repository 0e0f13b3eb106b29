import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BusinessDate, RuleSet } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'
import { enrolMembers } from '../../club/membership/index.ts'
import type { Progress } from './progress.ts'
import { untilWritten } from './write-batch.ts'
import { count } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import { customers } from '../../people/customers/customers.tables.ts'

const AT_ONCE = 200

/** Everybody in the archive becomes a member as of a day, the way a shop starts its club; who is one already stays as they are. */
export async function joinEverybody(
  app: App,
  act: Act,
  joining: { joinedOn: BusinessDate; rules: RuleSet },
  progress: Progress,
): Promise<void> {
  const outside = `FROM customers c LEFT JOIN members m ON m.customerId = c.id WHERE c.groupId = ? AND c.mergedIntoId IS NULL AND m.id IS NULL`
  const counted = await soleRow(app.db.read, { count: count() }, `SELECT COUNT(*) AS count ${outside}`, [act.groupId])
  const total = counted.count
  let after = ''
  let done = 0
  for (;;) {
    const page = await rows(
      app.db.read,
      { id: customers.id },
      `SELECT c.id ${outside} AND c.id > ? ORDER BY c.id LIMIT ?`,
      [act.groupId, after, AT_ONCE],
    )
    if (page.length === 0) return
    const customerIds = page.map((customer) => customer.id)
    await untilWritten(app, act, (unit) => enrolMembers(unit, app.keys, { customerIds, via: 'founding', ...joining }))
    after = customerIds.at(-1)!
    done += page.length
    progress({ phase: 'members', done, total })
    await nextTurn()
  }
}
