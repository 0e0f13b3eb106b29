import type { Unit } from '../../../platform/db/database.ts'
import { returnBenefitUses, type ReturnedUse } from '../../club/benefits/index.ts'
import type { PostingDraft } from '../../club/points/index.ts'
import { returnVouchers } from '../../club/rewards/index.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { dropTillBill } from './till-bills.repository.ts'
import { visitDiscounts } from './visits.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'

/** What a visit used and can be used again. */
export interface GivenBack {
  /** What to post, each to the member to whom it comes back: of a visit of an alias the one who was kept. */
  postings: PostingDraft[]
  /** With what each had taken off. */
  vouchers: { name: string; amountFen: number }[]
  /** With the membership year in which each can be used again. */
  benefits: Omit<ReturnedUse, 'code'>[]
}

/**
 * Gives back what was used on a visit that is voided or turns out to be another member's (req. 2.6, 3.3, 3.4), whole and once,
 * for a unit that holds the lock on the balances of the member and of the one in whom they went on, and posts what comes of it.
 */
export async function giveBack(unit: Unit, visitId: string): Promise<GivenBack> {
  const taken = await rows(
    unit.sql,
    pick(visitDiscounts, 'step', 'code', 'name', 'takenFen'),
    'SELECT step, code, name, takenFen FROM visit_discounts WHERE visitId = ? AND undoneAt IS NULL ORDER BY position',
    [visitId],
  )
  await dropTillBill(unit, visitId)
  if (taken.length === 0) return { postings: [], vouchers: [], benefits: [] }
  await updateRows(unit.sql, visitDiscounts, { undoneAt: unit.now }, { visitId, undoneAt: null })
  const benefits = await returnBenefitUses(unit, { visitId })
  const vouchers = Map.groupBy(
    taken.filter(({ step }) => step === 'voucher'),
    ({ code }) => code,
  )
  return {
    postings: await returnVouchers(unit, visitId),
    vouchers: [...vouchers.values()].map((own) => ({
      name: own[0]?.name ?? '',
      amountFen: own.reduce((sum, { takenFen }) => sum + takenFen, 0),
    })),
    benefits: benefits.map(({ name, quantity, year }) => ({ name, quantity, year })),
  }
}
