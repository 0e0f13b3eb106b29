import { figure } from './figures.ts'

/** A factor in milli-units: 1000 → `1`, 1500 → `1.5`. */
export function rate(milli: number): string {
  const rest = Math.abs(milli) % 1000
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`.replace(/0+$/, '')
  return `${milli < 0 && milli > -1000 ? '−' : ''}${figure(Math.trunc(milli / 1000))}${decimals}`
}

/** A share in milli-units: 25 → `2.5%`. */
export function percent(milli: number): string {
  return `${rate(milli * 100)}%`
}

/** What a customer pays of the price, in milli-units: 850 → `8.5 折`, 0 → `免费`, 1000 → `不打折`. */
export function discount(milli: number): string {
  if (milli === 0) return '免费'
  return milli >= 1000 ? '不打折' : `${rate(milli * 10)} 折`
}
