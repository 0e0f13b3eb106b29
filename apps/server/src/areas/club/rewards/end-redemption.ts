import { applyEntries, cancelPart, changeRedemption, type Balances } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import { tell } from '../../../platform/live/index.ts'
import { drawsOfSubject, lockWithKept, postEntries, readBalances } from '../points/index.ts'
import { writeRedemptionChange, type RedemptionChange } from './change-redemption.repository.ts'
import { causeOfLate, moveRedemption } from './move-redemptions.ts'
import { findRedemption, type Redemption } from './redemptions.repository.ts'
import { putBackToStock } from './rewards.repository.ts'

/** A redemption and its member's balances, as they are now and kept so until the unit ends. */
export interface LockedRedemption {
  redemption: Redemption
  balances: Balances
}

/**
 * Makes the answer of a change from what the redemption has become, inside the unit that keeps it: which one it is depends on
 * the screen that asked.
 */
export type AnswerOfChange<Answer> = (unit: Unit, changed: LockedRedemption) => Promise<Answer>

/**
 * A change of a redemption locks the balance of its member first, as for all that moves points. One that an earlier version left
 * with a member who went on in another is the kept member's from then on (req. 1.7). @throws NOT_FOUND
 */
export async function lockRedemption(unit: Unit, redemptionId: string): Promise<LockedRedemption> {
  const seen = await findRedemption(unit.sql, unit.act.groupId, { id: redemptionId })
  if (!seen) throw new Refusal('NOT_FOUND', { what: 'redemption' })
  const { memberId } = seen
  unit.concerns(memberId)
  const { balances: locked, keptOf } = await lockWithKept(unit, [memberId])
  const keptId = keptOf.get(memberId)
  if (keptId !== undefined)
    await moveRedemption(unit, { from: memberId, into: keptId, cause: causeOfLate(memberId) }, seen)
  const redemption = await findRedemption(unit.sql, unit.act.groupId, { id: redemptionId })
  const ownerId = keptId ?? memberId
  const balances = (keptId === undefined ? locked : await readBalances(unit.sql, [ownerId])).get(ownerId)
  if (!redemption || !balances) throw new Refusal('NOT_FOUND', { what: 'redemption' })
  // Two cards were merged meanwhile: it belongs to the kept member now.
  if (redemption.memberId !== ownerId) throw new Transient('REDEMPTION_MOVED', null)
  return { redemption, balances }
}

/** Writes a change and posts what it does to the points. @returns the redemption and the balances afterwards */
export async function postChange(
  unit: Unit,
  { redemption, balances }: LockedRedemption,
  change: RedemptionChange,
): Promise<LockedRedemption> {
  const { redemption: after, posting } = await writeRedemptionChange(unit, redemption, change)
  await postEntries(unit, new Map([[redemption.memberId, balances]]), [posting])
  await tell(unit, 'collections')
  return { redemption: after, balances: applyEntries(balances, posting.entries) }
}

/**
 * Ends what is held, whole or in part: points and stock return (req. 3.2). A quantity of null is all there is.
 * @throws REDEMPTION_STATE, REDEMPTION_QUANTITY
 */
export async function giveBack(
  unit: Unit,
  locked: LockedRedemption,
  end: { action: 'cancel' | 'expire'; quantity: number | null; reason: string | null },
): Promise<LockedRedemption> {
  const { redemption, balances } = locked
  const { state, quantity, points } = redemption
  const { action, reason } = end
  const cancelled = end.quantity ?? quantity
  const draws = await drawsOfSubject(unit.sql, redemption.memberId, redemption.id, 'held')
  const change =
    cancelled === quantity
      ? accepted(changeRedemption({ state, action, draws, balances }))
      : accepted(cancelPart({ state, quantity, cancelled, points, draws, balances }))
  await putBackToStock(unit, redemption.rewardId, cancelled)
  return postChange(unit, locked, {
    action,
    quantity: cancelled,
    storeId: null,
    reason,
    to: 'state' in change ? { state: change.state } : { quantity: change.quantityLeft, points: change.pointsLeft },
    posting: {
      kind: 'redemption_release',
      facts: { quantity: cancelled, ...(reason !== null && { reason }) },
      entries: change.entries,
    },
  })
}
