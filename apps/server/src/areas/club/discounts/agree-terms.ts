import type { Agreement } from '@cheyou/contract'
import { agreeTerms as decide, businessDateOf } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import { newId } from '../../../platform/db/ids.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { requireVisible } from '../membership/index.ts'
import { lockBalance } from '../points/index.ts'
import { agreementOf } from './agreements.queries.ts'
import { addAgreement, endStanding, standingAgreements } from './agreements.repository.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { customers } from '../../people/customers/customers.tables.ts'

export interface AgreementWish {
  memberId: string
  name: string
  labourMilli: number
  partsMilli: number
  fromOn: string
  untilOn: string
}

/**
 * Agrees on prices with a company (req. 3.5).
 * @throws NOT_FOUND, AGREEMENT_COMPANY_ONLY, AGREEMENT_OVERLAPS, PERIOD_INVALID
 */
export async function agreeTerms(
  app: App,
  caller: StaffCaller,
  wish: AgreementWish,
  idempotency: Idempotency,
): Promise<Agreement> {
  return app.db.unit(staffAct(app, caller, 'discounts.agree', { reason: wish.name, idempotency }), async (unit) => {
    await requireVisible(unit.sql, caller, wish.memberId, unit.now)
    const { memberId, name, ...terms } = wish
    const customer = await firstRow(
      unit.sql,
      { kind: customers.kind },
      'SELECT c.kind FROM members m JOIN customers c ON c.id = m.customerId WHERE m.id = ? AND m.groupId = ?',
      [memberId, app.groupId],
    )
    if (!customer) throw new Refusal('NOT_FOUND')
    // Two managers who agree at once wait here for each other, so that the second sees what the first agreed on.
    await lockBalance(unit, memberId)
    const today = businessDateOf(unit.now)
    const others = await standingAgreements(unit.sql, memberId, today)
    const customerIsCompany = customer.kind === 'organisation'
    const agreed = accepted(decide({ ...terms, customerIsCompany, others, today }))
    const id = newId()
    await addAgreement(unit, { ...agreed, id, memberId, name, agreedBy: caller.id })
    return agreementOf(unit.sql, caller, id, { groupId: app.groupId, now: unit.now })
  })
}

/** Ends agreed prices at once, with a reason; what was settled by them stays. @throws NOT_FOUND, AGREEMENT_STATE */
export async function endAgreement(
  app: App,
  caller: StaffCaller,
  { agreementId, reason }: { agreementId: string; reason: string },
  idempotency: Idempotency,
): Promise<Agreement> {
  return app.db.unit(staffAct(app, caller, 'discounts.end-agreement', { reason, idempotency }), async (unit) => {
    const at = { groupId: app.groupId, now: unit.now }
    const { memberId } = await agreementOf(unit.sql, caller, agreementId, at)
    unit.concerns(memberId)
    await requireVisible(unit.sql, caller, memberId, unit.now)
    const end = { endedBy: caller.id, reason, today: businessDateOf(unit.now) }
    if (!(await endStanding(unit, agreementId, end))) throw new Refusal('AGREEMENT_STATE')
    return agreementOf(unit.sql, caller, agreementId, at)
  })
}
