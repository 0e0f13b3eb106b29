import { moment, primary, ref, whole } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** Every receipt that was printed, so that a second one is marked as a copy. */
export const visitReceipts = table('visit_receipts', {
  visitId: primary(ref()),
  number: primary(whole()),
  groupId: ref(),
  printedBy: ref(),
  printedAt: moment(),
})

export const receiptsTables = [visitReceipts]
