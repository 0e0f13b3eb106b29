import { addDays, startOfBusinessDay, type BusinessDate } from '@cheyou/domain'
import type { Act } from '../../../platform/db/database.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { App } from '../../../wiring.ts'
import { postSource } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { liftTier } from './lift-tier.ts'

const SOURCE = 'birthday'
const AT_ONCE = 500
/** A server that stood still for some days makes up for the birthdays it missed. */
const CATCH_UP_DAYS = 6

interface Birthday {
  memberId: string
  tier: string
  birthDate: string
  joinedOn: string
}

/** Gives birthday points (req. 2.2) to members whose birthday is `asOf` or was in the days before; once a year each. */
export async function giveBirthdayPoints(
  app: App,
  act: Act,
  asOf: BusinessDate,
): Promise<{ changed: number; points: number }> {
  const result = { changed: 0, points: 0 }
  const rules = await rulesInForce(app.db.read, act.groupId, startOfBusinessDay(asOf))
  const source = rules.earning.sources.find(({ code }) => code === SOURCE)
  if (!source || (source.qualifying === 0 && source.redeemable === 0)) return result
  const days = birthdaysWithin(asOf)
  for (let after = ''; ;) {
    const members = await app.db.read.all<Birthday>(
      `SELECT m.id AS memberId, m.tier, m.joinedOn, c.birthDate FROM members m JOIN customers c ON c.id = m.customerId
       WHERE m.groupId = ? AND m.mergedIntoId IS NULL AND m.id > ? AND SUBSTR(c.birthDate, 6) IN (${placeholders(days.size)})
       ORDER BY m.id LIMIT ?`,
      [act.groupId, after, ...days.keys(), AT_ONCE],
    )
    if (members.length === 0) return result
    for (const member of members) {
      const points = await congratulate(app, act, member, days.get(member.birthDate.slice(5)) ?? asOf)
      if (points === null) continue
      result.changed++
      result.points += points
    }
    after = members.at(-1)!.memberId
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

/** @returns the redeemable points given, null for none: told before, born that day, or a member only since */
async function congratulate(app: App, act: Act, member: Birthday, on: BusinessDate): Promise<number | null> {
  const { memberId, tier, birthDate, joinedOn } = member
  if (birthDate >= on || joinedOn > on) return null
  const at = startOfBusinessDay(on)
  return app.db.unit(act, async (unit) => {
    const given = await postSource(unit, { memberId, source: SOURCE, occasion: on.slice(0, 4), at, tier })
    if (!given.posted) return null
    if (given.qualifying > 0)
      await liftTier(unit, { memberId, qualifying: given.balances.qualifying, cause: given.cause, at })
    return given.redeemable
  })
}
