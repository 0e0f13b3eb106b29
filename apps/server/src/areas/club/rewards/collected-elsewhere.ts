import type { FactsOf, storeRetired } from '@cheyou/contract'
import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { listStores } from '../../people/organisation/index.ts'
import { rewards } from './rewards.tables.ts'

/** How many names a sentence takes. */
const NAMES = 3

/** @throws STORE_COLLECTS naming rewards, offered or redeemed and not yet collected, that no open store would hand over */
export async function requireCollectedElsewhere(
  unit: Unit,
  retired: readonly FactsOf<typeof storeRetired>[],
): Promise<void> {
  if (retired.length === 0) return
  const open = new Set((await listStores(unit.sql, unit.act.groupId)).map(({ id }) => id))
  const bound = await rows(
    unit.sql,
    pick(rewards, 'name', 'storeIds'),
    `SELECT r.name, r.storeIds FROM rewards r WHERE r.groupId = ? AND r.storeIds IS NOT NULL AND (r.retiredAt IS NULL
       OR EXISTS (SELECT 1 FROM redemptions x WHERE x.rewardId = r.id AND x.state = 'held'))`,
    [unit.act.groupId],
  )
  const names = bound.filter(({ storeIds }) => storeIds?.every((id) => !open.has(id))).map(({ name }) => name)
  if (names.length > 0) throw new Refusal('STORE_COLLECTS', { rewards: named(names) })
}

const named = (names: readonly string[]): string =>
  names.length > NAMES ? `${names.slice(0, NAMES).join('、')}等 ${names.length} 件` : names.join('、')
