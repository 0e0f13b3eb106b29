import type { InsuranceRenewal } from '@cheyou/contract'
import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { insuranceRenewals } from './membership-years.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'

/** Insurances of a member renewed since a day, newest first. */
export async function insurancesSince(sql: Sql, memberId: string, since: BusinessDate): Promise<InsuranceRenewal[]> {
  const found = await rows(
    sql,
    {
      ...pick(insuranceRenewals, 'insurer', 'policyNumber', 'premiumFen', 'renewedOn', 'periodId'),
      insuranceId: insuranceRenewals.id,
    },
    `SELECT id AS insuranceId, policyNumber, insurer, premiumFen, renewedOn, periodId FROM insurance_renewals
     WHERE memberId = ? AND renewedOn >= ? ORDER BY renewedOn DESC, id DESC LIMIT 50`,
    [memberId, since],
  )
  return found.map(({ periodId, ...row }) => ({ ...row, used: periodId !== null }))
}

/** Marks the insurance as having paid for a membership year. @throws NOT_FOUND when another renewal used it first */
export async function spendInsurance(unit: Unit, insuranceId: string, periodId: string): Promise<void> {
  const used = await updateRows(unit.sql, insuranceRenewals, { periodId }, { id: insuranceId, periodId: null })
  if (used !== 1) throw new Refusal('NOT_FOUND', { what: 'insurance' })
}
