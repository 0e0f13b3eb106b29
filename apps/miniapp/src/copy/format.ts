const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000
const pad = (value: number): string => String(value).padStart(2, '0')

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Points with thousands separators, `12,345`; a true minus sign keeps figures aligned. */
export function points(value: number): string {
  return `${value < 0 ? '−' : ''}${grouped(String(Math.abs(value)))}`
}

/** Points that came or went: `+880`, `−5,000`, `0`. */
export function signedPoints(value: number): string {
  return value > 0 ? `+${points(value)}` : points(value)
}

/** Fen as yuan: `¥1,234.50`, without `.00`. */
export function yuan(fen: number): string {
  const rest = Math.abs(fen) % 100
  const whole = grouped(String(Math.floor(Math.abs(fen) / 100)))
  return `${fen < 0 ? '−' : ''}¥${whole}${rest === 0 ? '' : `.${pad(rest)}`}`
}

/** Kilometres: `45,120 km`. */
export function kilometres(value: number): string {
  return `${grouped(String(value))} km`
}

/** A rate in milli-units as people write it: 1000 → `1`, 1500 → `1.5`. */
export function rate(milli: number): string {
  return String(milli / 1000)
}

/** A discount in milli-units as the trade says it: 950 → `95 折`, 900 → `9 折`; 1000 → null, no discount. */
export function discount(milli: number): string | null {
  if (milli >= 1000) return null
  const hundredths = Math.round(milli / 10)
  return `${hundredths % 10 === 0 ? hundredths / 10 : hundredths} 折`
}

/** A business date in words: `2026年11月22日`. */
export function day(date: string): string {
  return `${date.slice(0, 4)}年${shortDay(date)}`
}

/** A business date without its year: `11月22日`. */
export function shortDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
}

/** The month of a business date: `2026年11月`. */
export function month(date: string): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`
}

/** An instant as Shanghai wall time, whatever the phone's zone: `11月22日 08:30`. */
export function moment(instant: string): string {
  const shanghai = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS)
  const date = `${shanghai.getUTCMonth() + 1}月${shanghai.getUTCDate()}日`
  return `${date} ${pad(shanghai.getUTCHours())}:${pad(shanghai.getUTCMinutes())}`
}

/** Digits in groups for reading aloud: `8800012345` by [4, 3, 3] → `8800 012 345`. */
export function inGroups(digits: string, sizes: readonly number[]): string {
  const groups: string[] = []
  let from = 0
  for (const size of sizes) {
    groups.push(digits.slice(from, from + size))
    from += size
  }
  return [...groups, digits.slice(from)].filter((group) => group !== '').join(' ')
}

/** A card number in groups, as it is printed and typed. */
export function cardNumber(digits: string): string {
  return inGroups(digits, [4, 3, 3])
}

/** A redemption code as staff type it, without its prefix: `CYR.WE65VQVWD82P` → `WE65 VQVW D82P`. */
export function redemptionDigits(code: string): string {
  return inGroups(code.replace(/^CYR\./, ''), [4, 4, 4])
}

/**
 * Reads yuan as people type them, `1234.5` or `1,234.50`, into fen. Null for what is not an amount of at most ten million yuan.
 */
export function fenOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(plain)
  if (match === null) return null
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen <= 1_000_000_000 ? fen : null
}
