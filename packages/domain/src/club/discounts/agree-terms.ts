import type { BusinessDate } from '../../business-time.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

/** From its first to its last day, both included. */
export type AgreementPeriod = { readonly fromOn: BusinessDate; readonly untilOn: BusinessDate }

/** What a fleet pays of 1000, labour and parts apart: 850 is 15 % off. */
export type AgreedRates = { readonly labourMilli: number; readonly partsMilli: number }

export type AgreementRequest = AgreementPeriod &
  AgreedRates & {
    /** Only a company agrees on prices; others have their tier. */
    readonly customerIsCompany: boolean
    /** What holds already for this customer, or will. */
    readonly others: readonly AgreementPeriod[]
    readonly today: BusinessDate
  }

/** The longest agreement: what is longer is a mistyped year. */
const MOST_YEARS = 5

/**
 * Agrees on prices with a fleet (req. 3.5): from today or later, and never two at once. What is agreed takes the place of tier
 * and threshold.
 */
export function agreeTerms(
  request: AgreementRequest,
): Result<AgreementPeriod & AgreedRates, 'AGREEMENT_COMPANY_ONLY' | 'AGREEMENT_OVERLAPS' | 'PERIOD_INVALID'> {
  const { fromOn, untilOn, labourMilli, partsMilli, customerIsCompany, others, today } = request
  if (!customerIsCompany) return reject('AGREEMENT_COMPANY_ONLY')
  const last = `${Number(fromOn.slice(0, 4)) + MOST_YEARS}${fromOn.slice(4)}`
  if (fromOn < today || untilOn < fromOn || untilOn > last) {
    return reject('PERIOD_INVALID', { fromOn, untilOn, earliestOn: today, mostMonths: MOST_YEARS * 12 })
  }
  const other = others.find((one) => one.fromOn <= untilOn && fromOn <= one.untilOn)
  if (other) return reject('AGREEMENT_OVERLAPS', { fromOn: other.fromOn, untilOn: other.untilOn })
  return accept({ fromOn, untilOn, labourMilli, partsMilli })
}
