import { day, dayOf } from '@cheyou/words'

/** Since when rules count, in a sentence; those that a club begins with are from the beginning. */
export function fromWhen(instant: string): string {
  return instant < '1971' ? '建会时生效' : `${day(dayOf(instant))}起生效`
}

/** Today in Shanghai. */
export function today(): string {
  return dayOf(new Date().toISOString())
}

/** The day so many days and years later, or earlier. */
export function dayFrom(date: string, by: { days?: number; years?: number }): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() + (by.years ?? 0))
  at.setUTCDate(at.getUTCDate() + (by.days ?? 0))
  return at.toISOString().slice(0, 10)
}
