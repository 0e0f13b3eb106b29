import type { Balances } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { returnBenefitUses } from '../../club/benefits/index.ts'
import { returnVouchers, type VoucherPostings } from '../../club/rewards/index.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { visitDiscounts } from './visits.tables.ts'

/** What a visit used and can be used again. */
export interface GivenBack extends VoucherPostings {
  /** With what each had taken off. */
  vouchers: { name: string; amountFen: number }[]
  benefits: { name: string; quantity: number }[]
}

/**
 * Gives back what was used on a visit that is voided or turns out to be another member's (req. 2.6, 3.3, 3.4), whole and once,
 * for a unit that holds the lock on the member's balance and posts what comes of it.
 */
export async function giveBack(
  unit: Unit,
  visit: { visitId: string; memberId: string; balances: Balances },
): Promise<GivenBack> {
  const { visitId, balances } = visit
  const taken = await rows(
    unit.sql,
    pick(visitDiscounts, 'step', 'code', 'name', 'takenFen'),
    'SELECT step, code, name, takenFen FROM visit_discounts WHERE visitId = ? AND undoneAt IS NULL ORDER BY position',
    [visitId],
  )
  if (taken.length === 0) return { postings: [], balances, vouchers: [], benefits: [] }
  await unit.sql.run('UPDATE visit_discounts SET undoneAt = ? WHERE visitId = ? AND undoneAt IS NULL', [
    unit.now,
    visitId,
  ])
  const benefits = await returnBenefitUses(unit, { visitId })
  const vouchers = Map.groupBy(
    taken.filter(({ step }) => step === 'voucher'),
    ({ code }) => code,
  )
  return {
    ...(await returnVouchers(unit, visit)),
    vouchers: [...vouchers.values()].map((own) => ({
      name: own[0]?.name ?? '',
      amountFen: own.reduce((sum, { takenFen }) => sum + takenFen, 0),
    })),
    benefits: benefits.map(({ name, quantity }) => ({ name, quantity })),
  }
}
