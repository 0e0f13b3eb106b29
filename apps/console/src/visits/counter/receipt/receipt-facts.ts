import type { MemberPanel, SettledVisit, VisitDraft, VisitRecord } from '@cheyou/contract'
import { lineKindNames, rate, takenBy, yuan } from '@cheyou/words'
import type { ReceiptFacts } from './receipt-rows.ts'

/** What a receipt tells; how many there were is counted when one is printed. */
export type UncountedFacts = Omit<ReceiptFacts, 'number'>

type Taken = Parameters<typeof takenBy>[0] & { readonly takenFen: number }

interface JustSettled {
  readonly panel: MemberPanel
  readonly draft: VisitDraft
  readonly visit: SettledVisit
  readonly storeName: string
  readonly staffName: string
  /** Where the server is: what the code on the receipt begins with. */
  readonly origin: string
}

/** The receipt of a visit that was settled here just now. */
export function receiptOfSettled({ panel, draft, visit, storeName, staffName, origin }: JustSettled): UncountedFacts {
  const { discounts, totals, settledAt, orderNumber, visitId } = visit
  const takenOff = (lineNo: number) => discounts.lines.filter((one) => one.lineNo === lineNo)
  return {
    storeName,
    orderNumber,
    settledAt,
    memberName: panel.card.name,
    phoneMasked: panel.phoneMasked,
    plate: panel.cars.find(({ vehicleId }) => vehicleId === draft.vehicleId)?.plate ?? null,
    odometerKm: draft.odometerKm ?? null,
    advisorName: panel.advisorName ?? staffName,
    lines: draft.lines.map(({ itemName, lineKind, payer, amountFen: listFen }, at) => ({
      itemName: itemName ?? lineKindNames[lineKind],
      payer,
      listFen,
      takenFen: sumOf(takenOff(at + 1)),
    })),
    savings: savingsOf(draft.lines.map(({ lineKind }, at) => ({ lineKind, taken: takenOff(at + 1) }))),
    customerFen: totals.customerFen,
    points: visit.points.redeemable,
    reason: earnedBy(visit),
    redeemable: visit.balancesAfter.redeemable,
    link: visitLink(origin, visitId, draft.vehicleId),
  }
}

/** The receipt of a visit as it stands; who it is of and what they have now comes from their panel. */
export function receiptOfRecord(
  { visit, lines, odometerKm, vehicleId }: VisitRecord,
  panel: MemberPanel,
  origin: string,
): UncountedFacts {
  return {
    storeName: visit.storeName,
    orderNumber: visit.orderNumber,
    settledAt: visit.settledAt,
    memberName: panel.card.name,
    phoneMasked: panel.phoneMasked,
    plate: visit.plate,
    odometerKm,
    advisorName: panel.advisorName ?? visit.settledBy,
    lines: lines.map(({ itemName, payer, amountFen, taken }) => ({
      itemName,
      payer,
      listFen: amountFen + sumOf(taken),
      takenFen: sumOf(taken),
    })),
    savings: savingsOf(lines),
    customerFen: visit.customerFen,
    points: visit.redeemable,
    reason: null,
    redeemable: panel.card.balances.redeemable,
    link: visitLink(origin, visit.visitId, vehicleId),
  }
}

const sumOf = (taken: readonly { readonly takenFen: number }[]) =>
  taken.reduce((sum, { takenFen }) => sum + takenFen, 0)

function savingsOf(
  lines: readonly { readonly lineKind: keyof typeof lineKindNames; readonly taken: readonly Taken[] }[],
): Map<string, number> {
  const savings = new Map<string, number>()
  for (const { lineKind, taken } of lines)
    for (const one of taken) {
      const by = takenBy(one, lineKind)
      savings.set(by, (savings.get(by) ?? 0) + one.takenFen)
    }
  return savings
}

/** An address that WeChat opens in the mini-program, at the car's visits; it says nothing to whoever is not the owner. */
const visitLink = (origin: string, visitId: string, vehicleId: string): string =>
  `${origin}/m/visit/${visitId}?car=${vehicleId}`

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
