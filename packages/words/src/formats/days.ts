const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000

/** A business date in a sentence: `2026年9月9日`. In tables it is shown as it is kept: `2026-09-09`. */
export function day(date: string): string {
  return `${date.slice(0, 4)}年${shortDay(date)}`
}

/** A business date near enough to need no year: `9月9日`. */
export function shortDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** The month of a business date: `2026年9月`. */
export function month(date: string): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`
}

/** From one business date to another, in a sentence: `2026年9月9日至2026年10月8日`. */
export function days(from: string, until: string): string {
  return `${day(from)}至${day(until)}`
}

/** The business date of an instant in Shanghai: `2026-09-09`. */
export function dayOf(instant: string): string {
  return shanghai(instant).slice(0, 10)
}

/** An instant in a sentence, near enough to need no year: `9月9日 08:30`. */
export function moment(instant: string): string {
  const wall = shanghai(instant)
  return `${shortDay(wall)} ${wall.slice(11)}`
}

/** The time of an instant of today: `08:30`. */
export function timeOf(instant: string): string {
  return shanghai(instant).slice(11)
}

/** An instant in a column: `2026-09-09 08:30`. */
export function momentInTable(instant: string): string {
  return shanghai(instant).replace('T', ' ')
}

/** Wall time in Shanghai, whatever the zone of the device: `2026-09-09T08:30`. No `Intl`: WeChat lacks parts of it. */
function shanghai(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16)
}
