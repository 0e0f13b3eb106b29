import type { EndpointInput, InsuranceRenewal, recordInsurance as endpoint } from '@cheyou/contract'
import { businessDateOf, type BusinessDate } from '@cheyou/domain'
import type { Act, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { integer, type Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { refreshCandidate } from './upgrade-queue.ts'

type Request = EndpointInput<typeof endpoint>['body'] & { memberId: string }

/**
 * Records an insurance that a member renewed through the shop (req. 1.4, 1.5), once by its policy number.
 * @throws POLICY_NUMBER_TAKEN, INPUT_INVALID for a day to come
 */
export async function recordInsurance(
  app: App,
  caller: StaffCaller,
  request: Request,
  idempotency: Idempotency,
): Promise<{ insuranceId: string }> {
  const { memberId, storeId, policyNumber, insurer, premiumFen, renewedOn } = request
  requireOwnStore(caller, storeId)
  if (renewedOn > businessDateOf(app.clock.now())) throw new Refusal('INPUT_INVALID', { path: 'renewedOn' })
  const act: Act = {
    groupId: app.groupId,
    storeId,
    actorKind: 'staff',
    actorId: caller.id,
    action: 'membership.record-insurance',
    idempotency,
  }
  try {
    return await app.db.unit(act, async (unit) => {
      const id = newId()
      const { groupId, id: actId } = unit.act
      const paid = { memberId, storeId, policyNumber, insurer, premiumFen, renewedOn }
      await unit.sql.insert('insurance_renewals', [{ id, groupId, ...paid, periodId: null, actId, at: unit.now }])
      await refreshCandidate(unit, memberId, await rulesInForce(unit.sql, groupId, unit.now))
      return { insuranceId: id }
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'insurance_renewals') throw new Refusal('POLICY_NUMBER_TAKEN')
    throw error
  }
}

/** Insurances of a member renewed since a day, newest first. */
export async function insurancesSince(sql: Sql, memberId: string, since: BusinessDate): Promise<InsuranceRenewal[]> {
  const rows = await sql.all<Omit<InsuranceRenewal, 'used'> & { premiumFen: unknown; periodId: string | null }>(
    `SELECT id AS insuranceId, policyNumber, insurer, premiumFen, renewedOn, periodId FROM insurance_renewals
     WHERE memberId = ? AND renewedOn >= ? ORDER BY renewedOn DESC, id DESC LIMIT 50`,
    [memberId, since],
  )
  return rows.map(({ periodId, ...row }) => ({ ...row, premiumFen: integer(row.premiumFen), used: periodId !== null }))
}

/** Marks the insurance as having paid for a membership year. @throws NOT_FOUND when another renewal used it first */
export async function spendInsurance(unit: Unit, insuranceId: string, periodId: string): Promise<void> {
  const used = await unit.sql.run('UPDATE insurance_renewals SET periodId = ? WHERE id = ? AND periodId IS NULL', [
    periodId,
    insuranceId,
  ])
  if (used !== 1) throw new Refusal('NOT_FOUND', { what: 'insurance' })
}
