import type { RefundOutcome, SettledRefund } from '../visits/index.ts'
import type { BadRow } from './staging.ts'
import type { WarningCode } from './reasons.ts'

/** What became of the rows of one sort. `bad` rows are listed; good rows that wait for a bad one are in the warnings. */
export interface Counts {
  new: number
  changed: number
  same: number
  bad: number
}

export interface ImportSummary {
  customers: Counts
  vehicles: Counts
  orders: Counts
  lines: Counts
  /** What this run posted: given minus taken back. */
  points: { qualifying: number; redeemable: number }
  /** What became of the refunds that were told, and of those that waited for an order of this run. */
  refunds: RefundRow[]
  warnings: Partial<Record<WarningCode, number>>
  /** Rows read per second of the whole run. */
  rowsPerSecond: number
  /** Peak memory of the process, in MB. */
  peakMb: number
}

export interface RefundRow {
  orderNumber: string
  originalOrderNumber: string | null
  outcome: RefundOutcome
  /** What the customer gets back, below 0. */
  customerFen: number
  /** What it takes on each track. */
  points: { qualifying: number; redeemable: number }
}

export interface ImportReport extends ImportSummary {
  badRows: BadRow[]
}

export type Tally = Omit<ImportSummary, 'rowsPerSecond' | 'peakMb' | 'refunds'> & {
  rows: number
  /** By order number. */
  refunds: Map<string, RefundRow>
}

export const emptyTally = (): Tally => ({
  customers: zero(),
  vehicles: zero(),
  orders: zero(),
  lines: zero(),
  points: { qualifying: 0, redeemable: 0 },
  refunds: new Map(),
  warnings: {},
  rows: 0,
})

const zero = (): Counts => ({ new: 0, changed: 0, same: 0, bad: 0 })

export function warn(tally: Tally, code: WarningCode, times = 1): void {
  if (times > 0) tally.warnings[code] = (tally.warnings[code] ?? 0) + times
}

export function addCounts(to: Counts, counts: Omit<Counts, 'bad'>): void {
  to.new += counts.new
  to.changed += counts.changed
  to.same += counts.same
}

const refundWarnings: Partial<Record<RefundOutcome, WarningCode>> = {
  deducted: 'REFUND_ORDER',
  waits: 'REFUND_WAITS',
  not_member: 'REFUND_NOT_MEMBER',
  by_hand: 'REFUND_BY_HAND',
}

/** Notes what became of refunds; what is said of one later counts. */
export function noteRefunds({ refunds }: Tally, settled: readonly SettledRefund[]): void {
  for (const { orderNumber, originalOrderNumber, outcome, customerFen, points } of settled)
    refunds.set(orderNumber, { orderNumber, originalOrderNumber, outcome, customerFen, points })
}

/** The refunds of a run, with a warning for each by which a person may have to look at the points. */
export function refundsOf(tally: Tally): RefundRow[] {
  const rows = [...tally.refunds.values()]
  for (const { outcome } of rows) {
    const code = refundWarnings[outcome]
    if (code) warn(tally, code)
  }
  return rows
}
