import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Merge, Moved } from '../../../platform/merging.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../auth/index.ts'
import { joinArchives } from '../customers/index.ts'
import { customerMerges } from './merging.tables.ts'
import { openMatters } from './open-matters.queries.ts'
import { requirePair } from './pair.queries.ts'

export interface MergedArchives {
  mergeId: string
  keptId: string
}

/**
 * Merges two archives that turned out to be one person's (req. 1.7): cars, ties to stores and WeChat go to the kept one, and the
 * other is its alias from then on. Every module moves what it keeps about them, in the order of the modules: see `merging` in
 * each `module.ts`. `answer` makes what is kept for the repeated request.
 * @throws NOT_FOUND for an archive of other stores or one merged already, MERGE_OPEN with what must be settled before
 */
export async function mergeCustomers<Answer>(
  app: App,
  caller: StaffCaller,
  { keptId, mergedId, reason }: { keptId: string; mergedId: string; reason: string },
  idempotency: Idempotency,
  answer: (unit: Unit, merged: MergedArchives) => Promise<Answer>,
  mayMerge: (unit: Unit) => Promise<void> = async () => {},
): Promise<Answer> {
  const act = staffAct(app, caller, 'customers.merge', { reason, idempotency })
  return app.db.unit(act, async (unit) => {
    const merge: Merge = { mergeId: newId(), keptId, mergedId }
    await lockArchives(unit, [keptId, mergedId])
    await mayMerge(unit)
    await requirePair(unit.sql, app.groupId, caller, merge)
    for (const { merging } of app.modules) await merging?.lock?.(unit, merge)
    const open = await openMatters(unit.sql, app, merge, unit.now)
    if (open.redemptions + open.adjustments + open.agreements > 0) throw new Refusal('MERGE_OPEN', { ...open })
    const moved = await moveAll(unit, app, merge)
    const card = moved.cards.kept ?? moved.cards.merged
    if (card !== null) unit.concerns(card)
    await recordMerge(unit, merge, moved, reason)
    // What follows, such as the tier that the points of both reach, is told too.
    await unit.handleRaised()
    return answer(unit, { mergeId: merge.mergeId, keptId })
  })
}

/** Two merges of the same archives come one after the other; in the order of ids, so that none waits for the other. */
async function lockArchives(unit: Unit, ids: readonly string[]): Promise<void> {
  if (unit.sql.dialect !== 'mysql') return
  await unit.sql.all(`SELECT id FROM customers WHERE id IN (${placeholders(ids.length)}) ORDER BY id FOR UPDATE`, [
    ...ids,
  ])
}

async function moveAll(unit: Unit, { keys, modules }: App, merge: Merge): Promise<Moved> {
  const { cars } = await joinArchives(unit, keys, merge)
  const points = { qualifying: 0, redeemable: 0, debt: 0 }
  let moved: Moved = { cars, visits: 0, points, cards: { kept: null, merged: null }, beside: null }
  for (const { merging } of modules) moved = { ...moved, ...(await merging?.moves?.(unit, merge, moved)) }
  return moved
}

async function recordMerge(unit: Unit, merge: Merge, moved: Moved, reason: string): Promise<void> {
  const { cars, visits, points, cards } = moved
  await insertRow(unit.sql, customerMerges, {
    id: merge.mergeId,
    groupId: unit.act.groupId,
    keptCustomerId: merge.keptId,
    mergedCustomerId: merge.mergedId,
    keptMemberId: cards.kept,
    mergedMemberId: cards.merged,
    moved: { cars, visits, points },
    reason,
    actId: unit.act.id,
    at: unit.now,
  })
}
