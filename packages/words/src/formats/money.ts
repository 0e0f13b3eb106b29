import { grouped, minus } from './figures.ts'

/** Fen in a sentence, as short as exact: `¥255`, `¥255.50`. */
export function yuan(fen: number): string {
  return yuanInTable(fen).replace(/\.00$/, '')
}

/** Fen in a column, where the decimals align: `¥255.00`. */
export function yuanInTable(fen: number): string {
  const [whole, rest] = [Math.floor(Math.abs(fen) / 100), Math.abs(fen) % 100]
  return `${minus(fen)}¥${grouped(String(whole))}.${String(rest).padStart(2, '0')}`
}
