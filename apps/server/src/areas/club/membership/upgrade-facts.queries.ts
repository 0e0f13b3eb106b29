import { countedQualifying, type BusinessDate, type UpgradeFacts } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { readBalances } from '../points/index.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { tierChanges, members } from './membership.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'
import { insuranceRenewals } from './membership-years.tables.ts'

/** What the causes of upgrades begin with; after it stand the way and what it rested on. */
const UPGRADE = 'upgrade:'
export const upgradeCause = (way: string, restsOn: string) => `${UPGRADE}${way}:${restsOn}`

interface LastChange {
  /** Null for the tier they joined on. */
  fromTier: string | null
  effectiveOn: BusinessDate
  at: Date
}

/** Of a member's repairs only the largest decides. */
const REPAIRS = 20

/**
 * What the four ways to a higher tier are judged by (req. 1.5). A repair counts when it came after the last change of tier,
 * or after joining; an insurance year counts once.
 */
export async function upgradeFacts(sql: Sql, groupId: string, memberId: string): Promise<UpgradeFacts> {
  const last = await firstRow(
    sql,
    { ...pick(tierChanges, 'fromTier', 'effectiveOn', 'at'), tier: members.tier, setAside: sum() },
    `SELECT m.tier, COALESCE(m.qualifyingSetAside, 0) AS setAside, t.fromTier, t.effectiveOn, t.at FROM members m JOIN tier_changes t ON t.memberId = m.id
     WHERE m.id = ? AND m.groupId = ? ORDER BY t.effectiveOn DESC, t.id DESC LIMIT 1`,
    [memberId, groupId],
  )
  const balances = (await readBalances(sql, [memberId])).get(memberId)
  if (!last || !balances) throw new Refusal('NOT_FOUND')
  const used = await usedCauses(sql, memberId)
  return {
    tier: last.tier,
    qualifying: countedQualifying(balances.qualifying, last.setAside),
    redeemable: balances.redeemable,
    joinedOn: last.effectiveOn,
    repairs: (await repairsSince(sql, groupId, memberId, last)).filter(
      ({ visitId }) => !used.has(upgradeCause('repair', visitId)),
    ),
    insurances: await insurancesAfter(sql, memberId, lastInsuranceYear(used)),
  }
}

async function usedCauses(sql: Sql, memberId: string): Promise<Set<string>> {
  const found = await rows(
    sql,
    { cause: tierChanges.cause },
    'SELECT cause FROM tier_changes WHERE memberId = ? AND cause LIKE ?',
    [memberId, `${UPGRADE}%`],
  )
  return new Set(found.map((row) => row.cause))
}

/** Ordinary repairs by the work type's flag, with what the customer paid. */
async function repairsSince(
  sql: Sql,
  groupId: string,
  memberId: string,
  last: LastChange,
): Promise<UpgradeFacts['repairs']> {
  const workTypes = await knownDictionary(sql, groupId, 'work_type')
  const ordinary = workTypes.filter(({ flags }) => flags['ordinaryRepair'] === true).map(({ code }) => code)
  if (ordinary.length === 0) return []
  // The visit that lifted a tier, and those before it, are used up. Imported ones are known by their day only.
  const since = last.fromTier === null ? 'settledOn >= ?' : '(settledOn > ? OR settledAt > ?)'
  const params = last.fromTier === null ? [last.effectiveOn] : [last.effectiveOn, last.at]
  const found = await rows(
    sql,
    { visitId: visits.id, settledOn: visits.settledOn, amountFen: visits.customerFen },
    `SELECT id AS visitId, settledOn, customerFen AS amountFen FROM visits
     WHERE memberId IN (SELECT id FROM members WHERE id = ? OR mergedIntoId = ?) AND state = 'settled' AND ${since} AND workType IN (${placeholders(ordinary.length)})
     ORDER BY customerFen DESC, id LIMIT ${REPAIRS}`,
    [memberId, memberId, ...params, ...ordinary],
  )
  return found.map((row) => ({ ...row, amountFen: row.amountFen }))
}

function lastInsuranceYear(used: ReadonlySet<string>): string {
  const begin = upgradeCause('insurance', '')
  const years = [...used].filter((cause) => cause.startsWith(begin)).map((cause) => cause.slice(begin.length))
  return years.toSorted().at(-1) ?? '0000'
}

async function insurancesAfter(sql: Sql, memberId: string, year: string): Promise<UpgradeFacts['insurances']> {
  const found = await rows(
    sql,
    pick(insuranceRenewals, 'renewedOn', 'premiumFen'),
    'SELECT renewedOn, premiumFen FROM insurance_renewals WHERE memberId = ? AND renewedOn > ? ORDER BY renewedOn',
    [memberId, `${year}-12-31`],
  )
  return found.map((row) => ({ ...row, premiumFen: row.premiumFen }))
}
