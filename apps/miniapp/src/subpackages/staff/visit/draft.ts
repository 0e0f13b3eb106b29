import type { LineKind, Payer, VisitDraft } from '@cheyou/contract'
import { payers } from '@cheyou/contract/codes'
import { fenOf } from '../../../copy/format.ts'

/** A line as it is typed: the amount is still text. */
export interface TypedLine {
  itemName: string
  lineKind: LineKind
  payer: Payer
  amount: string
}

/** What the form holds. Staff give the total of each payer, or line by line. */
export interface VisitForm {
  vehicleId: string | null
  odometer: string
  workType: string | null
  orderNumber: string
  mode: 'totals' | 'lines'
  totals: Record<Payer, string>
  lines: TypedLine[]
}

export const emptyLine: TypedLine = { itemName: '', lineKind: 'labour', payer: 'customer', amount: '' }

export function emptyForm(vehicleId: string | null): VisitForm {
  return {
    vehicleId,
    odometer: '',
    workType: null,
    orderNumber: '',
    mode: 'totals',
    totals: { customer: '', insurer: '', manufacturer: '', internal: '' },
    lines: [emptyLine],
  }
}

type DraftLine = VisitDraft['lines'][number]

/** The lines of the form; null when an amount is not one. A total per payer counts as labour: kinds matter for discounts only. */
export function linesOf(form: VisitForm): DraftLine[] | null {
  const typed: TypedLine[] =
    form.mode === 'totals'
      ? payers.map((payer) => ({ itemName: '', lineKind: 'labour', payer, amount: form.totals[payer] }))
      : form.lines
  const lines: DraftLine[] = []
  for (const { itemName, lineKind, payer, amount } of typed) {
    if (amount.trim() === '') continue
    const amountFen = fenOf(amount)
    if (amountFen === null) return null
    const named = itemName.trim()
    lines.push({ lineKind, payer, amountFen, ...(named === '' ? {} : { itemName: named }) })
  }
  return lines.length === 0 ? null : lines
}

/** Kilometres as typed; null when empty, NaN when it is not a reading. */
export function odometerOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (plain === '') return null
  return /^\d{1,7}$/.test(plain) && Number(plain) <= 2_000_000 ? Number(plain) : Number.NaN
}

interface Frame {
  storeId: string
  memberId: string
  presenceToken: string | null
}

/** The draft to send; null while something is missing or not readable. */
export function draftOf(form: VisitForm, { storeId, memberId, presenceToken }: Frame): VisitDraft | null {
  const lines = linesOf(form)
  const odometerKm = odometerOf(form.odometer)
  const orderNumber = form.orderNumber.trim()
  if (lines === null || form.vehicleId === null || form.workType === null || Number.isNaN(odometerKm)) return null
  return {
    storeId,
    memberId,
    vehicleId: form.vehicleId,
    workType: form.workType,
    lines,
    ...(presenceToken === null ? {} : { presenceToken }),
    ...(orderNumber === '' ? {} : { orderNumber }),
    ...(odometerKm === null ? {} : { odometerKm }),
  }
}
