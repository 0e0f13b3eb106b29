import type { Unit } from '../../../platform/db/database.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { startPostingRun } from './posting-run.ts'
import { giveBackRefund } from './refund-posting.ts'
import { refundedOrders, refundPostings, refundsNaming, type RecordedOrder } from './refunds.queries.ts'
import { settleRefunds, type TouchedRefunds } from './settle-refunds.ts'

/** A visit that the desk settles or voids, of the source to which its order number belongs. */
type DeskOrder = Pick<RecordedOrder, 'visitId' | 'sourceId' | 'orderNumber' | 'plate'> & { memberId: string }

/** Whether refunds name an order: most have none, and nothing more is asked for them. */
export async function hasRefunds(unit: Unit, { sourceId, orderNumber }: Pick<DeskOrder, 'sourceId' | 'orderNumber'>) {
  return (await refundsNaming(unit.sql, sourceId, [orderNumber])).length > 0
}

/**
 * Gives back what the refunds of an order took, or a refund itself, before it is voided (req. 2.6). @returns what came back on each
 * track
 */
export async function giveBackAtDesk(unit: Unit, order: DeskOrder, reason: string) {
  const { sourceId, orderNumber } = order
  const refunds = [order, ...(await refundsNaming(unit.sql, sourceId, [orderNumber]))]
  const posted = await refundPostings(
    unit.sql,
    refunds.map(({ visitId }) => visitId),
  )
  const run = await startPostingRun(unit, membersOf(posted, order))
  for (const refund of refunds) {
    const standing = posted.find(({ subjectId, reversal }) => subjectId === refund.visitId && reversal === null)
    if (standing) await giveBackRefund(unit, run, refund, standing, refund === order ? reason : 'refund_reckoned_again')
  }
  return run.points
}

/** Settles the refunds that name an order again after it was settled or voided at the desk, or after one of them was. */
export async function settleRefundsAtDesk(unit: Unit, order: DeskOrder, originalOrderNumber: string | null) {
  const { sourceId } = order
  const originals = [originalOrderNumber ?? order.orderNumber]
  const refunds = await refundsNaming(unit.sql, sourceId, originals)
  if (refunds.length === 0) return { qualifying: 0, redeemable: 0 }
  const orders = await refundedOrders(unit.sql, sourceId, originals)
  const run = await startPostingRun(unit, membersOf([...refunds, ...orders.values()], order))
  const touched: TouchedRefunds = { sourceId, originals, unnamed: [], workTypeNames: await workTypeNames(unit) }
  await settleRefunds(unit, run, touched)
  return run.points
}

function membersOf(of: readonly { memberId: string | null }[], { memberId }: DeskOrder): string[] {
  return [...new Set([memberId, ...of.flatMap((one) => one.memberId ?? [])])]
}

async function workTypeNames(unit: Unit): Promise<Map<string, string>> {
  const workTypes = await knownDictionary(unit.sql, unit.act.groupId, 'work_type')
  return new Map(workTypes.map(({ code, name }) => [code, name]))
}
