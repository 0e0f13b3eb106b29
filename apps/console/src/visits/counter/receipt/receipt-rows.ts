import type { MemberPanel, SettledVisit, VisitDraft } from '@cheyou/contract'
import {
  kilometres,
  lineKindNames,
  momentInTable,
  payerNames,
  points,
  rate,
  signedPoints,
  takenBy,
  trackNames,
  yuan,
  yuanInTable,
} from '@cheyou/words'
import { fitted, type ReceiptRow } from './fit-rows.ts'

/** What a receipt tells of: a visit that the server has settled, and how it was typed. */
export interface ReceiptFacts {
  readonly panel: MemberPanel
  readonly draft: VisitDraft
  readonly visit: SettledVisit
  readonly storeName: string
  readonly staffName: string
  /** The how many-th receipt of the visit; from 2 on it says so. */
  readonly number: number
}

/** The rows of a receipt, none wider than so many half-width columns; name and phone are masked. */
export function receiptRows(facts: ReceiptFacts, columns: number): ReceiptRow[] {
  const { storeName, number } = facts
  return fitted(
    [
      { kind: 'title', left: storeName },
      ...(number > 1 ? [{ kind: 'title' as const, left: `补打 ${number}` }] : []),
      ...headRows(facts),
      { kind: 'rule' },
      ...lineRows(facts),
      { kind: 'rule' },
      ...sumRows(facts),
      { kind: 'rule' },
      ...pointRows(facts),
    ],
    columns,
  )
}

const row = (left: string, right: string): ReceiptRow => ({ kind: 'text', left, right })

function headRows({ panel, draft, visit, staffName }: ReceiptFacts): ReceiptRow[] {
  const car = panel.cars.find(({ vehicleId }) => vehicleId === draft.vehicleId)
  const { odometerKm } = draft
  return [
    row('工单', visit.orderNumber),
    row('时间', momentInTable(visit.settledAt)),
    row('会员', [maskedName(panel.card.name), panel.phoneMasked].filter(Boolean).join(' ')),
    row('车牌', car?.plate ?? '未上牌'),
    ...(odometerKm === undefined ? [] : [row('里程', kilometres(odometerKm))]),
    row('服务顾问', panel.advisorName ?? staffName),
  ]
}

/** Each line with what is due; below it what it cost and what came off, where something did. */
function lineRows({ draft, visit }: ReceiptFacts): ReceiptRow[] {
  return draft.lines.flatMap(({ itemName, lineKind, payer, amountFen }, at) => {
    const taken = visit.discounts.lines.filter(({ lineNo }) => lineNo === at + 1)
    const takenFen = taken.reduce((sum, one) => sum + one.takenFen, 0)
    const whose = payer === 'customer' ? '' : `（${payerNames[payer]}）`
    return [
      row(`${itemName ?? lineKindNames[lineKind]}${whose}`, yuanInTable(amountFen - takenFen)),
      ...(takenFen === 0 ? [] : [row(`  原价 ${yuan(amountFen)}`, `优惠 ${yuan(takenFen)}`)]),
    ]
  })
}

/** What is due, and what was saved by what, in the words of the screen; they add up to what came off. */
function sumRows({ draft, visit }: ReceiptFacts): ReceiptRow[] {
  const { discounts, totals } = visit
  const savings = new Map<string, number>()
  for (const line of discounts.lines) {
    const by = takenBy(line, draft.lines[line.lineNo - 1]?.lineKind ?? null)
    savings.set(by, (savings.get(by) ?? 0) + line.takenFen)
  }
  const saved = [row('原价', yuanInTable(discounts.grossFen)), row('已省', yuanInTable(discounts.takenFen))]
  return [
    ...(discounts.takenFen === 0 ? [] : saved),
    ...[...savings].map(([by, fen]) => row(`  ${by}`, yuanInTable(fen))),
    { kind: 'total', left: '应付', right: yuanInTable(totals.customerFen) },
  ]
}

function pointRows({ visit }: ReceiptFacts): ReceiptRow[] {
  const { points: given, balancesAfter } = visit
  const reason = given.redeemable === 0 ? [] : [{ kind: 'text' as const, left: earnedBy(visit) }]
  return [
    row('本次积分', signedPoints(given.redeemable)),
    ...reason,
    row(trackNames.redeemable, points(balancesAfter.redeemable)),
  ]
}

/** Why there were points, in one line: `消费 ¥255 × 金卡 1.2 倍 × 周年庆 2 倍`. */
function earnedBy({ parts, tier }: SettledVisit): string {
  const earning = parts.filter(({ redeemableExact }) => Number(redeemableExact) !== 0)
  const spent = earning.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const tierMilli = earning[0]?.tierMilli ?? 1000
  const campaigns = new Map(
    earning.flatMap(({ campaign }) => (campaign ? [[campaign.name, campaign.multiplierMilli]] : [])),
  )
  return [
    `消费 ${yuan(spent)}`,
    ...(tierMilli === 1000 ? [] : [`${tier.name} ${rate(tierMilli)} 倍`]),
    ...[...campaigns].map(([name, milli]) => `${name} ${rate(milli)} 倍`),
  ].join(' × ')
}

/** `王强` → `王*`, `王小强` → `王*强`. */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return name
  const last = letters.length === 2 ? '' : letters.at(-1)
  return `${letters[0]}${'*'.repeat(Math.min(3, letters.length - (last === '' ? 1 : 2)))}${last}`
}
