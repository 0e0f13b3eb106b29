import { accept, reject } from './result.ts'
import type { Result } from './result.ts'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; compares as text. */
export type BusinessDate = string

/**
 * Shanghai has been UTC+8 all year since summer time was last used in 1991 (IANA time zone database, file `asia`,
 * zone Asia/Shanghai, rule PRC). No instant of the club is older, so the offset is a constant.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The day on Shanghai's calendar at an instant. */
export function businessDateOf(instant: Date): BusinessDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** The instant at which a day begins in Shanghai: 00:00, which is 16:00 UTC of the day before. */
export function startOfBusinessDay(date: BusinessDate): Date {
  return new Date(utcMidnightMs(date) - SHANGHAI_OFFSET_MS)
}

/** `days` later (earlier if negative). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromUtcMs(utcMidnightMs(date) + days * DAY_MS)
}

/** `months` later (earlier if negative), on the same day of the month or, where there is none, on the month's last. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const { year, month, day } = partsOf(date)
  const monthIndex = year * 12 + (month - 1) + months
  const targetYear = Math.floor(monthIndex / 12)
  const targetMonth = (((monthIndex % 12) + 12) % 12) + 1
  return format(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)))
}

/** The last day of the date's month. */
export function endOfMonth(date: BusinessDate): BusinessDate {
  const { year, month } = partsOf(date)
  return format(year, month, daysInMonth(year, month))
}

/** The last day of the date's year. */
export function endOfYear(date: BusinessDate): BusinessDate {
  return format(partsOf(date).year, 12, 31)
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((utcMidnightMs(to) - utcMidnightMs(from)) / DAY_MS)
}

/** Whether a text is an existing day written `YYYY-MM-DD`, in the years 1900 to 9999. */
export function isBusinessDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match !== null && exists(Number(match[1]), Number(match[2]), Number(match[3]))
}

export type DateProblem = 'DATE_MALFORMED' | 'DATE_IMPOSSIBLE'

/**
 * A day as files and people write it: `2026-10-31`, `2026/10/31`, `2026.10.31`, `2026年10月31日`, one-digit months and
 * days too. Refuses DATE_MALFORMED (not this form) and DATE_IMPOSSIBLE (no such day, or a year before 1900).
 */
export function parseBusinessDate(text: string): Result<BusinessDate, DateProblem> {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(
    plain.replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, '$1-$2-$3'),
  )
  if (!match) return reject('DATE_MALFORMED', { text })
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])]
  return exists(year, month, day) ? accept(format(year, month, day)) : reject('DATE_IMPOSSIBLE', { text })
}

function partsOf(date: BusinessDate): { year: number; month: number; day: number } {
  if (!isBusinessDate(date)) throw new RangeError(`not a business date: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function utcMidnightMs(date: BusinessDate): number {
  const { year, month, day } = partsOf(date)
  return Date.UTC(year, month - 1, day)
}

function fromUtcMs(ms: number): BusinessDate {
  return new Date(ms).toISOString().slice(0, 10)
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function format(year: number, month: number, day: number): BusinessDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
