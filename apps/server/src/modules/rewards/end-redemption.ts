import { applyEntries, changeRedemption, drawsOfHold, type Balances, type RedemptionAction } from '@cheyou/domain'
import type { Act, Unit } from '../../db/database.ts'
import { datetime } from '../../db/sql.ts'
import { accepted, Refusal } from '../../http/refusal.ts'
import type { Idempotency } from '../../http/routes.ts'
import type { App } from '../../wiring.ts'
import { requireOwnStore, type StaffCaller } from '../auth/index.ts'
import type { MemberCaller } from '../membership/index.ts'
import { findPosting, lockBalance, postEntries } from '../points/index.ts'
import { holdCause } from './redeem-reward.ts'
import { findRedemption, type Redemption } from './redemptions.repository.ts'
import { putBackToStock } from './rewards.repository.ts'

export interface EndedRedemption {
  redemption: Redemption
  balances: Balances
}

/** Cancels an own redemption before it is handed over: points and stock return (req. 3.2). */
export async function cancelRedemption(
  app: App,
  caller: MemberCaller,
  redemptionId: string,
  idempotency: Idempotency,
): Promise<EndedRedemption> {
  const act: Act = {
    groupId: app.groupId,
    storeId: null,
    actorKind: 'member',
    actorId: caller.memberId,
    action: 'rewards.cancel',
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    const redemption = await findRedemption(unit.sql, app.groupId, { id: redemptionId })
    if (redemption?.memberId !== caller.memberId) throw new Refusal('NOT_FOUND')
    return endRedemption(unit, redemption, 'cancel', null)
  })
}

/** Staff have handed the reward over: what was held is redeemed (req. 3.2). @throws NOT_FOUND, REDEMPTION_STATE */
export async function handOver(
  app: App,
  caller: StaffCaller,
  request: { redemptionId: string; storeId: string },
  idempotency: Idempotency,
): Promise<EndedRedemption> {
  requireOwnStore(caller, request.storeId)
  const act: Act = {
    groupId: app.groupId,
    storeId: request.storeId,
    actorKind: 'staff',
    actorId: caller.id,
    action: 'rewards.hand-over',
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    const redemption = await findRedemption(unit.sql, app.groupId, { id: request.redemptionId })
    if (!redemption) throw new Refusal('NOT_FOUND')
    return endRedemption(unit, redemption, 'hand_over', request.storeId)
  })
}

const kinds = { hand_over: 'redemption', cancel: 'redemption_release', expire: 'redemption_release' } as const

/** Ends a held redemption one way; a second end at the same moment finds it ended. */
export async function endRedemption(
  unit: Unit,
  redemption: Redemption,
  action: RedemptionAction,
  storeId: string | null,
): Promise<EndedRedemption> {
  const { id, memberId, rewardId, rewardName } = redemption
  const balances = await lockBalance(unit, memberId)
  const hold = await findPosting(unit.sql, memberId, holdCause(id))
  const draws = drawsOfHold(hold?.entries ?? [])
  const change = accepted(changeRedemption({ state: redemption.state, action, draws, balances }))
  const ended = await unit.sql.run(
    "UPDATE redemptions SET state = ?, settledAt = ?, storeId = ? WHERE id = ? AND state = 'held'",
    [change.state, unit.now, storeId, id],
  )
  if (ended !== 1) throw new Refusal('REDEMPTION_STATE', { action })
  if (change.returnsStock) await putBackToStock(unit, rewardId, 1)
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause: `redemption:${id}:end`,
      kind: kinds[action],
      subjectId: id,
      tier: null,
      ruleVersion: null,
      facts: action === 'expire' ? { rewardName, reason: 'uncollected' } : { rewardName },
      effectiveAt: unit.now,
      entries: change.entries,
    },
  ])
  const store = storeId ? await unit.sql.one<{ name: string }>('SELECT name FROM stores WHERE id = ?', [storeId]) : null
  return {
    redemption: { ...redemption, state: change.state, settledAt: datetime(unit.now), storeName: store?.name ?? null },
    balances: applyEntries(balances, change.entries),
  }
}
