import type { LineKind, OfferedTemplate, Payer } from '@cheyou/contract'
import type { VisitPrices } from '@cheyou/contract/codes'
import { yuanText } from './amount.ts'

/** A line as it is typed: the amount is still text. */
export interface TypedLine {
  itemName: string
  lineKind: LineKind
  payer: Payer
  amount: string
  /** The benefit that takes it off; empty: none. */
  benefit: string
}

/** What staff have typed of a visit. It can be put aside and taken up again, by somebody else and later. */
export interface VisitForm {
  vehicleId: string | null
  odometer: string
  workType: string | null
  orderNumber: string
  /** What the amounts of an order of the DMS are; without one they are list prices. */
  prices: VisitPrices
  lines: TypedLine[]
  /** The canned jobs that were put on it. */
  templateIds: string[]
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
    lines: [],
    templateIds: [],
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

/** Puts the lines of a canned job below those that are there, with its work type where none is chosen yet. */
export function withTemplate(form: VisitForm, { templateId, workType, lines }: OfferedTemplate): VisitForm {
  const added = lines.map(({ itemName, lineKind, amountFen }) => ({
    ...emptyLine,
    itemName,
    lineKind,
    amount: yuanText(amountFen),
  }))
  return {
    ...form,
    workType: form.workType ?? workType,
    lines: [...form.lines.filter((line) => !isUntouched(line)), ...added],
    templateIds: [...form.templateIds, templateId],
  }
}

/** Changes one line. */
export function withLine(form: VisitForm, at: number, part: Partial<TypedLine>): VisitForm {
  return { ...form, lines: form.lines.map((line, index) => (index === at ? { ...line, ...part } : line)) }
}

export function withoutLine(form: VisitForm, at: number): VisitForm {
  return { ...form, lines: form.lines.filter((_, index) => index !== at) }
}

/** Nothing was typed that would be lost. */
export function isEmptyForm(form: VisitForm): boolean {
  const { odometer, orderNumber, lines, vouchers, discretion } = form
  return [odometer, orderNumber, discretion].every((text) => text.trim() === '') && [...lines, ...vouchers].length === 0
}

export const isUntouched = ({ itemName, amount }: TypedLine): boolean => itemName.trim() === '' && amount.trim() === ''

/** The number under which a line is sent, counting from 1; null for one that nothing was typed into. */
export function lineNoOf({ lines }: VisitForm, at: number): number | null {
  const line = lines[at]
  if (line === undefined || isUntouched(line)) return null
  return lines.slice(0, at + 1).filter((one) => !isUntouched(one)).length
}
