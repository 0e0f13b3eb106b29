import { addDays, addMonths } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'

export type MembershipYear = {
  /** 0 for the first one. */
  readonly index: number
  readonly startsOn: BusinessDate
  /** Its last day. */
  readonly endsOn: BusinessDate
}

/**
 * The membership year (会员资格期限, req. 1.4) that a day falls into, for a member who renewed each time. Counted from
 * the joining date, so that somebody who joined on 29 February comes back to it in leap years. A day before the
 * joining date belongs to the first year. `months` is `rules.membership.months`.
 */
export function membershipYear(joinedOn: BusinessDate, asOf: BusinessDate, months: number): MembershipYear {
  if (!Number.isInteger(months) || months < 1) throw new RangeError(`bad number of months: ${months}`)
  const monthsApart =
    (Number(asOf.slice(0, 4)) - Number(joinedOn.slice(0, 4))) * 12 +
    Number(asOf.slice(5, 7)) -
    Number(joinedOn.slice(5, 7))
  let index = Math.max(0, Math.floor(monthsApart / months))
  if (index > 0 && addMonths(joinedOn, index * months) > asOf) index -= 1
  const startsOn = addMonths(joinedOn, index * months)
  return { index, startsOn, endsOn: addDays(addMonths(joinedOn, (index + 1) * months), -1) }
}

export type MembershipState = 'active' | 'grace' | 'lapsed'

/**
 * Active to its last day, then in grace for `graceDays` (`rules.membership.graceDays`), then lapsed: a lapsed member
 * still earns, but cannot spend and has no benefits until renewed (req. 1.4).
 */
export function membershipState(endsOn: BusinessDate, asOf: BusinessDate, graceDays: number): MembershipState {
  if (asOf <= endsOn) return 'active'
  return asOf <= addDays(endsOn, graceDays) ? 'grace' : 'lapsed'
}
