import { tillWords } from '@cheyou/words'
import { fenOf, isTooMuch, isUntouched, linesOf, odometerOf, type VisitForm } from '@cheyou/till'

/** What the form still needs before there is a draft to send; null when nothing. */
export function missingIn(form: VisitForm): string | null {
  const typed = form.lines.filter((line) => !isUntouched(line))
  if (form.vehicleId === null) return '还要选车辆'
  if (form.workType === null) return '还要选维修类型'
  if (Number.isNaN(odometerOf(form.odometer))) return '里程要写成整公里数'
  if (typed.length === 0 || typed.some(({ amount }) => amount.trim() === '')) return '还要填金额'
  if (typed.some(({ amount }) => isTooMuch(amount))) return tillWords.lineTooMuch
  if (linesOf(form) === null) return '金额最多两位小数'
  if (form.discretion.trim() !== '' && fenOf(form.discretion) === null) return '优惠金额最多两位小数'
  return null
}

/** Whether anything was typed or chosen since the form was opened. */
export function isTouched(form: VisitForm, fresh: VisitForm): boolean {
  return JSON.stringify(form) !== JSON.stringify(fresh)
}
