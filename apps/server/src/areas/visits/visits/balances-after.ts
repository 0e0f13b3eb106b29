import { businessDateOf, type Balances } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { readBalances, shownBalances } from '../../club/points/index.ts'

/** A member's balances once everything that the unit raised is handled, as screens show them. Of an alias ask for who was kept. */
export async function balancesAfter(unit: Unit, memberId: string): Promise<Balances> {
  await unit.handleRaised()
  const balances = (await readBalances(unit.sql, [memberId])).get(memberId)
  if (!balances) throw new Error('A member without a points account')
  return shownBalances(unit.sql, memberId, balances, businessDateOf(unit.now))
}
