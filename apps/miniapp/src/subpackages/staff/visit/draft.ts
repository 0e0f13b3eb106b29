import type { LineKind, Payer, VisitDraft } from '@cheyou/contract'
import type { VisitPrices } from '@cheyou/contract/codes'
import { fenOf } from '../../../copy/amount.ts'

/** A line as it is typed: the amount is still text. */
export interface TypedLine {
  itemName: string
  lineKind: LineKind
  payer: Payer
  amount: string
  /** The benefit that takes it off; empty: none. */
  benefit: string
}

/** Totals that staff may give: the customer's by kind, for labour and parts have discounts of their own. */
export const totalFields = {
  customerLabour: { payer: 'customer', lineKind: 'labour', label: '客户付 · 工时' },
  customerParts: { payer: 'customer', lineKind: 'part', label: '客户付 · 配件' },
  insurer: { payer: 'insurer', lineKind: 'labour', label: '保险付' },
  manufacturer: { payer: 'manufacturer', lineKind: 'labour', label: '厂家付' },
  internal: { payer: 'internal', lineKind: 'labour', label: '内部' },
} as const satisfies Record<string, { payer: Payer; lineKind: LineKind; label: string }>
export type TotalField = keyof typeof totalFields

/** What the form holds. Staff give totals, or line by line. */
export interface VisitForm {
  vehicleId: string | null
  odometer: string
  workType: string | null
  orderNumber: string
  /** What the amounts of an order of the DMS are; without one they are list prices. */
  prices: VisitPrices
  mode: 'totals' | 'lines'
  totals: Record<TotalField, string>
  lines: TypedLine[]
  /** Vouchers to use, in the order in which they were chosen. */
  vouchers: string[]
  /** What staff take off on their own. */
  discretion: string
  /** The manager's approval that `discretion` rests on; null within one's own limit. */
  approvalId: string | null
}

export const emptyLine: TypedLine = { itemName: '', lineKind: 'labour', payer: 'customer', amount: '', benefit: '' }

export function emptyForm(vehicleId: string | null): VisitForm {
  return {
    vehicleId,
    odometer: '',
    workType: null,
    orderNumber: '',
    prices: 'billed',
    mode: 'totals',
    totals: { customerLabour: '', customerParts: '', insurer: '', manufacturer: '', internal: '' },
    lines: [emptyLine],
    vouchers: [],
    discretion: '',
    approvalId: null,
  }
}

/** The form after a change; an approval is for one car and does not go over to another. */
export function changed(before: VisitForm, part: Partial<VisitForm>): VisitForm {
  const after = { ...before, ...part }
  const moved = after.vehicleId !== before.vehicleId && before.approvalId !== null
  return moved ? { ...after, approvalId: null, discretion: '' } : after
}

/** An amount as it is typed: 12050 → `120.5`. */
export const yuanText = (amountFen: number): string => String(amountFen / 100)

export type DraftLine = VisitDraft['lines'][number]

/** The lines that were typed into, in their order. */
function typedLines(form: VisitForm): TypedLine[] {
  const typed =
    form.mode === 'lines'
      ? form.lines
      : Object.entries(totalFields).map(([field, { payer, lineKind }]) => ({
          ...emptyLine,
          payer,
          lineKind,
          amount: form.totals[field as TotalField],
        }))
  return typed.filter(({ amount }) => amount.trim() !== '')
}

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

interface Frame {
  storeId: string
  memberId: string
  presenceToken: string | null
}

/** What the form still needs before there is a draft to send; null when nothing. */
export function missingIn(form: VisitForm): string | null {
  if (form.vehicleId === null) return '还要选车辆'
  if (form.workType === null) return '还要选维修类型'
  if (Number.isNaN(odometerOf(form.odometer))) return '里程要写成整公里数'
  if (typedLines(form).length === 0) return '还要填金额'
  if (linesOf(form) === null) return '金额最多两位小数'
  if (form.discretion.trim() !== '' && fenOf(form.discretion) === null) return '优惠金额最多两位小数'
  return null
}

/** Whether anything was typed or chosen that leaving would lose. */
export function isTouched(form: VisitForm, fresh: VisitForm): boolean {
  return JSON.stringify(form) !== JSON.stringify(fresh)
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
    ...(form.vouchers.length === 0 ? {} : { vouchers: form.vouchers }),
    ...(benefits.length === 0 ? {} : { benefits }),
    ...(discretionFen === 0 ? {} : { discretionFen }),
    ...(form.approvalId === null || discretionFen === 0 ? {} : { approvalId: form.approvalId }),
  }
}
