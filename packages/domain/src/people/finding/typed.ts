import { isCardNumber } from '../../club/membership/card-number.ts'
import { parsePhone } from '../customers/phone.ts'
import { normalisePlate } from '../vehicles/plate.ts'
import { foldName } from './fold-name.ts'

/** What a text in the search box may be, each as its keys are written; null for what it cannot be (req. 16.4). */
export interface Typed {
  /** A whole mobile number: then it is nothing else. */
  readonly phone: string | null
  /** The last four digits of one. */
  readonly phoneTail: string | null
  /** Part of a name. */
  readonly name: string | null
  /** Letters of a name as it is read, or only the first of each syllable. */
  readonly letters: string | null
  /** Part of a plate. */
  readonly plate: string | null
  /** A VIN or its end. */
  readonly vinEnd: string | null
  /** A whole card number. */
  readonly card: string | null
  readonly cardEnd: string | null
  /** An order number or its end. */
  readonly orderEnd: string | null
}

const NOTHING: Typed = {
  phone: null,
  phoneTail: null,
  name: null,
  letters: null,
  plate: null,
  vinEnd: null,
  card: null,
  cardEnd: null,
  orderEnd: null,
}

const fits = (text: string, form: RegExp): string | null => (form.test(text) ? text : null)

/** Three characters of a plate, or two that begin one; unusual plates have two characters of Chinese. */
const PLATE_PART = /^(?:[A-Z0-9\p{Script=Han}]{3,12}|\p{Script=Han}[A-Z])$/u
const VIN_END = /^[A-HJ-NPR-Z0-9]{4,17}$/
const ORDER_END = /^(?=.*\d)[A-Z0-9._/-]{4,40}$/

/** Reads what somebody typed into the search box. */
export function readTyped(text: string): Typed {
  const phone = parsePhone(text)
  if (phone.ok) return { ...NOTHING, phone: phone.value }
  const compact = normalisePlate(text)
  const digits = /^\d+$/.test(compact) ? compact : ''
  const name = foldName(text)
  return {
    ...NOTHING,
    phoneTail: fits(digits, /^\d{4}$/),
    name: name === '' ? null : name,
    letters: fits(name.replaceAll(/['’]/g, '').replaceAll('ü', 'v'), /^[a-z]{2,40}$/),
    plate: fits(compact, PLATE_PART),
    vinEnd: fits(compact, VIN_END),
    card: isCardNumber(digits) ? digits : null,
    cardEnd: fits(digits, /^\d{4,9}$/),
    orderEnd: fits(foldOrder(text), ORDER_END),
  }
}

/** An order number as it is searched: in capitals, half width, without spaces. */
export const foldOrder = (orderNumber: string): string =>
  orderNumber.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')

/** As `orderReversed` has it. */
export const reversedOrder = (orderNumber: string): string => reversed(foldOrder(orderNumber))

/** From its end, so that an index finds what ends alike. */
export const reversed = (text: string): string => [...text].toReversed().join('')
