import type { DeskColumns } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { deskColumnChoices } from './desk.tables.ts'

/** Keeps how somebody wants the columns of a list; the last choice holds, from whichever browser. */
export async function chooseColumns(
  app: App,
  caller: StaffCaller,
  { list, ...choice }: { list: string } & DeskColumns,
): Promise<DeskColumns> {
  const keep = () =>
    app.db.unit(staffAct(app, caller, 'desk.choose-columns'), async (unit) => {
      const place = { staffId: caller.id, list }
      const kept = { choice, changedAt: unit.now }
      const known = await updateRows(unit.sql, deskColumnChoices, kept, place)
      if (known === 0) await insertRow(unit.sql, deskColumnChoices, { ...place, ...kept, groupId: app.groupId })
      return choice
    })
  try {
    return await keep()
  } catch (error) {
    // Two browsers chose for the first time at the same moment: now there is a row to change.
    if (error instanceof DuplicateKey) return keep()
    throw error
  }
}
