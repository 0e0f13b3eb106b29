import type { PointsOutlook } from '@cheyou/contract'
import { addDays, ANY_WORK_TYPE, businessDateOf, expiringSoon, type BusinessDate, type RuleSet } from '@cheyou/domain'
import { unnamed } from '@cheyou/words'
import type { Sql } from '../../../platform/db/sql.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { openLots } from './accounts.ts'
import { sum, count, notNull } from '../../../platform/db/columns.ts'
import { rows, soleRow } from '../../../platform/db/rows.ts'
import { pointLots } from './points.tables.ts'

/** Longer than any lot lives. */
const EVER_DAYS = 36_600

/** What of a member's points expires in the next days, by last day (req. 2.5). */
export async function expiringWithin(
  sql: Sql,
  memberId: string,
  today: BusinessDate,
  days: number,
): Promise<{ expiresOn: BusinessDate; points: number }[]> {
  return expiringSoon(await openLots(sql, memberId), today, days)
}

/** What of a member's points expires when, and how to earn more by the rules in force (req. 2.2, 2.5). */
export async function pointsOutlook(sql: Sql, groupId: string, memberId: string, now: Date): Promise<PointsOutlook> {
  const rules = await rulesInForce(sql, groupId, now)
  const workTypes = await knownDictionary(sql, groupId, 'work_type')
  const names = new Map(workTypes.filter(({ retired }) => !retired).map(({ code, name }) => [code, name]))
  return {
    expiry: rules.expiry,
    expiring: await expiringWithin(sql, memberId, businessDateOf(now), EVER_DAYS),
    earning: {
      rates: ratesOf(rules, names),
      sources: rules.earning.sources
        .filter(({ qualifying, redeemable }) => qualifying > 0 || redeemable > 0)
        .map((source) => ({ ...source })),
    },
  }
}

/** What customers earn by what they pay themselves; the row for everything else comes last. */
function ratesOf(rules: RuleSet, names: ReadonlyMap<string, string>): PointsOutlook['earning']['rates'] {
  const own = rules.earning.rates.filter((rate) => rate.payer === 'customer')
  // What is retired earns nobody anything any more.
  const others = own.filter((rate) => names.has(rate.workType))
  const any = own.filter((rate) => rate.workType === ANY_WORK_TYPE)
  return [...others, ...any].map(({ workType, qualifyingMilliPerYuan, redeemableMilliPerYuan }) => ({
    workTypeName: workType === ANY_WORK_TYPE ? null : (names.get(workType) ?? unnamed.workType),
    qualifyingMilliPerYuan,
    redeemableMilliPerYuan,
  }))
}

export interface Liability {
  /** Redeemable points that members have, those held for redemptions included. */
  points: number
  held: number
  debt: number
  liabilityFenPerPoint: number
  /** What the points are worth in the books. */
  fen: number
}

/** What the club owes its members in points, and in fen by the rules in force. */
export async function liability(sql: Sql, groupId: string, now: Date): Promise<Liability> {
  const { points } = await rulesInForce(sql, groupId, now)
  const row = await soleRow(
    sql,
    { redeemable: sum(), held: sum(), debt: sum(), overdue: sum() },
    `SELECT COALESCE(SUM(redeemable), 0) AS redeemable, COALESCE(SUM(held), 0) AS held, COALESCE(SUM(debt), 0) AS debt,
       (SELECT COALESCE(SUM(o.remaining), 0) FROM point_lots o
         WHERE o.groupId = ? AND o.expiresOn < ? AND o.remaining > 0) AS overdue
     FROM point_accounts WHERE groupId = ?`,
    [groupId, businessDateOf(now), groupId],
  )
  const { held } = row
  const outstanding = row.redeemable - row.overdue + held
  const { liabilityFenPerPoint } = points
  const fen = outstanding * liabilityFenPerPoint
  return { points: outstanding, held, debt: row.debt, liabilityFenPerPoint, fen }
}

/** What expires in the club in the next days, by last day. */
export async function expiringInClub(
  sql: Sql,
  groupId: string,
  today: BusinessDate,
  days: number,
): Promise<{ expiresOn: BusinessDate; points: number; members: number }[]> {
  const found = await rows(
    sql,
    { expiresOn: notNull(pointLots.expiresOn), points: sum(), members: count() },
    `SELECT expiresOn, SUM(remaining) AS points, COUNT(DISTINCT memberId) AS members FROM point_lots
     WHERE groupId = ? AND expiresOn >= ? AND expiresOn <= ? AND remaining > 0 GROUP BY expiresOn ORDER BY expiresOn`,
    [groupId, today, addDays(today, days)],
  )
  return found.map(({ expiresOn, points, members }) => ({
    expiresOn,
    points,
    members,
  }))
}
