import { applyEntries, captureHold, undoHandOver, type Balances } from '@cheyou/domain'
import { count, sum } from '../../../platform/db/columns.ts'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { accepted } from '../../../platform/http/refusal.ts'
import { continuedIn, drawsOfSubject, type PostingDraft } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { writeRedemptionChange } from './change-redemption.repository.ts'
import { causeOfLate, moveRedemption } from './move-redemptions.ts'
import { findRedemption, type Redemption } from './redemptions.repository.ts'
import { voucherUses } from './redemptions.tables.ts'
import { ownVouchers, type OwnVoucher } from './voucher-offers.queries.ts'

/** What vouchers do to the ledger: the caller posts it together with its own. */
export interface VoucherPostings {
  postings: PostingDraft[]
  balances: Balances
}

/**
 * Writes down what a visit took off by vouchers (req. 3.3), for a unit that holds the lock on the member's balance. The
 * first use hands the voucher over: what it held is redeemed. What is left can be used again where the rules allow it.
 * `takenFen` is from 1 to what is left.
 * @throws NOT_FOUND, VOUCHER_USED_UP, REDEMPTION_STATE when somebody else was first
 */
export async function useVouchers(
  unit: Unit,
  visit: { memberId: string; visitId: string; storeId: string; balances: Balances },
  uses: readonly { redemptionId: string; takenFen: number }[],
): Promise<VoucherPostings> {
  const used: VoucherPostings = { postings: [], balances: visit.balances }
  if (uses.length === 0) return used
  const { groupId } = unit.act
  const { partialUse } = (await rulesInForce(unit.sql, groupId, unit.now)).vouchers
  const ids = uses.map(({ redemptionId }) => redemptionId)
  const vouchers = await ownVouchers(unit.sql, groupId, visit.memberId, ids)
  for (const { redemptionId, takenFen } of uses) {
    const voucher = accepted(vouchers.get(redemptionId)!)
    const restFen = voucher.voucher.leftFen - takenFen
    if (takenFen < 1 || restFen < 0) throw new RangeError(`${takenFen} fen taken off by a voucher`)
    const leftFen = partialUse ? restFen : 0
    const posting = await takeVoucher(unit, voucher, { storeId: visit.storeId, leftFen })
    await insertRow(unit.sql, voucherUses, {
      id: newId(),
      groupId,
      storeId: visit.storeId,
      memberId: visit.memberId,
      redemptionId,
      visitId: visit.visitId,
      takenFen,
      forfeitedFen: restFen - leftFen,
      usedAt: unit.now,
    })
    used.postings.push(posting)
    used.balances = applyEntries(used.balances, posting.entries)
  }
  return used
}

async function takeVoucher(
  unit: Unit,
  voucher: OwnVoucher,
  { storeId, leftFen }: { storeId: string; leftFen: number },
): Promise<PostingDraft> {
  const first = voucher.state === 'held'
  const draws = first ? await drawsOfSubject(unit.sql, voucher.memberId, voucher.id, 'held') : []
  const { posting } = await writeRedemptionChange(unit, voucher, {
    action: 'use',
    quantity: 1,
    storeId,
    reason: null,
    to: { state: 'handed_over', leftFen, ...(first && { handedOverAt: storeId }) },
    posting: { kind: 'redemption', entries: captureHold(draws) },
  })
  return posting
}

const use = { ...pick(voucherUses, 'id', 'redemptionId'), givenFen: sum(), otherUses: count() }

/**
 * Gives back what was used on a visit that is voided, whole and once (req. 2.6, 3.3), to the current owner of the vouchers: for a unit
 * that holds the lock on the balance of the visit's member and, where they went on in another, of that one. A voucher that no other
 * visit used is held again. @returns what to post
 */
export async function returnVouchers(unit: Unit, visitId: string): Promise<PostingDraft[]> {
  const uses = await rows(
    unit.sql,
    use,
    `SELECT u.id, u.redemptionId, u.takenFen + u.forfeitedFen AS givenFen,
       (SELECT COUNT(*) FROM voucher_uses o WHERE o.redemptionId = u.redemptionId AND o.id <> u.id AND o.returnedAt IS NULL)
         AS otherUses
     FROM voucher_uses u WHERE u.visitId = ? AND u.returnedAt IS NULL ORDER BY u.id`,
    [visitId],
  )
  const postings: PostingDraft[] = []
  for (const used of uses) {
    postings.push(await returnVoucher(unit, used))
    await updateRows(unit.sql, voucherUses, { returnedAt: unit.now }, { id: used.id })
  }
  return postings
}

async function returnVoucher(unit: Unit, used: RowOf<typeof use>): Promise<PostingDraft> {
  const redemption = await voucherOfKept(unit, used.redemptionId)
  if (!redemption?.voucher) throw new Error('A voucher was used that is none')
  const last = used.otherUses === 0
  const draws = last ? await drawsOfSubject(unit.sql, redemption.memberId, redemption.id, 'redeemed') : []
  const { posting } = await writeRedemptionChange(unit, redemption, {
    action: 'return',
    quantity: 1,
    storeId: null,
    reason: unit.act.reason ?? null,
    to: {
      leftFen: redemption.voucher.leftFen + used.givenFen,
      ...(last && { state: 'held' as const, handedOverAt: null }),
    },
    posting: { kind: 'redemption_undo', entries: accepted(undoHandOver(redemption.state, draws)).entries },
  })
  return posting
}

/** A used voucher; one that an earlier version left with a member who went on in another is moved to the kept one before. */
async function voucherOfKept(unit: Unit, redemptionId: string): Promise<Redemption | null> {
  const found = await findRedemption(unit.sql, unit.act.groupId, { id: redemptionId })
  if (!found) return null
  const { memberId } = found
  const into = (await continuedIn(unit.sql, [memberId])).get(memberId)
  if (into === undefined) return found
  await moveRedemption(unit, { from: memberId, into, cause: causeOfLate(memberId) }, found)
  return { ...found, memberId: into }
}
