const TRUE_MINUS = '−'

/** Whole digits in groups of three: `1234567` → `1,234,567`. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** The sign in front of a figure; a true minus keeps columns aligned. */
export function minus(value: number): string {
  return value < 0 ? TRUE_MINUS : ''
}

/** Members, pieces, days: `12,345`. */
export function figure(value: number): string {
  return `${minus(value)}${grouped(String(Math.abs(value)))}`
}

/** Points: `12,345`, `−5,000`. */
export const points = figure

/** Points that came or went: `+880`, `−5,000`, `0`. */
export function signedPoints(value: number): string {
  return value > 0 ? `+${points(value)}` : points(value)
}

/** Kilometres: `45,120 公里`. */
export function kilometres(value: number): string {
  return `${figure(value)} 公里`
}
