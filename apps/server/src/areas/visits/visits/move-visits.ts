import type { Unit } from '../../../platform/db/database.ts'

/** All visits of one archive become those of the archive it was merged into (req. 1.7). */
export async function moveVisits(unit: Unit, { from, to }: { from: string; to: string }): Promise<void> {
  await unit.sql.run('UPDATE visits SET customerId = ? WHERE customerId = ?', [to, from])
}
