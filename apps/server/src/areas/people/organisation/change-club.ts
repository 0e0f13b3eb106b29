import type { changeClub as endpoint, ConsoleClub, EndpointInput } from '@cheyou/contract'
import { accentShades } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pictureExists } from '../../../platform/files/index.ts'
import type { StaffCaller } from '../../../platform/http/callers.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { clubAtDesk } from './club-look.queries.ts'
import { requireSayForGroup } from './for-the-group.ts'
import { dealerGroups } from './organisation.tables.ts'

/**
 * Gives the club another name, logo or accent (req. 16.6).
 * @throws GROUP_ADMIN_NEEDED, ACCENT_FAINT with a shade that will do, PICTURE_UNKNOWN, CLUB_CHANGED when somebody else changed it meanwhile
 */
export async function changeClub(
  app: App,
  caller: StaffCaller,
  { revision, ...form }: EndpointInput<typeof endpoint>['body'],
  idempotency: Idempotency,
): Promise<ConsoleClub> {
  if (form.accent !== null) accepted(accentShades(form.accent))
  return app.db.unit(staffAct(app, caller, 'club.change', { reason: form.name, idempotency }), async (unit) => {
    const { groupId } = unit.act
    await requireSayForGroup(unit.sql, groupId, caller)
    const known = await findRow(unit.sql, dealerGroups, { id: groupId }, ['revision'], { lock: true })
    if ((known?.revision ?? 1) !== revision) throw new Refusal('CLUB_CHANGED')
    if (form.logo !== null && !(await pictureExists(unit.sql, groupId, form.logo))) throw new Refusal('PICTURE_UNKNOWN')
    await updateRows(unit.sql, dealerGroups, { ...form, revision: revision + 1 }, { id: groupId })
    return clubAtDesk(unit.sql, groupId, caller)
  })
}
