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
  warnings: Partial<Record<WarningCode, number>>
  /** Rows read per second of the whole run. */
  rowsPerSecond: number
  /** Peak memory of the process, in MB. */
  peakMb: number
}

export interface ImportReport extends ImportSummary {
  badRows: BadRow[]
}

export type Tally = Omit<ImportSummary, 'rowsPerSecond' | 'peakMb'> & { rows: number }

export const emptyTally = (): Tally => ({
  customers: zero(),
  vehicles: zero(),
  orders: zero(),
  lines: zero(),
  points: { qualifying: 0, redeemable: 0 },
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
