import { tierChanged } from '@cheyou/contract'
import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { sum } from '../../../platform/db/columns.ts'
import { rows, firstRow } from '../../../platform/db/rows.ts'
import { insertRows, updateRows } from '../../../platform/db/table-rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { tierChanges, members } from './membership.tables.ts'

export interface TierChange {
  memberId: string
  from: string
  to: string
  cause: string
  ruleVersion: number
  effectiveOn: BusinessDate
}

/**
 * Records changes of tier with their causes and puts each member on the last of theirs, from the tier their first one leaves.
 * @throws Transient when a member's tier changed since it was read: the unit runs again
 */
export async function changeTiers(unit: Unit, changes: readonly TierChange[]): Promise<void> {
  await insertRows(
    unit.sql,
    tierChanges,
    changes.map(({ memberId, from, to, cause, ruleVersion, effectiveOn }) => ({
      id: newId(),
      groupId: unit.act.groupId,
      memberId,
      fromTier: from,
      toTier: to,
      cause,
      ruleVersion,
      effectiveOn,
      actId: unit.act.id,
      at: unit.now,
    })),
  )
  const byMember = Map.groupBy(changes, (change) => change.memberId)
  for (const [memberId, own] of [...byMember].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const moved = await updateRows(unit.sql, members, { tier: own.at(-1)!.to }, { id: memberId, tier: own[0]!.from })
    if (moved !== 1) throw new Transient('TIER_CHANGED', null)
  }
  for (const { memberId, from, to, cause, effectiveOn } of changes)
    unit.raise(tierChanged({ memberId, from, to, cause, effectiveOn }))
}

/** The tier history of members, oldest first: which tier was effective on a day. */
export async function tierHistories(
  sql: Sql,
  memberIds: readonly string[],
): Promise<Map<string, { effectiveOn: BusinessDate; toTier: string }[]>> {
  if (memberIds.length === 0) return new Map()
  const found = await rows(
    sql,
    pick(tierChanges, 'memberId', 'effectiveOn', 'toTier'),
    `SELECT memberId, effectiveOn, toTier FROM tier_changes WHERE memberId IN (${placeholders(memberIds.length)})
     ORDER BY memberId, effectiveOn, id`,
    [...memberIds],
  )
  return Map.groupBy(found, (row) => row.memberId)
}

/** Qualifying points of a member that no longer count for tiers since a downgrade. */
export async function setAsideOf(sql: Sql, memberId: string): Promise<number> {
  const row = await firstRow(
    sql,
    { setAside: sum() },
    'SELECT COALESCE(qualifyingSetAside, 0) AS setAside FROM members WHERE id = ?',
    [memberId],
  )
  return row?.setAside ?? 0
}
