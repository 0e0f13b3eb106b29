import {
  addDays,
  businessDateOf,
  decideDowngrade,
  setAsideAt,
  startOfBusinessDay,
  type Balances,
  type BusinessDate,
  type RuleSet,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { NightlyJob } from '../../../platform/jobs/night.ts'
import { walk } from '../../../platform/jobs/walk.ts'
import type { App } from '../../../wiring.ts'
import { lockBalance } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { noteOnce } from './membership-notices.repository.ts'
import { changeTiers, tierHistories } from './tier-changes.ts'
import { earnedBetween } from './tier-review.queries.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { membershipPeriods } from './membership-years.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { members } from './membership.tables.ts'

/** The year that ended, until the day up to which points count for it, and the first day of the one that follows. */
export interface EndedYear {
  startsOn: BusinessDate
  until: BusinessDate
  nextStartsOn: BusinessDate
}

/**
 * Downgrade or keep when a new membership year begins (req. 1.5), once for each: one step down for who earned too little in the
 * year that ended, with the points that had lifted them set aside. For a unit that holds the lock on the member's balance.
 * @returns whether the tier changed
 */
export async function reviewTier(
  unit: Unit,
  { memberId, balances, rules }: { memberId: string; balances: Balances; rules: RuleSet },
  { startsOn, until, nextStartsOn }: EndedYear,
): Promise<boolean> {
  if (rules.downgrade.kind === 'keep') return false
  const endsOn = addDays(nextStartsOn, -1)
  if (!(await noteOnce(unit, { memberId, kind: 'tier_review', endsOn, leadDays: 0 }))) return false
  const last = (await tierHistories(unit.sql, [memberId])).get(memberId)?.at(-1)
  if (!last) throw new Error('A member without a tier')
  const decision = decideDowngrade(last.toTier, await earnedBetween(unit.sql, memberId, startsOn, until), rules)
  if (decision.kind === 'keep') return false
  const { from, to, rulesVersion: ruleVersion } = decision
  const today = businessDateOf(unit.now)
  const effectiveOn = today > last.effectiveOn ? today : last.effectiveOn
  await changeTiers(unit, [{ memberId, from, to, cause: `renewal:${nextStartsOn}`, ruleVersion, effectiveOn }])
  const threshold = rules.tiers.find(({ code }) => code === to)?.thresholdQualifying ?? 0
  const setAside = setAsideAt(balances.qualifying, threshold)
  await updateRows(unit.sql, members, { qualifyingSetAside: setAside }, { id: memberId })
  return true
}

const AT_ONCE = 200
/** A server that stood still for some days makes up for the years that began meanwhile. */
const CATCH_UP_DAYS = 6

const begunYearShape = pick(membershipPeriods, 'id', 'memberId', 'startsOn')
type BegunYear = RowOf<typeof begunYearShape>

/** Every night: the tiers of those whose year began today and was renewed ahead, when nothing could be decided yet. */
export async function reviewTiers(app: App, job: NightlyJob) {
  const { asOf } = job.input
  const done = walk(app, job, { members: 0, changed: 0 })
  const rules = await rulesInForce(app.db.read, app.groupId, startOfBusinessDay(asOf))
  if (rules.downgrade.kind === 'keep') return done.counts
  for (;;) {
    const begun = await rows(
      app.db.read,
      begunYearShape,
      `SELECT p.id, p.memberId, p.startsOn FROM membership_periods p JOIN members m ON m.id = p.memberId
       WHERE p.groupId = ? AND p.id > ? AND p.startsOn BETWEEN ? AND ? AND m.mergedIntoId IS NULL
         AND EXISTS (SELECT 1 FROM membership_periods b WHERE b.memberId = p.memberId AND b.startsOn < p.startsOn)
       ORDER BY p.id LIMIT ?`,
      [app.groupId, done.after, addDays(asOf, -CATCH_UP_DAYS), asOf, AT_ONCE],
    )
    if (begun.length === 0) return done.counts
    for (const year of begun) {
      const step = { upTo: year.id, members: 1 }
      if (await wasReviewed(app, year)) await done.pass(step)
      else await done.unit(step, async (unit) => ({ changed: Number(await reviewBegun(unit, year, rules)) }))
    }
  }
}

async function wasReviewed(app: App, { memberId, startsOn }: BegunYear): Promise<boolean> {
  const notice = await app.db.read.one(
    "SELECT id FROM membership_notices WHERE memberId = ? AND kind = 'tier_review' AND endsOn = ?",
    [memberId, addDays(startsOn, -1)],
  )
  return notice !== null
}

async function reviewBegun(
  unit: Unit,
  { memberId, startsOn: nextStartsOn }: BegunYear,
  rules: RuleSet,
): Promise<boolean> {
  const balances = await lockBalance(unit, memberId)
  const before = await firstRow(
    unit.sql,
    { startsOn: membershipPeriods.startsOn },
    `SELECT startsOn FROM membership_periods WHERE memberId = ? AND startsOn < ? ORDER BY startsOn DESC LIMIT 1`,
    [memberId, nextStartsOn],
  )
  if (!before) return false
  const ended = { startsOn: before.startsOn, until: addDays(nextStartsOn, -1), nextStartsOn }
  return reviewTier(unit, { memberId, balances, rules }, ended)
}
