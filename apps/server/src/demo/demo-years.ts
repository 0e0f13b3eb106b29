import { addDays, addMonths, type BusinessDate } from '@cheyou/domain'
import type { Act } from '../platform/db/database.ts'
import type { App } from '../wiring.ts'
import { demoOwnerIds } from './demo-people.ts'

/** How many days the last day of a year is away; the first is that of the owner at the door. */
const OWNERS_END_IN = [23, 7, -9, -58]
const OTHERS_END_IN = [1, 3, 6, 12, 18, 25, 29, -2, -6, -15, -24, -34, -47, -80, -120, -210]

/**
 * Members of the sample who renewed by a fee some time ago, so that years end at all times and not all on one day (req. 1.4): some
 * soon, some are in grace, some have lapsed.
 */
export async function spreadDemoYears(app: App, act: Act, today: BusinessDate): Promise<void> {
  const owners = await demoOwnerIds(app, OWNERS_END_IN.length)
  const others = await app.db.read.all<{ id: string }>(
    `SELECT m.id FROM members m JOIN customers c ON c.id = m.customerId WHERE m.groupId = ? AND c.kind = 'person'
     ORDER BY c.sourceNumber LIMIT ?`,
    [app.groupId, OTHERS_END_IN.length * 20],
  )
  const spread = others.filter(({ id }, index) => index % 20 === 0 && !owners.includes(id)).map(({ id }) => id)
  const ends = [
    ...owners.map((memberId, at) => ({ memberId, days: OWNERS_END_IN[at]! })),
    ...spread.map((memberId, at) => ({ memberId, days: OTHERS_END_IN[at]! })),
  ]
  await app.db.unit(act, async (unit) => {
    for (const { memberId, days } of ends) {
      const endsOn = addDays(today, days)
      const startsOn = addMonths(addDays(endsOn, 1), -12)
      await unit.sql.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [endsOn, memberId])
      await unit.sql.run(
        `UPDATE membership_periods SET startsOn = ?, endsOn = ?, anchorOn = ?, via = 'fee', feeFen = 10000 WHERE memberId = ?`,
        [startsOn, endsOn, startsOn, memberId],
      )
    }
  })
}
