import { addMonths, endOfMonth, endOfYear } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'
import type { ExpiryRule } from '../rules/rule-set.ts'

/** The last day on which points earned on a day can be spent, or null when they never expire (req. 2.5). */
export function expiryDate(earnedOn: BusinessDate, rule: ExpiryRule): BusinessDate | null {
  if (rule.kind === 'never') return null
  return rule.kind === 'year_end' ? endOfYear(earnedOn) : endOfMonth(addMonths(earnedOn, rule.months))
}
