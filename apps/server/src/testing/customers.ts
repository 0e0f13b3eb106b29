import type { Unit } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'

/** Customers of the archive who are no members, named 客户0 and on. */
export async function addCustomers(unit: Unit, sourceId: string, count: number): Promise<void> {
  await unit.sql.insert(
    'customers',
    Array.from({ length: count }, (_, i) => ({
      id: newId(),
      groupId: unit.act.groupId,
      sourceId,
      sourceNumber: `E${i}`,
      kind: 'person',
      name: `客户${i}`,
      nameKey: `客户${i}`,
      contentHash: '',
      createdAt: unit.now,
      updatedAt: unit.now,
    })),
  )
}
