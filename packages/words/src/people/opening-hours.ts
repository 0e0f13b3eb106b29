import type { Opening, OpeningHours } from '@cheyou/contract'

const MINUTES = 24 * 60
const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** Days of the week, Monday first. */
export const weekdayNames: readonly string[] = weekdays

/** A minute of the day: `08:30`; the end of the day is `24:00`. */
export function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The openings of a day: `08:30–12:00、13:30–18:00`. */
export function openingsWords(openings: readonly Opening[]): string {
  if (openings.length === 0) return '休息'
  if (openings.length === 1 && openings[0]!.from === 0 && openings[0]!.to === MINUTES) return '全天'
  return openings.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join('、')
}

/** The openings on a business date: those of its weekday, unless the day has its own. */
export function openingsOn({ week, days }: OpeningHours, date: string): readonly Opening[] {
  const own = days.find((day) => day.date === date)
  if (own) return own.openings
  return week[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? []
}

/** The week in lines, days that follow one another with the same openings in one: `周一至周五 08:30–18:00`. */
export function weekWords({ week }: OpeningHours): string[] {
  const said = week.map(openingsWords)
  const runs: { from: number; to: number }[] = []
  for (const [day, words] of said.entries()) {
    const last = runs.at(-1)
    if (last !== undefined && said[last.from] === words) last.to = day
    else runs.push({ from: day, to: day })
  }
  if (runs.length === 1) return [`每天 ${said[0] ?? ''}`]
  return runs.map(({ from, to }) => `${daysWords(from, to)} ${said[from] ?? ''}`)
}

function daysWords(from: number, to: number): string {
  if (from === to) return weekdays[from]!
  return `${weekdays[from]!}${to === from + 1 ? '、' : '至'}${weekdays[to]!}`
}

/** How a store is at an instant: whether it is open, and the openings of that day in Shanghai. */
export function openNow(hours: OpeningHours, now: Date): { open: boolean; words: string; date: string } {
  const wall = new Date(now.getTime() + 8 * 3_600_000).toISOString()
  const date = wall.slice(0, 10)
  const minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  const openings = openingsOn(hours, date)
  return { open: openings.some(({ from, to }) => from <= minute && minute < to), words: openingsWords(openings), date }
}
