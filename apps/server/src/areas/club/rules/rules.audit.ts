import { sealOf, type ClosedRows } from '../../../platform/audit/closed-days.ts'

/** Rules by the day from which they are in force: what is open are those days, and with them whatever was reckoned since by any rules. */
export const closedRules: ClosedRows = {
  name: 'rules',
  days: `SELECT SUBSTR(effectiveFrom, 1, 10) AS day, ${sealOf('id', 'version', 'effectiveFrom', 'document')} AS seal
    FROM rule_sets GROUP BY SUBSTR(effectiveFrom, 1, 10)`,
  open: async (_read, days) => days,
}
