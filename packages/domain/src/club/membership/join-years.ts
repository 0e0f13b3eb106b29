import { addDays, addMonths, daysBetween } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'

/** A membership year as it was paid for. */
export type PaidYear = {
  readonly startsOn: BusinessDate
  readonly endsOn: BusinessDate
  readonly anchorOn: BusinessDate
}

export type JoinYearsRequest<Year extends PaidYear> = {
  /** All years of the member who is kept and of the one who goes on in them, at least one each. */
  readonly kept: readonly Year[]
  readonly merged: readonly Year[]
  readonly today: BusinessDate
}

export type JoinedYears<Year extends PaidYear> = {
  /** Years of the kept member from now on: their own that changed, and those that came to them. */
  readonly kept: readonly Year[]
  /** Their own that count for nothing any more: they go to the alias. */
  readonly left: readonly Year[]
  /** The last day that is paid for. */
  readonly endsOn: BusinessDate
  /** The year that goes on. */
  readonly current: Year
  /** The year of the other that runs too, and ends no later: what it used up counts for the one that goes on. */
  readonly beside: { readonly of: 'kept' | 'merged'; readonly year: Year } | null
}

/**
 * The years of two members who turn out to be one person (req. 1.4, 1.7). Of the years that run, or ended last, the one that ends
 * later goes on, with its own beginning, so that its package is counted as it was. A year that is paid but has not begun is never lost: it
 * begins where the one before it ends, so that two renewals to the same day are two years.
 */
export function joinYears<Year extends PaidYear>({ kept, merged, today }: JoinYearsRequest<Year>): JoinedYears<Year> {
  const [own, other] = [currentOf(kept, today), currentOf(merged, today)]
  const fromMerged = other.endsOn > own.endsOn
  const [current, second] = fromMerged ? [other, own] : [own, other]
  const begun = kept.filter(({ startsOn }) => startsOn <= today && fromMerged)
  const shortened = begun
    .filter(({ startsOn, endsOn }) => startsOn < current.startsOn && endsOn >= current.startsOn)
    .map((year) => ({ ...year, endsOn: addDays(current.startsOn, -1) }))
  const ahead = oneAfterAnother(current.endsOn, [...aheadOf(kept, today), ...aheadOf(merged, today)])
  return {
    kept: [...shortened, ...(fromMerged ? [current] : []), ...ahead],
    left: begun.filter(({ startsOn }) => startsOn >= current.startsOn),
    endsOn: ahead.at(-1)?.endsOn ?? current.endsOn,
    current,
    beside: second.endsOn >= today ? { of: fromMerged ? 'kept' : 'merged', year: second } : null,
  }
}

/** The year that a day counts for: the last one that has begun. */
function currentOf<Year extends PaidYear>(years: readonly Year[], today: BusinessDate): Year {
  const begun = years.filter(({ startsOn }) => startsOn <= today).toSorted(byStart)
  const current = begun.at(-1)
  if (!current) throw new RangeError('A member without a membership year')
  return current
}

const aheadOf = <Year extends PaidYear>(years: readonly Year[], today: BusinessDate): Year[] =>
  years.filter(({ startsOn }) => startsOn > today)

const byStart = (a: PaidYear, b: PaidYear) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)

/** Years that were paid ahead, each from the end of the one before it, those that were to begin first first. */
function oneAfterAnother<Year extends PaidYear>(after: BusinessDate, years: readonly Year[]): Year[] {
  let last = after
  return years.toSorted(byStart).map((year) => {
    const free = addDays(last, 1)
    const placed =
      year.startsOn >= free ? year : { ...year, startsOn: free, endsOn: lastDay(free, year), anchorOn: free }
    last = placed.endsOn
    return placed
  })
}

const MONTHS_MOST = 60

/** The last day of a year as long as another, in months where it is whole months. */
function lastDay(startsOn: BusinessDate, { startsOn: from, endsOn }: PaidYear): BusinessDate {
  for (let months = 1; months <= MONTHS_MOST; months += 1)
    if (addDays(addMonths(from, months), -1) === endsOn) return addDays(addMonths(startsOn, months), -1)
  return addDays(startsOn, daysBetween(from, endsOn))
}
