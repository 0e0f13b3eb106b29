import { addMonths, endOfMonth, endOfYear } from '../business-time.ts'
import type { BusinessDate } from '../business-time.ts'
import type { ExpiryRule } from '../rules/rule-set.ts'

/** The last day on which points earned on a day can be spent, or null when they never expire (req. 2.5). */
export function expiryDate(earnedOn: BusinessDate, rule: ExpiryRule): BusinessDate | null {
  switch (rule.kind) {
    case 'never':
      return null
    case 'rolling_months':
      return endOfMonth(addMonths(earnedOn, rule.months))
    case 'year_end':
      return endOfYear(earnedOn)
  }
}
