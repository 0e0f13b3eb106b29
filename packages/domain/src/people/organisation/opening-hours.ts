import type { BusinessDate } from '../../business-time.ts'
import { accept, reject, type Result } from '../../result.ts'

/** Open from one minute of the day until before another: 0 to 1440, which is midnight at the end of the day. */
export interface Opening {
  from: number
  to: number
}

/** When a store is open (req. 5.1). A day without openings is closed. */
export interface OpeningHours {
  /** Seven days, Monday first. */
  week: Opening[][]
  /** Days that differ: holidays, make-up working days. */
  days: { date: BusinessDate; openings: Opening[] }[]
}

export type HoursProblem = 'HOURS_BACKWARDS' | 'HOURS_OVERLAP' | 'HOURS_DATE_TWICE'

/**
 * The hours in order: openings by their time, other days by their date.
 * Refuses HOURS_BACKWARDS (an opening that ends before it begins), HOURS_OVERLAP and HOURS_DATE_TWICE, each with its place `at`.
 */
export function orderedHours(hours: OpeningHours): Result<OpeningHours, HoursProblem> {
  const days = hours.days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  for (const [at, { openings }] of [
    ...hours.week.map((own, day) => [`week.${day}`, { openings: own }] as const),
    ...hours.days.map((day, place) => [`days.${place}`, day] as const),
  ]) {
    const problem = problemIn(openings)
    if (problem !== null) return reject(problem, { at })
  }
  const twice = days.find(({ date }, place) => days[place - 1]?.date === date)
  if (twice) return reject('HOURS_DATE_TWICE', { at: `days.${hours.days.lastIndexOf(twice)}`, date: twice.date })
  return accept({
    week: hours.week.map(inOrder),
    days: days.map(({ date, openings }) => ({ date, openings: inOrder(openings) })),
  })
}

const inOrder = (openings: readonly Opening[]): Opening[] => openings.toSorted((a, b) => a.from - b.from)

function problemIn(openings: readonly Opening[]): HoursProblem | null {
  if (openings.some(({ from, to }) => to <= from)) return 'HOURS_BACKWARDS'
  const ordered = inOrder(openings)
  return ordered.some(({ from }, at) => at > 0 && ordered[at - 1]!.to > from) ? 'HOURS_OVERLAP' : null
}
