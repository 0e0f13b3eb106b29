import { addDays, daysBetween } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { membershipState } from './membership-year.ts'
import type { MembershipState } from './membership-year.ts'

export type YearEndFacts = {
  readonly endsOn: BusinessDate
  readonly asOf: BusinessDate
  /** The lead times, in days, of the reminders already made for this end. */
  readonly reminded: readonly number[]
  /** Whether this end was already recorded as a lapse. */
  readonly lapseRecorded: boolean
}

export type YearEnd = {
  readonly state: MembershipState
  /** Days to the last day; negative after it. */
  readonly daysLeft: number
  /** The last day on which a renewal follows on the old year. */
  readonly graceEndsOn: BusinessDate
  /** The reminder due now, by its lead time; null: none. Of several that were missed, the last one only. */
  readonly remind: number | null
  /** The lapse is to be recorded now. */
  readonly lapses: boolean
}

/** What the end of a membership year asks for on a day (req. 1.4). Asked again after it was done, it asks for nothing. */
export function yearEnd(facts: YearEndFacts, rules: RuleSet): YearEnd {
  const { endsOn, asOf, reminded, lapseRecorded } = facts
  const { graceDays, renewal } = rules.membership
  const state = membershipState(endsOn, asOf, graceDays)
  const daysLeft = daysBetween(asOf, endsOn)
  const due = renewal.remindDaysBefore.filter((days) => daysLeft >= 0 && daysLeft <= days)
  const nearest = due.length > 0 ? Math.min(...due) : null
  const made = nearest !== null && reminded.some((days) => days <= nearest)
  return {
    state,
    daysLeft,
    graceEndsOn: addDays(endsOn, graceDays),
    remind: made ? null : nearest,
    lapses: state === 'lapsed' && !lapseRecorded,
  }
}
