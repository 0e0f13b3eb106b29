import type { Unit } from '../../../platform/db/database.ts'
import type { PostingRun } from './posting-run.ts'
import { giveBackRefund } from './refund-posting.ts'
import { refundedOrders, refundPostings, refundsNaming, type RecordedOrder } from './refunds.queries.ts'
import type { TouchedRefunds } from './settle-refunds.ts'
import type { PlannedVisit } from './write-orders.ts'

/** Refunds that an import may have to change, read before the balances are locked. */
export interface RefundPlan {
  touched: TouchedRefunds
  /** Whose points may move. */
  memberIds: string[]
  /** Refunds that give back first what they took: they are told anew, or their order is taken back. */
  givingBack: (Pick<RecordedOrder, 'visitId' | 'orderNumber' | 'plate'> & { reason: string })[]
}

/** Which refunds the orders of a batch touch; null when there are none, as in most batches. */
export async function planRefunds(
  unit: Unit,
  source: Pick<TouchedRefunds, 'sourceId' | 'workTypeNames'>,
  planned: readonly PlannedVisit[],
): Promise<RefundPlan | null> {
  const told = planned.filter(({ change, joinsLate }) => change !== 'same' || joinsLate)
  const own = told.filter(({ refund, before }) => refund !== null || (before?.refund ?? null) !== null)
  const originals = [...new Set(told.flatMap(namedBy))]
  const naming = await refundsNaming(unit.sql, source.sourceId, originals)
  if (own.length === 0 && naming.length === 0) return null
  const orders = await refundedOrders(unit.sql, source.sourceId, originals)
  const owners = [...naming, ...orders.values(), ...own].map(({ memberId }) => memberId)
  const before = own.map((visit) => visit.before?.memberId ?? null)
  const takenBack = new Set(planned.filter(({ reverses }) => reverses !== null).map(({ order }) => order.orderNumber))
  const retold = new Set(own.map(({ id }) => id))
  return {
    touched: { ...source, originals, unnamed: own.filter(({ refund }) => refund === 'unnamed').map(({ id }) => id) },
    memberIds: [...owners, ...before].filter((memberId) => memberId !== null),
    givingBack: [
      ...own.filter(({ change }) => change === 'changed').map(toldAnew),
      ...naming
        .filter(({ visitId, originalOrderNumber }) => !retold.has(visitId) && takenBack.has(originalOrderNumber ?? ''))
        .map((refund) => ({ ...refund, reason: 'refund_reckoned_again' })),
    ],
  }
}

/** The numbers by which refunds may be tied to an order: its own, and those that it names or named. */
function namedBy({ order, refund, before }: PlannedVisit): string[] {
  const named = [
    refund === 'named' && order.originalOrderNumber,
    before?.refund === 'named' && before.originalOrderNumber,
  ]
  return [order.orderNumber, ...named.filter((number) => typeof number === 'string')]
}

function toldAnew({ id, order }: PlannedVisit): RefundPlan['givingBack'][number] {
  const { orderNumber, plate, state } = order
  return { visitId: id, orderNumber, plate, reason: state === 'void' ? 'order_void' : 'order_corrected' }
}

/** Gives back first, so that what an order takes back lies in its own lots. */
export async function giveBackRefunds(unit: Unit, run: PostingRun, { givingBack }: RefundPlan): Promise<void> {
  const posted = await refundPostings(
    unit.sql,
    givingBack.map(({ visitId }) => visitId),
  )
  for (const refund of givingBack) {
    const standing = posted.find(({ subjectId, reversal }) => subjectId === refund.visitId && reversal === null)
    if (standing) await giveBackRefund(unit, run, refund, standing, refund.reason)
  }
}
