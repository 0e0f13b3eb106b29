import { addDays, addMonths } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'
import { checkQuoted } from '../points/quoted-points.ts'
import { spendPoints } from '../points/spend.ts'
import type { Balances, Draw, EntryDraft, Lot } from '../points/types.ts'
import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { membershipState } from './membership-year.ts'

/** A membership: `anchorOn` is the day from which its years are counted, the joining date or that of the last return. */
export type Membership = { readonly anchorOn: BusinessDate; readonly endsOn: BusinessDate }

/** One of three ways to renew with what it brings (req. 1.4). */
export type RenewalPayment =
  | { readonly way: 'fee'; readonly paidFen: number }
  /** `quotedPoints`: what the member was told that the year costs. */
  | {
      readonly way: 'points'
      readonly quotedPoints?: number
      readonly balances: Balances
      readonly lots: readonly Lot[]
    }
  /** An insurance renewed through the shop that has not renewed a membership before. */
  | { readonly way: 'insurance'; readonly premiumFen: number }

export type RenewRequest = {
  readonly membership: Membership
  readonly payment: RenewalPayment
  readonly asOf: BusinessDate
  readonly rules: RuleSet
}

export type Renewal = {
  readonly way: RenewalPayment['way']
  /** The new year's first and last day. */
  readonly startsOn: BusinessDate
  readonly endsOn: BusinessDate
  readonly anchorOn: BusinessDate
  /** After a lapse the new year begins on the day of the return instead of the day after the old one. */
  readonly returned: boolean
  readonly feeFen: number
  readonly entries: readonly EntryDraft[]
  readonly draws: readonly Draw[]
  readonly rulesVersion: number
}

export type RenewalProblem = 'RENEWAL_WAY_CLOSED' | 'RENEWAL_TOO_EARLY' | PaymentProblem

type PaymentProblem = 'FEE_SHORT' | 'PREMIUM_SHORT' | 'POINTS_PRICE_CHANGED' | 'POINTS_SHORT'

/**
 * Renewing by one of three ways (req. 1.4), before the end, in grace or after a lapse; who is lapsed may spend points for
 * this only. A new year follows on the old one, or begins today after a lapse. At most one year can be renewed ahead, so
 * that a second tap does not pay twice. Refuses RENEWAL_WAY_CLOSED `{way}`, RENEWAL_TOO_EARLY `{endsOn, opensOn}`, FEE_SHORT
 * `{feeFen, paidFen, shortByFen}`, PREMIUM_SHORT `{neededFen, premiumFen, shortByFen}`, POINTS_PRICE_CHANGED as
 * `checkQuoted`, POINTS_SHORT as `hold` does.
 */
export function renewMembership(request: RenewRequest): Result<Renewal, RenewalProblem> {
  const { membership, payment, asOf, rules } = request
  const { months, graceDays, renewal } = rules.membership
  const { way } = payment
  if (!renewal[way].enabled) return reject('RENEWAL_WAY_CLOSED', { way })
  const opensOn = renewalOpensOn(membership, months)
  if (asOf < opensOn) return reject('RENEWAL_TOO_EARLY', { endsOn: membership.endsOn, opensOn })
  const paid = payFor(payment, asOf, rules)
  if (!paid.ok) return paid
  const returned = membershipState(membership.endsOn, asOf, graceDays) === 'lapsed'
  const startsOn = returned ? asOf : addDays(membership.endsOn, 1)
  const anchorOn = returned ? asOf : membership.anchorOn
  const endsOn = lastDayOfYear(startsOn, anchorOn, months)
  return accept({ way, startsOn, endsOn, anchorOn, returned, ...paid.value, rulesVersion: rules.version })
}

/**
 * The day from which a membership can be renewed: the first day of its last year, so that of a renewal ahead nothing is open
 * until that year begins (req. 1.4).
 */
export function renewalOpensOn({ anchorOn, endsOn }: Membership, months: number): BusinessDate {
  return yearAway(addDays(endsOn, 1), anchorOn, -months)
}

type Paid = Pick<Renewal, 'feeFen' | 'entries' | 'draws'>

function payFor(payment: RenewalPayment, asOf: BusinessDate, rules: RuleSet): Result<Paid, PaymentProblem> {
  const { fee, points, insurance } = rules.membership.renewal
  if (payment.way === 'fee') {
    const { paidFen } = payment
    if (paidFen >= fee.amountFen) return accept({ feeFen: fee.amountFen, entries: [], draws: [] })
    return reject('FEE_SHORT', { feeFen: fee.amountFen, paidFen, shortByFen: fee.amountFen - paidFen })
  }
  if (payment.way === 'insurance') {
    const { premiumFen } = payment
    if (premiumFen >= insurance.premiumFen) return accept({ feeFen: 0, entries: [], draws: [] })
    const neededFen = insurance.premiumFen
    return reject('PREMIUM_SHORT', { neededFen, premiumFen, shortByFen: neededFen - premiumFen })
  }
  const quoted = checkQuoted(payment.quotedPoints, points.redeemable)
  if (!quoted.ok) return quoted
  const { balances, lots } = payment
  const spent = spendPoints({ balances, lots, points: points.redeemable, asOf })
  return spent.ok ? accept({ feeFen: 0, ...spent.value }) : spent
}

/** The last day of the year that starts on a day. */
function lastDayOfYear(startsOn: BusinessDate, anchorOn: BusinessDate, months: number): BusinessDate {
  return addDays(yearAway(startsOn, anchorOn, months), -1)
}

/**
 * The day on which the year `months` after (or before) one that starts on a day starts, counted from the anchor, so that
 * somebody who joined on 29 February comes back to it in leap years.
 */
function yearAway(startsOn: BusinessDate, anchorOn: BusinessDate, months: number): BusinessDate {
  const apart = monthsApart(anchorOn, startsOn)
  const aligned = addMonths(anchorOn, apart) === startsOn
  return aligned ? addMonths(anchorOn, apart + months) : addMonths(startsOn, months)
}

function monthsApart(from: BusinessDate, to: BusinessDate): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
}
