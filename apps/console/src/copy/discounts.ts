import type { LineDiscount } from '@cheyou/contract'
import { formatFen, formatMilli } from './format.ts'

/** What was taken off a line before it earned (req. 3.5): `金卡 × 0.9 −¥68.00`. */
export function discountWords({ step, name, rateMilli, takenFen }: LineDiscount): string {
  const why = step === 'discretion' ? '门店优惠' : step === 'agreed' ? `协议价 ${name ?? ''}`.trim() : (name ?? '优惠')
  return `${why}${rateMilli === null ? '' : ` × ${formatMilli(rateMilli)}`} ${formatFen(-takenFen)}`
}
