import type { Unit } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { pick } from '../../../platform/db/table.ts'
import type { Merge, MergingArchives, MergingPart, Moved } from '../../../platform/merging.ts'
import { lockBalances, pendingAdjustments, readBalances } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { continueMember, handCardTo } from './continue-member.ts'
import { members } from './membership.tables.ts'

/** The members of two archives. */
export async function cardsOfArchives(sql: Sql, { keptId, mergedId }: MergingArchives): Promise<Moved['cards']> {
  const found = await rows(
    sql,
    pick(members, 'id', 'customerId'),
    'SELECT id, customerId FROM members WHERE customerId IN (?, ?)',
    [keptId, mergedId],
  )
  const memberOf = (archive: string) => found.find(({ customerId }) => customerId === archive)?.id ?? null
  return { kept: memberOf(keptId), merged: memberOf(mergedId) }
}

/** The member who would go on in another; null where at most one of the two archives has a card. */
export async function continuingMember(sql: Sql, archives: MergingArchives): Promise<string | null> {
  const { kept, merged } = await cardsOfArchives(sql, archives)
  return kept === null ? null : merged
}

/** A merge of archives is one of their cards too: points, tier and years go on in the kept card (req. 1.7). */
export const cardsMerging: MergingPart = {
  async lock(unit, archives) {
    const { kept, merged } = await cardsOfArchives(unit.sql, archives)
    await lockBalances(unit, [kept, merged].filter((memberId) => memberId !== null).toSorted())
  },
  async against(sql, archives) {
    const from = await continuingMember(sql, archives)
    return from === null ? {} : { adjustments: await pendingAdjustments(sql, from) }
  },
  moves: moveCard,
}

/** The merged card goes on in the kept one, or as it is in an archive that has none. */
async function moveCard(unit: Unit, { mergeId, keptId, mergedId }: Merge): Promise<Partial<Moved>> {
  const cards = await cardsOfArchives(unit.sql, { keptId, mergedId })
  const { kept: into, merged: from } = cards
  if (from === null) return { cards }
  const balances = await readBalances(unit.sql, [from, ...(into === null ? [] : [into])].toSorted())
  const { qualifying, redeemable, debt } = balances.get(from)!
  const points = { qualifying, redeemable, debt }
  if (into === null) {
    await handCardTo(unit, from, keptId)
    return { cards, points }
  }
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  return { cards, points, beside: await continueMember(unit, { mergeId, from, into, balances, rules }) }
}
