import type { Unit } from '../../../platform/db/database.ts'
import { listRows, updateRows } from '../../../platform/db/table-rows.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { moveDraws } from '../points/index.ts'
import { redemptions, voucherUses } from './redemptions.tables.ts'
import { showAll, showNew } from './show-to-stores.ts'

/** One member who went on in another, and what the postings in both ledgers are known by, before the redemption's id. */
export interface RedemptionsMove {
  from: string
  into: string
  cause: string
}

type Moving = Pick<RowOf<typeof redemptions>, 'id' | 'rewardName' | 'state'>

/**
 * Redemptions go along with the points they were paid with, so that they count for the kept member's limits, and what is given
 * back later is given back to them: when a visit is voided, a handing over undone, an order corrected (req. 2.6, 3.2). For a unit
 * that holds the lock on both balances.
 */
export async function moveRedemptions(unit: Unit, move: RedemptionsMove): Promise<void> {
  const paid = await listRows(
    unit.sql,
    redemptions,
    { memberId: move.from },
    { columns: ['id', 'rewardName', 'state'] },
  )
  for (const redemption of paid) await movePaidPoints(unit, move, redemption)
  await updateRows(unit.sql, redemptions, { memberId: move.into }, { memberId: move.from })
  await updateRows(unit.sql, voucherUses, { memberId: move.into }, { memberId: move.from })
  await showAll(unit, [move.into])
}

/** One of them, as `moveRedemptions`. */
export async function moveRedemption(unit: Unit, move: RedemptionsMove, redemption: Moving): Promise<void> {
  await movePaidPoints(unit, move, redemption)
  await updateRows(unit.sql, redemptions, { memberId: move.into }, { id: redemption.id })
  await updateRows(unit.sql, voucherUses, { memberId: move.into }, { redemptionId: redemption.id })
  await showNew(unit, redemption.id)
}

async function movePaidPoints(unit: Unit, move: RedemptionsMove, { id, rewardName, state }: Moving): Promise<void> {
  if (state !== 'held' && state !== 'handed_over') return
  const { from, into: to } = move
  const posting = { from, to, cause: `${move.cause}:${id}`, subjectId: id, facts: { rewardName } }
  await moveDraws(unit, posting, state === 'held' ? 'held' : 'redeemed')
}

/** What the postings are known by where an earlier version left redemptions with a member who went on in another. */
export const causeOfLate = (aliasId: string): string => `merge:${aliasId}`
