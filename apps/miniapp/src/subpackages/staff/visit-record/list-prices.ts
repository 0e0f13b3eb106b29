import type { VisitRecord } from '@cheyou/contract'

type Line = VisitRecord['lines'][number]

/** The lines at the prices before anything came off. */
export function listPrices({
  lines,
}: Pick<VisitRecord, 'lines'>): Pick<Line, 'lineNo' | 'itemName' | 'lineKind' | 'payer' | 'amountFen'>[] {
  return lines.map(({ taken, ...line }) => ({
    ...line,
    amountFen: line.amountFen + taken.reduce((sum, { takenFen }) => sum + takenFen, 0),
  }))
}
