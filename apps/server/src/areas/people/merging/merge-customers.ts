import type { MergingCustomer } from '@cheyou/contract'
import { businessDateOf, type Balances } from '@cheyou/domain'
import type { Act, Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { moveBenefitUses } from '../../club/benefits/index.ts'
import { joinArchives } from '../customers/index.ts'
import { continueMember, handCardTo } from '../../club/membership/index.ts'
import { lockBalances } from '../../club/points/index.ts'
import { rulesInForce } from '../../club/rules/index.ts'
import { moveVisits } from '../../visits/visits/index.ts'
import { mergePair, mergingCustomers, openMatters } from './merge-facts.queries.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { customerMerges } from './merging.tables.ts'

/**
 * Merges two archives that turned out to be one person's (req. 1.7): cars, visits, ties to stores and WeChat go to the kept one,
 * and the other is its alias from then on. Points go by transfer postings, ledger rows stay as they are; the kept card goes on with
 * the better tier and the later end. A member whose kept archive has no card takes theirs along.
 * @throws NOT_FOUND for an archive of other stores or one merged already, MERGE_OPEN with what must be settled before
 */
export async function mergeCustomers(
  app: App,
  caller: StaffCaller,
  { keptId, mergedId, reason }: { keptId: string; mergedId: string; reason: string },
  idempotency: Idempotency,
): Promise<{ mergeId: string; kept: MergingCustomer }> {
  const act: Act = {
    groupId: app.groupId,
    storeId: null,
    actorKind: 'staff',
    actorId: caller.id,
    action: 'customers.merge',
    reason,
    idempotency,
  }
  return app.db.unit(act, async (unit) => {
    await lockArchives(unit, [keptId, mergedId])
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const { kept, merged } = await mergePair(unit.sql, app, caller, { keptId, mergedId, rules })
    const mergeId = newId()
    const memberIds = [kept.member, merged.member].flatMap((member) => (member ? [member.memberId] : []))
    const balances = await lockBalances(unit, memberIds.toSorted())
    if (kept.member && merged.member) {
      await requireSettled(unit, merged.member.memberId)
      const cards = { from: merged.member.memberId, into: kept.member.memberId }
      await continueMember(unit, { mergeId, ...cards, balances, rules })
      await moveBenefitUses(unit, cards)
    } else if (merged.member) await handCardTo(unit, merged.member.memberId, keptId)
    await moveVisits(unit, { from: mergedId, to: keptId })
    const { cars } = await joinArchives(unit, app.keys, { keptId, mergedId })
    await insertRow(unit.sql, customerMerges, {
      id: mergeId,
      groupId: app.groupId,
      keptCustomerId: keptId,
      mergedCustomerId: mergedId,
      keptMemberId: kept.member?.memberId ?? null,
      mergedMemberId: merged.member?.memberId ?? null,
      moved: { cars, visits: merged.visits, points: pointsOf(merged, balances) },
      reason,
      actId: unit.act.id,
      at: unit.now,
    })
    const after = (await mergingCustomers(unit.sql, app, caller, { ids: [keptId], rules })).get(keptId)
    if (!after) throw new Error('A kept archive that is gone')
    return { mergeId, kept: after }
  })
}

/** Two merges of the same archives come one after the other; in the order of ids, so that none waits for the other. */
async function lockArchives(unit: Unit, ids: readonly string[]): Promise<void> {
  if (unit.sql.dialect !== 'mysql') return
  await unit.sql.all(`SELECT id FROM customers WHERE id IN (${placeholders(ids.length)}) ORDER BY id FOR UPDATE`, [
    ...ids,
  ])
}

async function requireSettled(unit: Unit, memberId: string): Promise<void> {
  const open = await openMatters(unit.sql, unit.act.groupId, memberId, businessDateOf(unit.now))
  if (open.redemptions + open.adjustments + open.agreements > 0) throw new Refusal('MERGE_OPEN', { ...open })
}

function pointsOf({ member }: MergingCustomer, balances: ReadonlyMap<string, Balances>) {
  const { qualifying, redeemable, debt } = (member && balances.get(member.memberId)) ?? {
    qualifying: 0,
    redeemable: 0,
    debt: 0,
  }
  return { qualifying, redeemable, debt }
}
