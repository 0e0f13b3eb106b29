import type { BenefitUsed, EndpointInput, giveBenefitAtDesk as endpoint } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Unit } from '../../../platform/db/database.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { tieToStore } from '../../people/customers/index.ts'
import { requirePresent, requireVisible } from '../membership/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { memberBenefits } from './benefits.queries.ts'
import { recordBenefitUses } from './record-uses.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { members } from '../membership/membership.tables.ts'

type UseRequest = EndpointInput<typeof endpoint>['body'] & { memberId: string }

/**
 * Gives a benefit at the desk, to a member who was scanned here or is of this store (req. 3.4). The store knows the member from
 * then on, so that it finds what it gave.
 * @throws NOT_FOUND, PRESENCE_EXPIRED, MEMBERSHIP_LAPSED, BENEFIT_UNKNOWN, BENEFIT_USED_UP
 */
export async function giveBenefit(
  app: App,
  caller: StaffCaller,
  request: UseRequest,
  idempotency: Idempotency,
): Promise<BenefitUsed> {
  const { memberId, storeId, code, quantity } = request
  requireOwnStore(caller, storeId)
  const act = staffAct(app, caller, 'benefits.use', { storeId, idempotency })
  return app.db.unit(act, async (unit) => {
    unit.concerns(memberId)
    await requireHere(unit, caller, request)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const [used] = await recordBenefitUses(unit, { memberId, storeId, visitId: null, rules }, [{ code, quantity }])
    const member = await firstRow(
      unit.sql,
      { customerId: members.customerId },
      'SELECT customerId FROM members WHERE id = ?',
      [memberId],
    )
    await tieToStore(unit, storeId, [member!.customerId])
    const { useId, name, left } = used!
    const benefits = await memberBenefits(unit.sql, { groupId: app.groupId, memberId, caller, now: unit.now })
    return { used: { useId, name, quantity, left }, benefits }
  })
}

async function requireHere(unit: Unit, caller: StaffCaller, request: UseRequest): Promise<void> {
  const { memberId, storeId, presenceToken } = request
  if (presenceToken !== undefined) return requirePresent(unit, memberId, presenceToken, storeId)
  return requireVisible(unit.sql, { ...caller, storeIds: [storeId] }, memberId, unit.now)
}
