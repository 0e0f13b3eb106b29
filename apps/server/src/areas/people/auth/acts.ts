import type { Act } from '../../../platform/db/database.ts'
import type { App } from '../../../wiring.ts'

interface Details extends Pick<Act, 'reason' | 'idempotency'> {
  /** Where it happens; without one at no store in particular, as at the console. */
  storeId?: string
}

/** What a staff member does, as it stands in the log of acts (req. 15.1). */
export function staffAct(
  app: Pick<App, 'groupId'>,
  caller: { id: string },
  action: string,
  { storeId, ...details }: Details = {},
): Act {
  return {
    groupId: app.groupId,
    storeId: storeId ?? null,
    actorKind: 'staff',
    actorId: caller.id,
    action,
    ...details,
  }
}

/** What nobody in particular does: a job, a sign-in, the founding of the club. */
export function systemAct(app: Pick<App, 'groupId'>, action: string): Act {
  return { groupId: app.groupId, storeId: null, actorKind: 'system', actorId: null, action }
}
