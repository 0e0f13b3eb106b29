import type { PostingKind, RedemptionChangeAction, RedemptionState } from '@cheyou/contract/codes'
import type { EntryDraft } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { findRow, insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { stores } from '../../people/organisation/organisation.tables.ts'
import type { PostingDraft } from '../points/index.ts'
import type { Redemption } from './redemptions.repository.ts'
import { redemptionChanges, redemptions } from './redemptions.tables.ts'
import { showWhereDone } from './show-to-stores.ts'

export interface RedemptionChange {
  action: RedemptionChangeAction
  /** Pieces concerned. */
  quantity: number
  /** Where it happened; null: not at a store. */
  storeId: string | null
  reason: string | null
  /** What is different afterwards. */
  to: {
    state?: RedemptionState
    quantity?: number
    points?: number
    leftFen?: number
    /** The store where it is handed over; null: it no longer is. */
    handedOverAt?: string | null
  }
  posting: { kind: PostingKind; facts?: object; entries: readonly EntryDraft[] }
}

/**
 * Writes one change of a redemption, for a unit that holds the lock on the member's balance, and says what to post. Each
 * change has the next revision, and so has its cause: nothing happens twice, and what was undone can be done again.
 * @throws Transient when the redemption changed since it was read: the unit runs again
 */
export async function writeRedemptionChange(
  unit: Unit,
  redemption: Redemption,
  change: RedemptionChange,
): Promise<{ redemption: Redemption; posting: PostingDraft }> {
  const after = changed(unit, redemption, change)
  const { id, memberId, revision, state, quantity, points, settledAt, storeId } = after
  const written = await updateRows(
    unit.sql,
    redemptions,
    { state, quantity, points, settledAt, storeId, revision, leftFen: after.voucher?.leftFen ?? null },
    { id, revision: redemption.revision },
  )
  if (written !== 1) throw new Transient('REDEMPTION_CHANGED', null)
  await noteChange(unit, after, change)
  const { posting } = change
  return {
    redemption: await withStoreName(unit, redemption, after),
    posting: {
      memberId,
      cause: `redemption:${id}:${revision}`,
      kind: posting.kind,
      subjectId: id,
      tier: null,
      ruleVersion: null,
      facts: { rewardName: redemption.rewardName, ...posting.facts },
      effectiveAt: unit.now,
      entries: posting.entries,
    },
  }
}

/** One line of what became of a redemption; the act says who did it. */
async function noteChange(unit: Unit, redemption: Redemption, change: RedemptionChange): Promise<void> {
  const { id: redemptionId, revision } = redemption
  const { action, quantity, storeId, reason } = change
  await insertRow(unit.sql, redemptionChanges, {
    id: newId(),
    groupId: unit.act.groupId,
    redemptionId,
    revision,
    action,
    quantity,
    storeId,
    reason,
    actId: unit.act.id,
    at: unit.now,
  })
  if (storeId !== null) await showWhereDone(unit, redemptionId, storeId)
}

async function withStoreName(unit: Unit, before: Redemption, after: Redemption): Promise<Redemption> {
  if (after.storeId === before.storeId) return after
  if (after.storeId === null) return { ...after, storeName: null }
  const store = await findRow(unit.sql, stores, { id: after.storeId }, ['name'])
  return { ...after, storeName: store?.name ?? null }
}

function changed(unit: Unit, redemption: Redemption, { to }: RedemptionChange): Redemption {
  const state = to.state ?? redemption.state
  const settledAt = state === redemption.state ? redemption.settledAt : state === 'held' ? null : unit.now
  return {
    ...redemption,
    state,
    quantity: to.quantity ?? redemption.quantity,
    points: to.points ?? redemption.points,
    revision: redemption.revision + 1,
    voucher: redemption.voucher && { ...redemption.voucher, leftFen: to.leftFen ?? redemption.voucher.leftFen },
    settledAt,
    storeId: to.handedOverAt === undefined ? redemption.storeId : to.handedOverAt,
  }
}
