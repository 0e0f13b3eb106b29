import type { InsuranceRenewal, MembershipNow, MembershipStatus } from '@cheyou/contract'
import {
  businessDateOf,
  renewalOpensOn,
  renewalWays,
  renewMembership,
  yearEnd,
  type Balances,
  type Lot,
  type RenewalPayment,
  type RenewalWay,
  type RuleSet,
} from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { openLots, readBalances } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { insurancesSince } from './insurance-renewals.ts'
import { membershipOf, periodsOf } from './periods.repository.ts'
import { tierReview } from './tier-review.queries.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { membershipNotices } from './membership-notices.tables.ts'

/** The membership year of a member with grace, the ways to renew it and its history (req. 1.4). */
export async function membershipStatus(
  sql: Sql,
  groupId: string,
  memberId: string,
  now: Date,
): Promise<MembershipStatus> {
  const rules = await rulesInForce(sql, groupId, now)
  const membership = await membershipOf(sql, memberId, rules)
  const balances = (await readBalances(sql, [memberId])).get(memberId)
  if (!membership || !balances) throw new Refusal('NOT_FOUND')
  const asOf = businessDateOf(now)
  const { endsOn } = membership
  const end = yearEnd({ endsOn, asOf, reminded: [], lapseRecorded: false }, rules)
  const insurances = await insurancesSince(sql, memberId, membership.startsOn)
  const means = { balances, lots: await openLots(sql, memberId), insurances }
  return {
    state: end.state,
    endsOn,
    daysLeft: end.daysLeft,
    graceEndsOn: end.graceEndsOn,
    opensOn: renewalOpensOn(membership, rules.membership.months),
    ways: renewalWays
      .filter((way) => rules.membership.renewal[way].enabled)
      .map((way) => {
        const decision = renewMembership({ membership, payment: paying(way, means, rules), asOf, rules })
        const obstacle = decision.ok ? null : { code: decision.code, facts: { ...decision.facts } }
        return { way, needed: neededBy(way, rules), obstacle }
      }),
    insurances,
    tierReview: await tierReview(sql, memberId, now, rules),
    periods: (await periodsOf(sql, memberId)).map(({ anchorOn: _, ...period }) => period),
    lapses: await lapsesOf(sql, memberId),
  }
}

interface Means {
  balances: Balances
  lots: readonly Lot[]
  insurances: readonly InsuranceRenewal[]
}

/** What this member could pay with by a way: the whole fee, their points, their best unused insurance. */
function paying(way: RenewalWay, { balances, lots, insurances }: Means, rules: RuleSet): RenewalPayment {
  if (way === 'fee') return { way, paidFen: neededBy(way, rules) }
  if (way === 'points') return { way, balances, lots }
  return { way, premiumFen: Math.max(0, ...insurances.filter(({ used }) => !used).map(({ premiumFen }) => premiumFen)) }
}

function neededBy(way: RenewalWay, rules: RuleSet): number {
  const { fee, points, insurance } = rules.membership.renewal
  return { fee: fee.amountFen, points: points.redeemable, insurance: insurance.premiumFen }[way]
}

/** Where a membership stands, when its owner should hear of it: the first reminder is due, or the year has ended; else null. */
export async function membershipNow(
  sql: Sql,
  groupId: string,
  memberId: string,
  now: Date,
): Promise<MembershipNow | null> {
  const rules = await rulesInForce(sql, groupId, now)
  const row = await firstRow(
    sql,
    { endsOn: members.membershipEndsOn },
    'SELECT membershipEndsOn AS endsOn FROM members WHERE id = ?',
    [memberId],
  )
  if (!row) throw new Refusal('NOT_FOUND')
  const { endsOn } = row
  const { state, daysLeft, graceEndsOn } = yearEnd(
    { endsOn, asOf: businessDateOf(now), reminded: [], lapseRecorded: false },
    rules,
  )
  const lead = Math.max(0, ...rules.membership.renewal.remindDaysBefore)
  return state === 'active' && daysLeft > lead ? null : { state, endsOn, daysLeft, graceEndsOn }
}

/** The times a membership lapsed, newest first. */
async function lapsesOf(sql: Sql, memberId: string): Promise<MembershipStatus['lapses']> {
  const found = await rows(
    sql,
    pick(membershipNotices, 'endsOn', 'notedOn'),
    `SELECT endsOn, notedOn FROM membership_notices WHERE memberId = ? AND kind = 'lapse' ORDER BY endsOn DESC LIMIT 20`,
    [memberId],
  )
  return found.map(({ endsOn, notedOn }) => ({ endsOn, lapsedOn: notedOn }))
}
