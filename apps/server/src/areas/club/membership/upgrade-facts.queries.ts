import { countedQualifying, standingChange, type UpgradeFacts } from '@cheyou/domain'
import { placeholders, type Sql, type SqlValue } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { ledgersOf, readBalances } from '../points/index.ts'
import { sum } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { tierChanges, members } from './membership.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'
import { insuranceRenewals } from './membership-years.tables.ts'

/** What the causes of upgrades begin with; after it stand the way and what it rested on. */
const UPGRADE = 'upgrade:'
export const upgradeCause = (way: string, restsOn: string) => `${UPGRADE}${way}:${restsOn}`

const changeShape = pick(tierChanges, 'memberId', 'fromTier', 'toTier', 'cause', 'effectiveOn', 'at')
/** The change of tier that a card stands on; `fromTier` is null for the tier they joined on. */
type StandingChange = RowOf<typeof changeShape>

/** Of a member's repairs only the largest decides. */
const REPAIRS = 20

/**
 * What the four ways to a higher tier are judged by (req. 1.5). A repair counts when it came after the last change of tier
 * that was not taken back, or after joining; an insurance year counts once. What lifted a card that went on in this one is used up too (req. 1.7).
 */
export async function upgradeFacts(sql: Sql, groupId: string, memberId: string): Promise<UpgradeFacts> {
  const member = await firstRow(
    sql,
    { tier: members.tier, setAside: sum() },
    'SELECT tier, COALESCE(qualifyingSetAside, 0) AS setAside FROM members WHERE id = ? AND groupId = ?',
    [memberId, groupId],
  )
  const balances = (await readBalances(sql, [memberId])).get(memberId)
  const cards = await ledgersOf(sql, memberId)
  const changes = await standingChanges(sql, cards)
  const own = changes.find((change) => change.memberId === memberId)
  if (!member || !own || !balances) throw new Refusal('NOT_FOUND')
  const used = await usedCauses(sql, cards)
  return {
    tier: member.tier,
    qualifying: countedQualifying(balances.qualifying, member.setAside),
    redeemable: balances.redeemable,
    joinedOn: own.effectiveOn,
    repairs: (await repairsSince(sql, groupId, own, changes)).filter(
      ({ visitId }) => !used.has(upgradeCause('repair', visitId)),
    ),
    insurances: await insurancesAfter(sql, memberId, lastInsuranceYear(used)),
  }
}

/** The last change of tier of each card that was not taken back. */
async function standingChanges(sql: Sql, cards: readonly string[]): Promise<StandingChange[]> {
  const found = await rows(
    sql,
    changeShape,
    `SELECT memberId, fromTier, toTier, cause, effectiveOn, at FROM tier_changes
     WHERE memberId IN (${placeholders(cards.length)}) ORDER BY effectiveOn, id`,
    [...cards],
  )
  const changes = found.map((change) => ({ ...change, to: change.toTier }))
  return [...Map.groupBy(changes, ({ memberId }) => memberId).values()].map((own) => standingChange(own)!)
}

async function usedCauses(sql: Sql, cards: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    sql,
    { cause: tierChanges.cause },
    `SELECT cause FROM tier_changes WHERE memberId IN (${placeholders(cards.length)}) AND cause LIKE ?`,
    [...cards, `${UPGRADE}%`],
  )
  return new Set(found.map((row) => row.cause))
}

/**
 * Ordinary repairs by the work type's flag, with what the customer paid: those since the last change of tier, and of each card
 * those since its own.
 */
async function repairsSince(
  sql: Sql,
  groupId: string,
  own: StandingChange,
  changes: readonly StandingChange[],
): Promise<UpgradeFacts['repairs']> {
  const workTypes = await knownDictionary(sql, groupId, 'work_type')
  const ordinary = workTypes.filter(({ flags }) => flags['ordinaryRepair'] === true).map(({ code }) => code)
  if (ordinary.length === 0) return []
  const since = after(own)
  const ofCards = changes.map((change) => ({ memberId: change.memberId, since: after(change) }))
  return rows(
    sql,
    { visitId: visits.id, settledOn: visits.settledOn, amountFen: sum() },
    `SELECT id AS visitId, settledOn, ${paidAfterRefunds} AS amountFen FROM visits
     WHERE (${ofCards.map((card) => `(memberId = ? AND ${card.since.condition})`).join(' OR ')}) AND ${since.condition}
       AND state = 'settled' AND refund IS NULL AND workType IN (${placeholders(ordinary.length)})
     ORDER BY amountFen DESC, id LIMIT ${REPAIRS}`,
    [...ofCards.flatMap((card) => [card.memberId, ...card.since.params]), ...since.params, ...ordinary],
  )
}

/** SQL: what the customer paid for a visit less what refunds that name it gave back. */
const paidAfterRefunds = `customerFen + COALESCE((SELECT SUM(back.customerFen) FROM visits back
    WHERE back.sourceId = visits.sourceId AND back.originalOrderNumber = visits.orderNumber
      AND back.vehicleId = visits.vehicleId AND back.refund IS NOT NULL AND back.state = 'settled'), 0)`

/** SQL: after a change. The visit that lifted a tier, and those before it, are used up. Imported ones are known by their day only. */
function after({ fromTier, effectiveOn, at }: StandingChange): { condition: string; params: SqlValue[] } {
  if (fromTier === null) return { condition: 'settledOn >= ?', params: [effectiveOn] }
  return { condition: '(settledOn > ? OR settledAt > ?)', params: [effectiveOn, at] }
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
  return found
}

/** What the customer paid on visits that are settled, by visit; those that were voided are left out. */
export async function paidOnVisits(sql: Sql, visitIds: readonly string[]): Promise<Map<string, number>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(visits, 'id', 'customerFen'),
    `SELECT id, customerFen FROM visits WHERE state = 'settled' AND id IN (${placeholders(visitIds.length)})`,
    [...visitIds],
  )
  return new Map(found.map(({ id, customerFen }) => [id, customerFen]))
}

/** The orders of visits, with their days, by visit. */
export async function ordersOfVisits(
  sql: Sql,
  visitIds: readonly string[],
): Promise<Map<string, { orderNumber: string; settledOn: string }>> {
  if (visitIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(visits, 'id', 'orderNumber', 'settledOn'),
    `SELECT id, orderNumber, settledOn FROM visits WHERE id IN (${placeholders(visitIds.length)})`,
    [...visitIds],
  )
  return new Map(found.map(({ id, ...order }) => [id, order]))
}
