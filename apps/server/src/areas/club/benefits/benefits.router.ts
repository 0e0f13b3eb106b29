import {
  getConsoleBenefits,
  getMemberBenefits,
  getMyBenefits,
  undoBenefitUse,
  undoConsoleBenefitUse,
  useBenefitAtDesk,
} from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole, requireStaff, type StaffCaller } from '../../people/auth/index.ts'
import { requireMember, requireVisible } from '../membership/index.ts'
import { memberBenefits, myBenefits } from './benefits.queries.ts'
import { tillRoles, undoUse } from './undo-use.ts'
import { giveBenefit } from './give-benefit.ts'

const requireDesk = requireStaff('reception', 'care', 'manager', 'group_admin')
const requireTill = requireStaff(...tillRoles)
const requireOffice = requireConsole('care', 'manager', 'group_admin')
const requireManager = requireConsole('manager', 'group_admin')

/** The service package: seen by its owner, counted down and set right by staff (req. 1.3, 3.4). */
export function benefitsRoutes(app: App): Routes {
  const benefitsOf = (caller: StaffCaller, memberId: string) =>
    memberBenefits(app.db.read, { groupId: app.groupId, memberId, caller, now: app.clock.now() })
  const visibleBenefits = async (caller: StaffCaller, memberId: string) => {
    await requireVisible(app.db.read, caller, memberId, app.clock.now())
    return benefitsOf(caller, memberId)
  }
  return new Routes(app)
    .on(getMyBenefits, requireMember, 'read', ({ caller: { memberId } }) =>
      myBenefits(app.db.read, { groupId: app.groupId, memberId, now: app.clock.now() }),
    )
    .on(getMemberBenefits, requireDesk, 'desk', ({ caller, params }) => visibleBenefits(caller, params.memberId))
    .on(getConsoleBenefits, requireOffice, 'read', ({ caller, params }) => visibleBenefits(caller, params.memberId))
    .on(useBenefitAtDesk, requireTill, 'desk', async ({ caller, params, body, idempotency }) => {
      const { useId, name, quantity, left } = await giveBenefit(app, caller, { ...params, ...body }, idempotency)
      return { used: { useId, name, quantity, left }, benefits: await benefitsOf(caller, params.memberId) }
    })
    .on(undoBenefitUse, requireTill, 'desk', async ({ caller, params, body, idempotency }) => {
      const { memberId } = await undoUse(app, caller, { ...params, ...body }, idempotency)
      return benefitsOf(caller, memberId)
    })
    .on(undoConsoleBenefitUse, requireManager, 'write', async ({ caller, params, body, idempotency }) => {
      const { memberId } = await undoUse(app, caller, { ...params, ...body }, idempotency)
      return benefitsOf(caller, memberId)
    })
}
