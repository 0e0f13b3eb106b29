import { billedCorrected, type BillLine, type NamedDiscount, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { usedVouchers } from '../../club/rewards/index.ts'
import { mostOfVouchers, writeTaken } from './hold-to-till.ts'
import { keepTillBill, tillBillsOf } from './till-bills.repository.ts'

/** What a corrected visit is charged. */
export interface CorrectedBill {
  readonly lines: readonly BillLine[]
  readonly taken: readonly NamedDiscount[]
  /** Writes what comes off, and keeps the till's bill with its corrected lines. */
  readonly writeTaken: (unit: Unit) => Promise<void>
}

/**
 * What the till took off a visit comes off its corrected list prices again (req. 2.6, 3.5). The bill of the till is kept: corrected
 * back, the visit is as it was at first.
 */
export async function holdToCorrection(
  unit: Unit,
  { id: visitId, revision }: { id: string; revision: number },
  lines: readonly BillLine[],
  rules: RuleSet,
): Promise<CorrectedBill> {
  const till = (await tillBillsOf(unit, [visitId])).get(visitId)
  if (!till) return { lines, taken: [], writeTaken: () => Promise.resolve() }
  const mostFen = mostOfVouchers((await usedVouchers(unit.sql, [visitId])).get(visitId))
  const { lines: charged, taken } = billedCorrected(till.bill, lines, rules, mostFen)
  const corrected = charged.map((line, at) => ({ ...line, listFen: lines[at]!.amountFen }))
  return {
    lines: charged,
    taken,
    writeTaken: async () => {
      await keepTillBill(unit, visitId, { ...till.bill, corrected })
      await writeTaken(unit, { visitId, revision: revision + 1, taken, vouchersInParts: rules.vouchers.partialUse })
    },
  }
}
