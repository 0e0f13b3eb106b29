import type { FactsOf, storeOpened, storeRetired } from '@cheyou/contract'
import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { staff } from './auth.tables.ts'
import { assignStaff } from './staff.repository.ts'
import { distrustStaff } from './trusted-sessions.ts'

/** Who opens a store works there: somebody must, and nobody gives themselves a place. */
export async function staffNewStores(unit: Unit, opened: readonly FactsOf<typeof storeOpened>[]): Promise<void> {
  for (const { storeId, staffId } of opened) {
    await assignStaff(unit, staffId, storeId)
    unit.afterCommit(() => distrustStaff(staffId))
  }
}

/** How many names a sentence takes. */
const NAMES = 5

/** @throws STORE_STAFFED naming those who would be left without an open store; locked, so that nobody is hired for it meanwhile */
export async function requireStaffElsewhere(
  unit: Unit,
  retired: readonly FactsOf<typeof storeRetired>[],
): Promise<void> {
  for (const { storeId } of retired) {
    const left = await rows(
      unit.sql,
      { name: staff.name },
      `SELECT p.name FROM staff p JOIN staff_stores x ON x.staffId = p.id
       WHERE x.storeId = ? AND p.retiredAt IS NULL AND NOT EXISTS
         (SELECT 1 FROM staff_stores o JOIN stores s ON s.id = o.storeId WHERE o.staffId = p.id AND s.retiredAt IS NULL)
       ORDER BY p.name${unit.sql.dialect === 'mysql' ? ' FOR UPDATE' : ''}`,
      [storeId],
    )
    if (left.length > 0)
      throw new Refusal('STORE_STAFFED', {
        staff: namesOf(left.map(({ name }) => name)),
      })
  }
}

const namesOf = (names: readonly string[]): string =>
  names.length > NAMES ? `${names.slice(0, NAMES).join('、')}等 ${names.length} 人` : names.join('、')
