import { DuplicateKey, Transient } from '../../../platform/db/errors.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { SqlReader } from '../../../platform/db/sql.ts'
import { deleteRows, insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import type { App } from '../../../wiring.ts'
import { recentMembers } from './finding.tables.ts'

/** So many are kept for each of the staff. */
export const RECENT_MEMBERS = 10

/** Notes that one of the staff opened a member, so that the empty search offers them again. It says nothing about what was done there. */
export async function noteOpened(app: App, staffId: string, memberId: string): Promise<void> {
  if ((await recentMembersOf(app.db.read, staffId))[0] === memberId) return
  await app.db.upkeep(async (sql, openedAt) => {
    const again = await updateRows(sql, recentMembers, { openedAt }, { staffId, memberId })
    if (again > 0) return
    try {
      await insertRow(sql, recentMembers, { staffId, memberId, openedAt })
    } catch (error) {
      if (error instanceof DuplicateKey) throw new Transient('OPENED_MEANWHILE', error)
      throw error
    }
    const beyond = (await openedBy(sql, staffId)).slice(RECENT_MEMBERS)
    if (beyond.length > 0) await deleteRows(sql, recentMembers, { staffId, memberId: beyond })
  })
}

/** Whom one of the staff opened last, newest first; a member who went on in another may be among them. */
export const recentMembersOf = async (sql: SqlReader, staffId: string): Promise<string[]> =>
  (await openedBy(sql, staffId)).slice(0, RECENT_MEMBERS)

async function openedBy(sql: SqlReader, staffId: string): Promise<string[]> {
  const found = await rows(
    sql,
    { memberId: recentMembers.memberId },
    'SELECT memberId FROM recent_members WHERE staffId = ? ORDER BY openedAt DESC, memberId DESC',
    [staffId],
  )
  return found.map(({ memberId }) => memberId)
}
