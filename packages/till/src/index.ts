/** The visit as staff type it, the same on their phones and at the counter: form, amounts, what is sent. Pure. */
export { fenOf, isTooMuch, padded, padKeys, yuanText, type PadKey } from './amount.ts'
export { draftOf, linesOf, oddOdometer, odometerOf, type DraftLine, type Frame } from './draft.ts'
export {
  changed,
  emptyForm,
  emptyLine,
  isEmptyForm,
  isUntouched,
  lineNoOf,
  withLine,
  withoutLine,
  withTemplate,
  type TypedLine,
  type VisitForm,
} from './form.ts'
