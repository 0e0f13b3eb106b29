import {
  insuranceRenewed,
  type EndpointInput,
  type MembershipStatus,
  type recordInsurance as endpoint,
} from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { lockBalance } from '../points/index.ts'
import { membershipStatus } from './membership-status.queries.ts'
import { requireVisible } from './visibility.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { insuranceRenewals } from './membership-years.tables.ts'

type Request = EndpointInput<typeof endpoint>['body'] & { memberId: string }

/**
 * Records an insurance that a member renewed through the shop (req. 1.4, 1.5), once by its policy number.
 * @throws NOT_FOUND, POLICY_NUMBER_TAKEN, INPUT_INVALID for a day to come
 */
export async function recordInsurance(
  app: App,
  caller: StaffCaller,
  request: Request,
  idempotency: Idempotency,
): Promise<MembershipStatus> {
  const { memberId, storeId, policyNumber, insurer, premiumFen, renewedOn } = request
  requireOwnStore(caller, storeId)
  if (renewedOn > businessDateOf(app.clock.now())) throw new Refusal('INPUT_INVALID', { path: 'renewedOn' })
  const act = staffAct(app, caller, 'membership.record-insurance', { storeId, idempotency })
  try {
    return await app.db.unit(act, async (unit) => {
      await requireVisible(unit.sql, caller, memberId, unit.now)
      await lockBalance(unit, memberId)
      const id = newId()
      const { groupId, id: actId } = unit.act
      const paid = { memberId, storeId, policyNumber, insurer, premiumFen, renewedOn }
      await insertRow(unit.sql, insuranceRenewals, { id, groupId, ...paid, periodId: null, actId, at: unit.now })
      unit.raise(insuranceRenewed({ memberId, insuranceId: id }))
      return membershipStatus(unit.sql, groupId, memberId, unit.now)
    })
  } catch (error) {
    if (error instanceof DuplicateKey && error.table === 'insurance_renewals') throw new Refusal('POLICY_NUMBER_TAKEN')
    throw error
  }
}
