import type { ConsoleReward, EndpointInput, moveStock as moveStockEndpoint } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import { sum } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { soleRow } from '../../../platform/db/rows.ts'
import { findRow, updateRows } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { rewardAtDesk } from './catalogue.queries.ts'
import { changeable } from './edit-reward.ts'
import { rewards } from './rewards.tables.ts'
import { noteMovement } from './stock.repository.ts'

export type StockMove = EndpointInput<typeof moveStockEndpoint>['body']

/**
 * Changes a reward's stock by hand (req. 3.1): a delivery adds, a count of the shelf sets, and a reward may be counted no
 * longer. Redemptions move it by themselves, at the same row, so a move and a redemption never overwrite each other.
 * @throws STOCK_NOT_COUNTED for a delivery to what is not counted, STOCK_SHORT {held, counted} when fewer lie on the shelf than
 * are redeemed and not yet collected; NOT_FOUND, ROLE_MISSING
 */
export async function moveStock(
  app: App,
  caller: StaffCaller,
  rewardId: string,
  move: StockMove,
  idempotency: Idempotency,
): Promise<ConsoleReward> {
  const act = staffAct(app, caller, 'rewards.move-stock', { reason: move.reason, idempotency })
  return app.db.unit(act, async (unit) => {
    await changeable(unit, caller, rewardId)
    const leftBefore = await lockStock(unit, rewardId)
    const leftAfter = await leftAfterMove(unit, rewardId, leftBefore, move)
    await updateRows(unit.sql, rewards, { stockLeft: leftAfter }, { groupId: app.groupId, id: rewardId })
    const quantity = move.kind === 'uncounted' ? null : move.quantity
    await noteMovement(unit, { rewardId, kind: move.kind, quantity, leftBefore, leftAfter, reason: move.reason })
    return rewardAtDesk(unit.sql, app.groupId, caller, rewardId)
  })
}

/** Pieces left, kept until the unit ends: a redemption meanwhile waits for this row. */
async function lockStock(unit: Unit, rewardId: string): Promise<number | null> {
  const where = { groupId: unit.act.groupId, id: rewardId }
  return (await findRow(unit.sql, rewards, where, ['stockLeft'], { lock: true }))?.stockLeft ?? null
}

async function leftAfterMove(
  unit: Unit,
  rewardId: string,
  leftBefore: number | null,
  move: StockMove,
): Promise<number | null> {
  if (move.kind === 'uncounted') return null
  if (move.kind === 'delivery') {
    if (leftBefore === null) throw new Refusal('STOCK_NOT_COUNTED')
    return leftBefore + move.quantity
  }
  // What is redeemed and not yet collected still lies on the shelf, but is nobody else's to redeem.
  const held = await heldPieces(unit, rewardId)
  if (move.quantity < held) throw new Refusal('STOCK_SHORT', { held, counted: move.quantity })
  return move.quantity - held
}

/** With the reward's row locked no redemption can be made meanwhile; one that ends gives its pieces back after us. */
async function heldPieces(unit: Unit, rewardId: string): Promise<number> {
  const { held } = await soleRow(
    unit.sql,
    { held: sum() },
    "SELECT COALESCE(SUM(quantity), 0) AS held FROM redemptions WHERE rewardId = ? AND state = 'held'",
    [rewardId],
  )
  return held
}
