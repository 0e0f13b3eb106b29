const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day of an instant in Shanghai, `YYYY-MM-DD`; the rules a club begins with are from the beginning. */
export function formatDay(instant: string): string {
  return instant < '1971' ? '建会' : shanghaiDay.format(new Date(instant))
}

/** Today in Shanghai. */
export function today(): string {
  return shanghaiDay.format(new Date())
}

/** The day so many days and years later, or earlier. */
export function dayFrom(day: string, by: { days?: number; years?: number }): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() + (by.years ?? 0))
  at.setUTCDate(at.getUTCDate() + (by.days ?? 0))
  return at.toISOString().slice(0, 10)
}
