import { readTyped } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { App } from '../../../wiring.ts'

/**
 * Leaves in the log of acts that one of the staff looked somebody up by their whole phone, found or not (req. 15.1); other texts
 * leave nothing. The act is about the member where there is just one.
 */
export async function notePhoneSearch(
  app: App,
  caller: { id: string },
  typed: string | undefined,
  memberIds: readonly string[],
): Promise<void> {
  if (typed === undefined || readTyped(typed).phone === null) return
  await app.db.unit(staffAct(app, caller, 'members.find-by-phone'), async (unit) => {
    const [memberId] = memberIds
    if (memberId !== undefined && memberIds.length === 1) unit.concerns(memberId)
    await unit.leaveAct()
  })
}
