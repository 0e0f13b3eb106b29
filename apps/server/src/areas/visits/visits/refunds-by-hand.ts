import { visitTotals } from '@cheyou/domain'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { rows } from '../../../platform/db/rows.ts'
import { NOTHING } from './refunds.queries.ts'
import type { SettledRefund } from './settle-refunds.ts'
import { visits } from './visits.tables.ts'
import type { PlannedVisit } from './write-orders.ts'

/**
 * Refunds of earlier versions, among visits, whose member had points taken by hand since they were told: whether for them or not, only a
 * person knows, and taking them again might take twice.
 */
export async function correctedByHand(sql: Sql, visitIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (visitIds.length === 0) return new Set()
  const found = await rows(
    sql,
    { id: visits.id },
    `SELECT v.id FROM visits v WHERE v.id IN (${placeholders(visitIds.length)}) AND v.refund = 'by_hand' AND EXISTS (
       SELECT 1 FROM members m JOIN point_adjustments a ON a.memberId = m.id
       WHERE (m.customerId = v.customerId
           OR m.mergedIntoId IN (SELECT kept.id FROM members kept WHERE kept.customerId = v.customerId))
         AND a.state = 'posted' AND (a.qualifying < 0 OR a.redeemable < 0) AND a.proposedAt >= v.createdAt)`,
    [...visitIds],
  )
  return new Set(found.map(({ id }) => id))
}

/** What the import says of such refunds when they are told anew: they take nothing. */
export function leftToPeople(told: readonly PlannedVisit[]): SettledRefund[] {
  return told
    .filter(({ refund, change }) => refund === 'by_hand' && change === 'changed')
    .map(({ id, order }) => ({
      visitId: id,
      orderNumber: order.orderNumber,
      originalOrderNumber: order.originalOrderNumber ?? null,
      outcome: 'by_hand' as const,
      customerFen: visitTotals(order.lines).byPayerFen.customer,
      points: NOTHING,
      changed: false,
    }))
}
