import { visitsChanged } from '@cheyou/contract'
import { refundByItself, type EarnedBy, type PointsBack } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { findPosting, givenBy } from '../../club/points/index.ts'
import { rulesBetween } from '../../club/rules/index.ts'
import type { PostingRun } from './posting-run.ts'
import { giveBackRefund, takeForRefund } from './refund-posting.ts'
import {
  namedRefunds,
  NOTHING,
  paidFor,
  refundedOrders,
  refundPostings,
  refundsNaming,
  refundsOf,
  type RecordedOrder,
} from './refunds.queries.ts'
import { visitCause } from './visit-posting.ts'
import { visits } from './visits.tables.ts'

/** Refunds whose points may be others by now: those of these orders, and these that name none. */
export interface TouchedRefunds {
  sourceId: string
  /** Numbers of orders. */
  originals: readonly string[]
  unnamed: readonly string[]
  workTypeNames: ReadonlyMap<string, string>
}

/** What became of a refund: points of its order, or of its amounts, taken back; or why none were. */
export type RefundOutcome = 'reversed' | 'deducted' | 'waits' | 'not_member' | 'by_hand'

export interface SettledRefund {
  visitId: string
  orderNumber: string
  originalOrderNumber: string | null
  outcome: RefundOutcome
  /** What the customer gets back. */
  customerFen: number
  /** What it takes on each track. */
  points: PointsBack
  /** Whether this unit changed what it takes. */
  changed: boolean
}

interface Wanted {
  refund: RecordedOrder
  original: RecordedOrder | null
  /** Whose points it takes; null when nobody's. */
  memberId: string | null
  points: PointsBack
  by: EarnedBy | null
  outcome: RefundOutcome
}

/**
 * Brings what refunds took to what they take as everything is now recorded (req. 2.6). So it does not matter in which order an order
 * and its refunds are told, nor which of them is corrected or voided. For a unit that holds the lock on the balances.
 */
export async function settleRefunds(unit: Unit, run: PostingRun, touched: TouchedRefunds): Promise<SettledRefund[]> {
  const wanted = await wantedRefunds(unit, run, touched)
  const posted = await refundPostings(
    unit.sql,
    wanted.map(({ refund }) => refund.visitId),
  )
  const settled: SettledRefund[] = []
  for (const one of wanted) {
    const { refund, outcome, points } = one
    const own = posted.filter(({ subjectId }) => subjectId === refund.visitId)
    const changed = await settle(unit, run, { ...one, own, workTypeNames: touched.workTypeNames })
    const { visitId, orderNumber, originalOrderNumber, customerFen } = refund
    settled.push({ visitId, orderNumber, originalOrderNumber, outcome, customerFen, points, changed })
  }
  return settled
}

type Postings = Awaited<ReturnType<typeof refundPostings>>

async function settle(
  unit: Unit,
  run: PostingRun,
  { own, workTypeNames, ...wanted }: Wanted & { own: Postings; workTypeNames: ReadonlyMap<string, string> },
): Promise<boolean> {
  const { original, points, by, memberId } = wanted
  const standing = own.find(({ reversal }) => reversal === null)
  // The posting of a refund's revision is never one that was taken back.
  const used = own.some(({ cause }) => cause === visitCause(wanted.refund))
  if ((standing !== undefined || !used) && (await isSettled(unit, wanted, standing))) return false
  if (standing) await giveBackRefund(unit, run, wanted.refund, standing, 'refund_reckoned_again')
  const refund = await writeOwner(unit, wanted, used)
  if (memberId === null || by === null || isNothing(points)) return standing !== undefined
  const workTypeName = workTypeNames.get(by.workType) ?? by.workType
  await takeForRefund(unit, run, { refund, original, memberId, points, by, workTypeName })
  return true
}

const isNothing = ({ qualifying, redeemable }: PointsBack) => qualifying === 0 && redeemable === 0

/** Whether a refund is whose it should be, and has taken what it takes. */
async function isSettled(unit: Unit, wanted: Wanted, standing: Postings[number] | undefined): Promise<boolean> {
  const { refund, points, memberId } = wanted
  const { customerId, memberId: ownerId } = ownerOf(wanted)
  if (customerId !== refund.customerId || ownerId !== refund.memberId) return false
  if (!standing) return memberId === null || isNothing(points)
  if (standing.memberId !== memberId) return false
  const taken = await findPosting(unit.sql, standing.memberId, standing.cause)
  const { qualifying, redeemable } = givenBy(taken!)
  return -qualifying === points.qualifying && -redeemable === points.redeemable
}

/** A refund belongs to the member of its order. */
function ownerOf({ refund, original }: Wanted): Pick<RecordedOrder, 'customerId' | 'memberId'> {
  const { customerId, memberId } = original !== null && original.memberId !== null ? original : refund
  return { customerId, memberId }
}

/** Writes whose a refund is; a cause that was used asks for another revision. @returns it as it is then */
async function writeOwner(unit: Unit, wanted: Wanted, used: boolean): Promise<RecordedOrder> {
  const { refund } = wanted
  const { visitId: id, revision, state } = refund
  const change = { ...ownerOf(wanted), revision: revision + (used ? 1 : 0) }
  const written = await updateRows(unit.sql, visits, { ...change, updatedAt: unit.now }, { id, revision, state })
  if (written !== 1) throw new Transient('VISIT_CHANGED', null)
  for (const customerId of new Set([refund.customerId, change.customerId]))
    if (customerId !== null && change.customerId !== refund.customerId) unit.raise(visitsChanged({ customerId }))
  return { ...refund, ...change }
}

async function wantedRefunds(unit: Unit, run: PostingRun, touched: TouchedRefunds): Promise<Wanted[]> {
  const { sourceId, originals: numbers } = touched
  const refunds = await refundsNaming(unit.sql, sourceId, numbers)
  const originals = refunds.length > 0 ? await refundedOrders(unit.sql, sourceId, numbers) : new Map()
  const named = await namedRefunds(unit.sql, unit.act.groupId, refunds, originals)
  return [...named.map(wantedOfOriginal), ...(await wantedByThemselves(unit, run, touched.unnamed))]
}

function wantedOfOriginal(named: Awaited<ReturnType<typeof namedRefunds>>[number]): Wanted {
  const { original } = named
  const memberId = original?.memberId ?? null
  const outcome = original === null ? 'waits' : memberId === null ? 'not_member' : 'reversed'
  return { ...named, memberId, outcome }
}

async function wantedByThemselves(unit: Unit, run: PostingRun, visitIds: readonly string[]): Promise<Wanted[]> {
  const refunds = await refundsOf(unit.sql, visitIds)
  if (refunds.length === 0) return []
  const settledAt = refunds.map((refund) => refund.settledAt)
  const rulesAt = await rulesBetween(unit.sql, unit.act.groupId, settledAt)
  return refunds.map((refund) => {
    const { memberId, workType, settledOn } = refund
    if (memberId === null)
      return { refund, original: null, memberId, points: NOTHING, by: null, outcome: 'not_member' as const }
    const rules = rulesAt(refund.settledAt)
    const by = { workType, settledOn, tier: run.tierOf(memberId, settledOn, rules), rules }
    const points = refundByItself(paidFor(refund), by)
    return { refund, original: null, memberId, points, by, outcome: 'deducted' as const }
  })
}
