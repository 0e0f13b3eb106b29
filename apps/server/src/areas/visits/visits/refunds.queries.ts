import { refundsOfOrder, type EarnedBy, type PaidFen, type PointsBack } from '@cheyou/domain'
import { nullable } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { notReversed } from '../../club/points/index.ts'
import { ledgerPostings } from '../../club/points/points.tables.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import { visitCause } from './visit-posting.ts'
import { visits } from './visits.tables.ts'

const orderShape = {
  visitId: visits.id,
  ...pick(visits, 'sourceId', 'orderNumber', 'originalOrderNumber', 'refund', 'state', 'revision', 'vehicleId'),
  ...pick(visits, 'customerId', 'memberId', 'plate', 'workType', 'settledOn', 'settledAt'),
  ...pick(visits, 'customerFen', 'insurerFen', 'manufacturerFen', 'internalFen'),
}
/** A refund, or an order that refunds name, as it is recorded. */
export type RecordedOrder = RowOf<typeof orderShape>

const select = `SELECT id AS visitId, ${Object.keys(orderShape).slice(1).join(', ')} FROM visits`

export const paidFor = (order: RecordedOrder): PaidFen => ({
  customer: order.customerFen,
  insurer: order.insurerFen,
  manufacturer: order.manufacturerFen,
  internal: order.internalFen,
})

/** The settled refunds that name one of these orders, those of an order in the order in which they take its points. */
export async function refundsNaming(
  sql: Sql,
  sourceId: string,
  orderNumbers: readonly string[],
): Promise<RecordedOrder[]> {
  if (orderNumbers.length === 0) return []
  const found = await rows(
    sql,
    orderShape,
    `${select} WHERE sourceId = ? AND originalOrderNumber IN (${placeholders(orderNumbers.length)})
       AND refund = 'named' AND state = 'settled' ORDER BY settledOn, orderNumber`,
    [sourceId, ...orderNumbers],
  )
  return found
}

/** The orders of these numbers that are no refunds themselves, by number. */
export async function refundedOrders(
  sql: Sql,
  sourceId: string,
  orderNumbers: readonly string[],
): Promise<Map<string, RecordedOrder>> {
  if (orderNumbers.length === 0) return new Map()
  const found = await rows(
    sql,
    orderShape,
    `${select} WHERE sourceId = ? AND orderNumber IN (${placeholders(orderNumbers.length)}) AND refund IS NULL`,
    [sourceId, ...orderNumbers],
  )
  return new Map(found.map((order) => [order.orderNumber, order]))
}

export async function refundsOf(sql: Sql, visitIds: readonly string[]): Promise<RecordedOrder[]> {
  if (visitIds.length === 0) return []
  return rows(
    sql,
    orderShape,
    `${select} WHERE id IN (${placeholders(visitIds.length)}) AND refund = 'unnamed' AND state = 'settled'
     ORDER BY settledOn, orderNumber`,
    [...visitIds],
  )
}

/** What a named refund takes from the order that it names. */
export interface NamedRefund {
  refund: RecordedOrder
  /** Null while no order of this car has that number: the refund waits for it. */
  original: RecordedOrder | null
  points: PointsBack
  /** Null where the order gave nothing. */
  by: EarnedBy | null
}

/** Works out what refunds take from the orders that they name; all settled refunds of these orders must be there (req. 2.6). */
export async function namedRefunds(
  sql: Sql,
  groupId: string,
  refunds: readonly RecordedOrder[],
  originals: ReadonlyMap<string, RecordedOrder>,
): Promise<NamedRefund[]> {
  const tiers = await tiersOfPostings(sql, [...originals.values()])
  const settledAt = [...originals.values()].map((original) => original.settledAt)
  const rulesAt = settledAt.length > 0 ? await rulesBetween(sql, groupId, settledAt) : null
  const named: NamedRefund[] = []
  for (const [orderNumber, all] of Map.groupBy(refunds, (refund) => refund.originalOrderNumber ?? '')) {
    const original = originals.get(orderNumber)
    const own = original ? all.filter(({ vehicleId }) => vehicleId === original.vehicleId) : []
    for (const refund of all)
      if (!own.includes(refund)) named.push({ refund, original: null, points: NOTHING, by: null })
    if (!original || !rulesAt) continue
    const tier = original.state === 'settled' ? tiers.get(original.visitId) : undefined
    const { workType, settledOn } = original
    const by = tier === undefined ? null : { workType, settledOn, tier, rules: rulesAt(original.settledAt) }
    const taken = by && refundsOfOrder(paidFor(original), by, own.map(paidFor))
    own.forEach((refund, at) => named.push({ refund, original, points: taken?.[at] ?? NOTHING, by }))
  }
  return named
}

export const NOTHING: PointsBack = { qualifying: 0, redeemable: 0 }

/** The tiers that orders earned by, as they are now; without those that gave nothing. */
async function tiersOfPostings(sql: Sql, orders: readonly RecordedOrder[]): Promise<Map<string, string>> {
  if (orders.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(ledgerPostings, 'cause', 'tier'),
    `SELECT p.cause, p.tier FROM ledger_postings p
     WHERE p.subjectId IN (${placeholders(orders.length)}) AND p.kind = 'visit' AND ${notReversed}`,
    orders.map(({ visitId }) => visitId),
  )
  const tiers = new Map(found.map(({ cause, tier }) => [cause, tier]))
  return new Map(
    orders.flatMap((order) => {
      const tier = tiers.get(visitCause(order))
      return tier ? [[order.visitId, tier]] : []
    }),
  )
}

const postingShape = {
  postingId: ledgerPostings.id,
  ...pick(ledgerPostings, 'subjectId', 'memberId', 'cause', 'tier'),
  reversal: nullable(ledgerPostings.id),
}

/** What refunds took, each posting with its reversal where it was taken back. */
export async function refundPostings(sql: Sql, visitIds: readonly string[]): Promise<RowOf<typeof postingShape>[]> {
  if (visitIds.length === 0) return []
  return rows(
    sql,
    postingShape,
    `SELECT p.id AS postingId, p.subjectId, p.memberId, p.cause, p.tier, back.id AS reversal FROM ledger_postings p
       LEFT JOIN ledger_postings back ON back.subjectId = p.subjectId AND back.reversesId = p.id
     WHERE p.subjectId IN (${placeholders(visitIds.length)}) AND p.kind = 'visit_refund'`,
    [...visitIds],
  )
}
