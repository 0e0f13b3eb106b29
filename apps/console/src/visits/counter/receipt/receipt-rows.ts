import type { Payer } from '@cheyou/contract'
import {
  kilometres,
  momentInTable,
  payerNames,
  points,
  signedPoints,
  trackNames,
  yuan,
  yuanInTable,
} from '@cheyou/words'
import { fitted, type ReceiptRow } from './fit-rows.ts'

/** What a receipt tells of: a visit that the server has settled. */
export interface ReceiptFacts {
  readonly storeName: string
  readonly orderNumber: string
  readonly settledAt: string
  readonly memberName: string
  readonly phoneMasked: string | null
  readonly plate: string | null
  readonly odometerKm: number | null
  readonly advisorName: string | null
  /** At list prices, with what came off each. */
  readonly lines: readonly {
    readonly itemName: string
    readonly payer: Payer
    readonly listFen: number
    readonly takenFen: number
  }[]
  /** What came off in all, by what, in the words of the screen. */
  readonly savings: ReadonlyMap<string, number>
  readonly customerFen: number
  readonly points: number
  /** Why there were points, in one line; null where that is not at hand. */
  readonly reason: string | null
  readonly redeemable: number | null
  /** What opens the visit on the owner's phone. */
  readonly link: string
  /** The how many-th receipt of the visit; from 2 on it says so. */
  readonly number: number
}

/** The rows of a receipt, none wider than so many half-width columns; name and phone are masked. */
export function receiptRows(facts: ReceiptFacts, columns: number): ReceiptRow[] {
  const { storeName, number, link } = facts
  return fitted(
    [
      { kind: 'title', left: storeName },
      ...(number > 1 ? [{ kind: 'title' as const, left: `补打 ${number}` }] : []),
      ...headRows(facts),
      { kind: 'rule' },
      ...facts.lines.flatMap(lineRows),
      { kind: 'rule' },
      ...sumRows(facts),
      { kind: 'rule' },
      ...pointRows(facts),
      { kind: 'code', text: link },
      { kind: 'caption', left: '微信扫码看这次到店和积分' },
    ],
    columns,
  )
}

const row = (left: string, right: string): ReceiptRow => ({ kind: 'text', left, right })

function headRows(facts: ReceiptFacts): ReceiptRow[] {
  const { orderNumber, settledAt, memberName, phoneMasked, plate, odometerKm, advisorName } = facts
  return [
    row('工单', orderNumber),
    row('时间', momentInTable(settledAt)),
    row('会员', [maskedName(memberName), phoneMasked].filter(Boolean).join(' ')),
    row('车牌', plate ?? '未上牌'),
    ...(odometerKm === null ? [] : [row('里程', kilometres(odometerKm))]),
    ...(advisorName === null ? [] : [row('服务顾问', advisorName)]),
  ]
}

/** A line with what is due; below it what it cost and what came off, where something did. */
function lineRows({ itemName, payer, listFen, takenFen }: ReceiptFacts['lines'][number]): ReceiptRow[] {
  const whose = payer === 'customer' ? '' : `（${payerNames[payer]}）`
  return [
    row(`${itemName}${whose}`, yuanInTable(listFen - takenFen)),
    ...(takenFen === 0 ? [] : [row(`  原价 ${yuan(listFen)}`, `优惠 ${yuan(takenFen)}`)]),
  ]
}

/** What is due, and what was saved by what; they add up to what came off. */
function sumRows({ savings, customerFen }: ReceiptFacts): ReceiptRow[] {
  const takenFen = [...savings.values()].reduce((sum, fen) => sum + fen, 0)
  const saved = [row('原价', yuanInTable(customerFen + takenFen)), row('已省', yuanInTable(takenFen))]
  return [
    ...(takenFen === 0 ? [] : saved),
    ...[...savings].map(([by, fen]) => row(`  ${by}`, yuanInTable(fen))),
    { kind: 'total', left: '应付', right: yuanInTable(customerFen) },
  ]
}

function pointRows({ points: given, reason, redeemable }: ReceiptFacts): ReceiptRow[] {
  return [
    row('本次积分', signedPoints(given)),
    ...(reason === null || given === 0 ? [] : [{ kind: 'text' as const, left: reason }]),
    ...(redeemable === null ? [] : [row(trackNames.redeemable, points(redeemable))]),
  ]
}

/** `王强` → `王*`, `王小强` → `王*强`. */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return name
  const last = letters.length === 2 ? '' : letters.at(-1)
  return `${letters[0]}${'*'.repeat(Math.min(3, letters.length - (last === '' ? 1 : 2)))}${last}`
}
