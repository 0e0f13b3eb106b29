/** The most that a till sends of one amount: ¥2,000,000. */
const MOST_FEN = 200_000_000

/**
 * Reads yuan as people type them, `1234.5` or `1,234.50`, into fen. Null for what is not an amount of at most two million yuan.
 */
export function fenOf(text: string): number | null {
  const fen = typedFen(text)
  return fen === null || fen > MOST_FEN ? null : fen
}

/** Whether it is an amount, but above what a till takes. */
export function isTooMuch(text: string): boolean {
  const fen = typedFen(text)
  return fen !== null && fen > MOST_FEN
}

function typedFen(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(\d{0,12})(?:\.(\d{0,2}))?$/.exec(plain)
  if (match === null || !/\d/.test(plain)) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** An amount as it is typed: 12050 → `120.5`. */
export const yuanText = (amountFen: number): string => String(amountFen / 100)

/** The keys of the till's own number pad. */
export const padKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', '.'] as const
export type PadKey = (typeof padKeys)[number] | 'erase'

/**
 * An amount after a key of the pad; a key that would make it none does nothing: a second point, a third decimal, too much.
 * A point first is `0.`; zeros in front are dropped.
 */
export function padded(text: string, key: PadKey): string {
  if (key === 'erase') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`
  const [whole = '', decimals] = text.split('.')
  const next =
    decimals === undefined ? (whole + key).replace(/^0+(?=\d)/, '') : `${whole}.${(decimals + key).slice(0, 2)}`
  return fenOf(next) === null ? text : next
}
