const wholeNumber = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' })
const decimal = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 3 })

/** 12345 → `12,345`. */
export function formatWhole(value: number): string {
  return wholeNumber.format(value)
}

/** Points gained or spent, always with their sign: `+1,200`, `−500`. */
export function formatChange(points: number): string {
  if (points === 0) return '0'
  return `${points > 0 ? '+' : '−'}${wholeNumber.format(Math.abs(points))}`
}

/** Fen → `¥1,234.50`. */
export function formatFen(amountFen: number): string {
  return yuan.format(amountFen / 100)
}

/** Milli-units → a plain factor: 1500 → `1.5`. */
export function formatMilli(milli: number): string {
  return decimal.format(milli / 1000)
}

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant in Shanghai, whatever the desk's clock is set to: `2026/11/22 08:30`. */
export function formatMoment(instant: string): string {
  return shanghai.format(new Date(instant))
}
