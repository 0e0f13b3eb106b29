import { accept, reject } from './result.ts'
import type { Result } from './result.ts'

/** The largest amount taken from text: ten billion yuan, far below the safe integers. */
export const AMOUNT_MAX_FEN = 1_000_000_000_000

export type MoneyProblem = 'AMOUNT_MALFORMED' | 'AMOUNT_TOO_PRECISE' | 'AMOUNT_TOO_LARGE'

/**
 * Yuan as people and spreadsheets write them (`1,234.50`, `￥12`, `-3.5`) to integer fen.
 * Refuses AMOUNT_MALFORMED, AMOUNT_TOO_PRECISE (a fraction of a fen) and AMOUNT_TOO_LARGE; never rounds.
 */
export function parseYuan(text: string): Result<number, MoneyProblem> {
  const plain = text.normalize('NFKC').replace(/[\s¥]/g, '').replace(/元$/, '')
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain)
  if (!match) return reject('AMOUNT_MALFORMED', { text })
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > 2) return reject('AMOUNT_TOO_PRECISE', { text })
  const fen = Number((match[2] ?? '').replaceAll(',', '') + fraction.padEnd(2, '0'))
  if (fen > AMOUNT_MAX_FEN) return reject('AMOUNT_TOO_LARGE', { text })
  return accept(match[1] === '-' && fen !== 0 ? -fen : fen)
}

/** Integer fen to yuan with thousands separators and two decimals: `1,234.50`. */
export function formatYuan(amountFen: number): string {
  assertSafeInteger(amountFen, 'amountFen')
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`
}

/**
 * An amount times a rate in milli-units (1000 = 1), rounded half up. A negative amount is rounded as its
 * positive twin, so that taking a charge back undoes it exactly.
 */
export function applyMilli(amountFen: number, milli: number): number {
  assertSafeInteger(amountFen, 'amountFen')
  if (!Number.isSafeInteger(milli) || milli < 0) throw new RangeError(`milli must be a whole number from 0: ${milli}`)
  const product = BigInt(Math.abs(amountFen)) * BigInt(milli)
  const rounded = Number((product + 500n) / 1000n)
  return amountFen < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Splits an amount in proportion to the weights by largest remainder (ties: the earlier one first). The parts
 * always add up to the amount. Weights are whole numbers from 0, at least one above 0.
 */
export function allocate(totalFen: number, weights: readonly number[]): number[] {
  assertSafeInteger(totalFen, 'totalFen')
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) throw new RangeError('bad weight')
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (weightSum === 0n) throw new RangeError('nothing to allocate to: every weight is 0')
  const total = BigInt(Math.abs(totalFen))
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(weight)
    return { index, whole: product / weightSum, remainder: product % weightSum }
  })
  const left = Number(total - shares.reduce((sum, share) => sum + share.whole, 0n))
  const luckier = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  const extra = new Set(luckier.slice(0, left).map((share) => share.index))
  const sign = totalFen < 0 ? -1 : 1
  return shares.map((share) => sign * (Number(share.whole) + (extra.has(share.index) ? 1 : 0)) || 0)
}

function assertSafeInteger(value: number, name: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} must be a whole number of fen: ${value}`)
}
