import { addDays, startOfBusinessDay, type BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { postSource } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'

const SOURCE = 'birthday'
const AT_ONCE = 500
/** A server that stood still for some days makes up for the birthdays it missed. */
const CATCH_UP_DAYS = 6

const birthdayShape = {
  memberId: members.id,
  ...pick(members, 'tier', 'joinedOn'),
  birthDate: notNull(customers.birthDate),
}
type Birthday = RowOf<typeof birthdayShape>

/** Gives birthday points (req. 2.2) to members whose birthday is `asOf` or was in the days before; once a year each. */
export async function giveBirthdayPoints(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const done = walk(app, job, { changed: 0, points: 0 })
  const rules = await rulesInForce(app.db.read, app.groupId, startOfBusinessDay(asOf))
  const source = rules.earning.sources.find(({ code }) => code === SOURCE)
  if (!source || (source.qualifying === 0 && source.redeemable === 0)) return done.counts
  const days = birthdaysWithin(asOf)
  for (;;) {
    const page = await rows(
      app.db.read,
      birthdayShape,
      `SELECT m.id AS memberId, m.tier, m.joinedOn, c.birthDate FROM members m JOIN customers c ON c.id = m.customerId
       WHERE m.groupId = ? AND m.mergedIntoId IS NULL AND m.id > ? AND SUBSTR(c.birthDate, 6) IN (${placeholders(days.size)})
       ORDER BY m.id LIMIT ?`,
      [app.groupId, done.after, ...days.keys(), AT_ONCE],
    )
    if (page.length === 0) return done.counts
    for (const member of page) {
      const on = days.get(member.birthDate.slice(5)) ?? asOf
      const step = { upTo: member.memberId }
      // Nothing for the day of birth itself, nor for who joined only since.
      if (member.birthDate >= on || member.joinedOn > on) await done.pass(step)
      else await done.unit(step, (unit) => grantBirthdayPoints(unit, member, on))
    }
  }
}

/** Days of the year on which a birthday counts now, with the day it is kept: that of 29 February else on the 28th. */
function birthdaysWithin(asOf: BusinessDate): Map<string, BusinessDate> {
  const days = new Map<string, BusinessDate>()
  for (let back = CATCH_UP_DAYS; back >= 0; back--) {
    const day = addDays(asOf, -back)
    days.set(day.slice(5), day)
    if (day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01')) days.set('02-29', day)
  }
  return days
}

/** @returns what to count: nothing when they had this year's already */
async function grantBirthdayPoints(unit: Unit, { memberId, tier }: Birthday, on: BusinessDate) {
  const at = startOfBusinessDay(on)
  const given = await postSource(unit, { memberId, source: SOURCE, occasion: on.slice(0, 4), at, tier })
  if (!given.posted) return {}
  return { changed: 1, points: given.redeemable }
}
