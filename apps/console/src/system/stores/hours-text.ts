import type { Opening } from '@cheyou/contract'
import { clock, terms } from '@cheyou/words'

const END = 24 * 60
const SPAN = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/

/** What is wrong with the typed openings of a day, as a sentence. */
export class HoursUnread extends Error {
  override readonly name = 'HoursUnread'
}

/** Openings as they are typed in a field: `08:30-12:00 13:30-18:00`; empty for a day that is closed. */
export function typedOpenings(openings: readonly Opening[]): string {
  return openings.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')
}

/**
 * Openings from what somebody typed, also `8:30～12` or with Chinese marks; 休息 or nothing: closed.
 * @throws HoursUnread with a sentence for the field
 */
export function openingsTyped(typed: string): Opening[] {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s*(?:[-–—~〜到至]|--)\s*/gu, '-')
    .trim()
  if (plain === '' || plain === '休息') return []
  const openings = plain
    .split(/[\s,、;;]+/u)
    .filter((part) => part !== '')
    .map(openingTyped)
    .toSorted((a, b) => a.from - b.from)
  if (openings.some(({ from }, at) => at > 0 && openings[at - 1]!.to > from)) throw new HoursUnread(terms.hoursOverlap)
  return openings
}

function openingTyped(part: string): Opening {
  const match = SPAN.exec(part)
  if (match === null) throw new HoursUnread(`看不懂“${part}”，请写成 08:30-18:00`)
  const from = minute(match[1]!, match[2])
  const to = minute(match[3]!, match[4])
  if (from === null || to === null) throw new HoursUnread(`“${part}”里没有这样的时间`)
  if (to <= from) throw new HoursUnread(`“${part}”的结束时间要晚于开始时间；到半夜写 24:00`)
  return { from, to }
}

function minute(hours: string, minutes = '00'): number | null {
  const value = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && value <= END ? value : null
}
