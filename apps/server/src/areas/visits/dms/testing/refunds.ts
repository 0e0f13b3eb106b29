import { lineRow, orderRow, smallExport, type Export, type Row } from './export-files.ts'

/** Orders of ¥ amounts on the car of the small export, each with one line; what is below 0 gives money back. */
export interface BilledOrder {
  number: string
  yuan: string
  original?: string
  changes?: Row
}

/** The small export's customer and car with these orders, in the form of a DMS that writes refunds as orders of their own. */
export function exportOf(orders: readonly BilledOrder[]): Export {
  const { archive } = smallExport()
  return {
    archive,
    orders: orders.map(({ number, original = '', changes }) =>
      orderRow({ 工单号: number, 原工单号: original, 行驶里程: '', ...changes }),
    ),
    lines: orders.map(({ number, yuan }) => lineRow({ 工单号: number, 金额: yuan })),
  }
}
