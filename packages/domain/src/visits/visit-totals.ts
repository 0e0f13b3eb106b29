import type { LineKind, Payer } from '../club/rules/rule-set.ts'

export type VisitTotals = {
  readonly totalFen: number
  readonly byPayerFen: Readonly<Record<Payer, number>>
  readonly byLineKindFen: Readonly<Record<LineKind, number>>
}

/** The sums of an order by payer and by kind of line, in fen; discount lines count with their negative amounts. */
export function visitTotals(
  lines: readonly { readonly payer: Payer; readonly lineKind: LineKind; readonly amountFen: number }[],
): VisitTotals {
  const byPayerFen = { customer: 0, insurer: 0, manufacturer: 0, internal: 0 }
  const byLineKindFen = { labour: 0, part: 0 }
  let totalFen = 0
  for (const { payer, lineKind, amountFen } of lines) {
    byPayerFen[payer] += amountFen
    byLineKindFen[lineKind] += amountFen
    totalFen += amountFen
  }
  return { totalFen, byPayerFen, byLineKindFen }
}
