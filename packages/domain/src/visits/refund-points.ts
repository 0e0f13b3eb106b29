import type { BusinessDate } from '../business-time.ts'
import { earnedPoints } from '../club/points/earned-points.ts'
import { payers, type Payer, type RuleSet } from '../club/rules/rule-set.ts'

/** What each payer pays for an order, in fen; below 0 what they get back. */
export type PaidFen = Readonly<Record<Payer, number>>

/** What decides the points of an order beside its sums. */
export type EarnedBy = {
  readonly workType: string
  /** The code of the tier it earns by. */
  readonly tier: string
  readonly rules: RuleSet
  readonly settledOn: BusinessDate
}

export type PointsBack = { readonly qualifying: number; readonly redeemable: number }

/** Whether an order gives money back: to the customer, or as a whole when nothing is theirs. */
export function isRefund(paid: PaidFen): boolean {
  const totalFen = payers.reduce((sum, payer) => sum + paid[payer], 0)
  return paid.customer < 0 || (paid.customer === 0 && totalFen < 0)
}

/**
 * What the refunds of an order take back, refund by refund (req. 2.6): together what the order gave less what it gives for the
 * amounts that are left, payer by payer and never below 0. So several refunds take what one over their sum takes, and those of more
 * than the order take what it gave.
 */
export function refundsOfOrder(order: PaidFen, by: EarnedBy, refunds: readonly PaidFen[]): PointsBack[] {
  let left = order
  let held = pointsFor(order, by)
  return refunds.map((refund) => {
    left = lessRefund(left, refund)
    const still = pointsFor(left, by)
    const taken = {
      qualifying: held.qualifying - still.qualifying,
      redeemable: held.redeemable - still.redeemable,
    }
    held = still
    return taken
  })
}

/** What a refund takes that names no order (req. 2.6): what its amounts would have earned. */
export function refundByItself(refund: PaidFen, by: EarnedBy): PointsBack {
  return pointsFor(
    eachPayer((payer) => -refund[payer]),
    by,
  )
}

/** What is paid for an order after a refund of it. */
export function lessRefund(order: PaidFen, refund: PaidFen): PaidFen {
  return eachPayer((payer) => {
    const backFen = Math.max(0, -refund[payer])
    return Math.min(order[payer], Math.max(0, order[payer] - backFen))
  })
}

function pointsFor(paid: PaidFen, by: EarnedBy): PointsBack {
  const lines = payers.map((payer, at) => ({
    lineNo: at + 1,
    lineKind: 'labour' as const,
    payer,
    amountFen: paid[payer],
  }))
  return earnedPoints({ ...by, lines })
}

function eachPayer(amountOf: (payer: Payer) => number): PaidFen {
  return {
    customer: amountOf('customer'),
    insurer: amountOf('insurer'),
    manufacturer: amountOf('manufacturer'),
    internal: amountOf('internal'),
  }
}
