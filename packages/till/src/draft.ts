import type { VisitDraft } from '@cheyou/contract'
import { fenOf } from './amount.ts'
import { isUntouched, type TypedLine, type VisitForm } from './form.ts'

export type DraftLine = VisitDraft['lines'][number]

/** The lines that were typed into, in their order. */
const typedLines = ({ lines }: VisitForm): TypedLine[] => lines.filter((line) => !isUntouched(line))

/** The lines of the form; null when an amount is not one, or none is there. */
export function linesOf(form: VisitForm): DraftLine[] | null {
  const lines: DraftLine[] = []
  for (const { itemName, lineKind, payer, amount } of typedLines(form)) {
    const amountFen = fenOf(amount)
    if (amountFen === null) return null
    const named = itemName.trim()
    lines.push({ lineKind, payer, amountFen, ...(named === '' ? {} : { itemName: named }) })
  }
  return lines.length === 0 ? null : lines
}

/** Which benefit takes off which line; only what the customer pays can be taken off. */
function benefitsOf(form: VisitForm): NonNullable<VisitDraft['benefits']> {
  return typedLines(form).flatMap(({ benefit, payer }, at) =>
    benefit === '' || payer !== 'customer' ? [] : [{ code: benefit, lineNo: at + 1 }],
  )
}

/** Kilometres as typed; null when empty, NaN when it is not a reading. */
export function odometerOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (plain === '') return null
  return /^\d{1,7}$/.test(plain) && Number(plain) <= 2_000_000 ? Number(plain) : Number.NaN
}

/** More than a car runs between two visits: a digit too many. */
const FAR_KM = 100_000

/** What is odd about a reading as it is typed, beside the last one. It is told in the field, before the visit is sent. */
export function oddOdometer(text: string, lastKm: number | null): 'unreadable' | 'backwards' | 'far' | null {
  const km = odometerOf(text)
  if (km === null) return null
  if (Number.isNaN(km)) return 'unreadable'
  if (lastKm === null) return null
  return km < lastKm ? 'backwards' : km - lastKm > FAR_KM ? 'far' : null
}

export interface Frame {
  storeId: string
  memberId: string
  presenceToken: string | null
}

/** The draft to send; null while something is missing or not readable. */
export function draftOf(form: VisitForm, { storeId, memberId, presenceToken }: Frame): VisitDraft | null {
  const lines = linesOf(form)
  const odometerKm = odometerOf(form.odometer)
  const discretionFen = form.discretion.trim() === '' ? 0 : fenOf(form.discretion)
  if (lines === null || form.vehicleId === null || form.workType === null || discretionFen === null) return null
  if (Number.isNaN(odometerKm)) return null
  const orderNumber = form.orderNumber.trim()
  const benefits = benefitsOf(form)
  const templateIds = [...new Set(form.templateIds)]
  return {
    storeId,
    memberId,
    vehicleId: form.vehicleId,
    workType: form.workType,
    lines,
    prices: orderNumber === '' ? 'list' : form.prices,
    ...(presenceToken === null ? {} : { presenceToken }),
    ...(orderNumber === '' ? {} : { orderNumber }),
    ...(odometerKm === null ? {} : { odometerKm }),
    ...(templateIds.length === 0 ? {} : { templateIds }),
    ...(form.vouchers.length === 0 ? {} : { vouchers: form.vouchers }),
    ...(benefits.length === 0 ? {} : { benefits }),
    ...(discretionFen === 0 ? {} : { discretionFen }),
    ...(form.approvalId === null || discretionFen === 0 ? {} : { approvalId: form.approvalId }),
  }
}
