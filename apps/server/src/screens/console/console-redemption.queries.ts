import type { ConsoleRedemption } from '@cheyou/contract'
import type { Sql } from '../../platform/db/sql.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { isVisible, tierNamed } from '../../areas/club/membership/index.ts'
import { findRedemption, mayUndo, redemptionFacts, seenByStores } from '../../areas/club/rewards/index.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { nullable, sum } from '../../platform/db/columns.ts'
import { firstRow, rows } from '../../platform/db/rows.ts'
import { pick, type RowOf } from '../../platform/db/table.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { redemptionChanges, voucherUses } from '../../areas/club/rewards/redemptions.tables.ts'
import { stores } from '../../areas/people/organisation/organisation.tables.ts'
import { staff } from '../../areas/people/auth/auth.tables.ts'
import { acts } from '../../platform/db/core.tables.ts'
import { ledgerPostings } from '../../areas/club/points/points.tables.ts'
import { visits } from '../../areas/visits/visits/visits.tables.ts'

/** One redemption with all that became of it, for who may see it. @throws NOT_FOUND */
export async function consoleRedemption(
  sql: Sql,
  caller: StaffCaller,
  id: string,
  { groupId, now }: { groupId: string; now: Date },
): Promise<ConsoleRedemption> {
  const redemption = await findRedemption(sql, groupId, { id })
  const owner = await ownerOf(sql, caller, id)
  if (!redemption || !owner) throw new Refusal('NOT_FOUND', { what: 'redemption' })
  const [told] = await redemptionFacts(sql, groupId, [redemption], now)
  const can: ConsoleRedemption['can'] = []
  if (managers.includes(caller.role)) {
    if (mayUndo(caller, redemption, now)) can.push('undo_hand_over')
    if (redemption.state === 'held' && (await isVisible(sql, caller, redemption.memberId, now))) can.push('cancel')
  }
  return {
    redemption: told!,
    memberId: redemption.memberId,
    memberName: owner.name,
    cardNumber: owner.cardNumber,
    memberTier: tierNamed(owner.tier, await rulesInForce(sql, groupId, now)),
    can,
    changes: await changesOf(sql, id),
    postings: await postingsOf(sql, id),
    uses: await usesOf(sql, id),
  }
}

const managers: readonly string[] = ['manager', 'group_admin']

const ownerShape = { name: customers.name, ...pick(members, 'cardNumber', 'tier') }
type Owner = RowOf<typeof ownerShape>

async function ownerOf(sql: Sql, { storeIds }: StaffCaller, redemptionId: string): Promise<Owner | null> {
  if (storeIds.length === 0) return null
  return firstRow(
    sql,
    ownerShape,
    `SELECT c.name, m.cardNumber, m.tier FROM redemptions x JOIN members m ON m.id = x.memberId
       JOIN customers c ON c.id = m.customerId
     WHERE x.id = ? AND ${seenByStores(storeIds)}`,
    [redemptionId, ...storeIds],
  )
}

type Change = ConsoleRedemption['changes'][number]

async function changesOf(sql: Sql, redemptionId: string): Promise<Change[]> {
  const found = await rows(
    sql,
    {
      ...pick(redemptionChanges, 'action', 'reason', 'at', 'quantity'),
      storeName: nullable(stores.name),
      actorName: nullable(staff.name),
      actorKind: nullable(acts.actorKind),
    },
    `SELECT h.action, h.quantity, h.at, h.reason, a.actorKind, w.name AS actorName, s.name AS storeName
     FROM redemption_changes h LEFT JOIN acts a ON a.id = h.actId
       LEFT JOIN staff w ON w.id = a.actorId AND a.actorKind = 'staff' LEFT JOIN stores s ON s.id = h.storeId
     WHERE h.redemptionId = ? ORDER BY h.revision`,
    [redemptionId],
  )
  return found.map(({ actorKind, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    byMember: actorKind === 'member',
  }))
}

type Posting = ConsoleRedemption['postings'][number]

const sumOn = (account: string) =>
  `(SELECT COALESCE(SUM(e.points), 0) FROM ledger_entries e WHERE e.postingId = p.id AND e.track = 'redeemable'
    AND e.account = '${account}')`

/** Those of every card of its owner; that it moved from one to the other is no change of it. */
async function postingsOf(sql: Sql, redemptionId: string): Promise<Posting[]> {
  const found = await rows(
    sql,
    {
      kind: ledgerPostings.kind,
      entryId: ledgerPostings.id,
      at: ledgerPostings.effectiveAt,
      redeemable: sum(),
      held: sum(),
    },
    `SELECT p.id AS entryId, p.kind, p.effectiveAt AS at, ${sumOn('member')} AS redeemable, ${sumOn('held')} AS held
     FROM ledger_postings p WHERE p.subjectId = ? AND p.kind <> 'merge' ORDER BY p.id`,
    [redemptionId],
  )
  return found.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

type Use = ConsoleRedemption['uses'][number]

async function usesOf(sql: Sql, redemptionId: string): Promise<Use[]> {
  const found = await rows(
    sql,
    {
      ...pick(voucherUses, 'visitId', 'usedAt', 'takenFen', 'returnedAt'),
      orderNumber: visits.orderNumber,
      storeName: stores.name,
    },
    `SELECT u.visitId, v.orderNumber, s.name AS storeName, u.takenFen, u.usedAt, u.returnedAt
     FROM voucher_uses u JOIN visits v ON v.id = u.visitId JOIN stores s ON s.id = u.storeId
     WHERE u.redemptionId = ? ORDER BY u.id`,
    [redemptionId],
  )
  return found.map(({ usedAt, returnedAt, ...row }) => ({
    ...row,
    usedAt: usedAt.toISOString(),
    returnedAt: returnedAt?.toISOString() ?? null,
  }))
}
