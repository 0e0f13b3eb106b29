import {
  getConsoleBenefits,
  getMemberBenefits,
  getMyBenefits,
  undoBenefitUse,
  undoConsoleBenefitUse,
  giveBenefitAtDesk,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { requireVisible } from '../membership/index.ts'
import { memberBenefits, myBenefits } from './benefits.queries.ts'
import { undoUse } from './undo-use.ts'
import { giveBenefit } from './give-benefit.ts'

/** The service package: seen by its owner, counted down and set right by staff (req. 1.3, 3.4). */
export function benefitsRoutes(app: App, routes: Routes): void {
  const visibleBenefits = async (caller: StaffCaller, memberId: string) => {
    const now = app.clock.now()
    await requireVisible(app.db.read, caller, memberId, now)
    return memberBenefits(app.db.read, { groupId: app.groupId, memberId, caller, now })
  }
  routes
    .on(getMyBenefits, ({ caller: { memberId } }) =>
      myBenefits(app.db.read, { groupId: app.groupId, memberId, now: app.clock.now() }),
    )
    .on(getMemberBenefits, ({ caller, params }) => visibleBenefits(caller, params.memberId))
    .on(getConsoleBenefits, ({ caller, params }) => visibleBenefits(caller, params.memberId))
    .on(giveBenefitAtDesk, ({ caller, params, body, idempotency }) =>
      giveBenefit(app, caller, { ...params, ...body }, idempotency),
    )
    .on(undoBenefitUse, ({ caller, params, body, idempotency }) =>
      undoUse(app, caller, { ...params, ...body }, idempotency),
    )
    .on(undoConsoleBenefitUse, ({ caller, params, body, idempotency }) =>
      undoUse(app, caller, { ...params, ...body }, idempotency),
    )
}
