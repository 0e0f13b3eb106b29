import { mergeCustomers } from '../areas/people/merging/index.ts'
import { newKey, type TestClub, type TestMember } from './test-app.ts'

/** A manager merges the archive of one member into that of another: they are one person from then on. */
export async function mergeInto(club: TestClub, kept: TestMember, merged: TestMember): Promise<void> {
  const manager = { ...club.reception, role: 'manager' as const }
  const archives = { keptId: kept.customerId, mergedId: merged.customerId, reason: '同一个人' }
  await mergeCustomers(club.app, manager, archives, newKey(manager), async () => ({}))
}
