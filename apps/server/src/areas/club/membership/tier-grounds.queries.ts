import { countedQualifying, repairBehind, standingChange, tierWithoutGround, type TierStep } from '@cheyou/domain'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { customerMerges } from '../../people/merging/merging.tables.ts'
import { pointAccounts } from '../points/points.tables.ts'
import { ruleSetOf } from '../rules/index.ts'
import { members, tierChanges } from './membership.tables.ts'
import { paidOnVisits } from './upgrade-facts.queries.ts'

/** A member whose tier rests on points that are gone. */
export interface LostGround {
  memberId: string
  from: string
  to: string
  ruleVersion: number
  effectiveOn: string
  /** The visit whose repair counts no more, where that was its ground. */
  repair: string | null
  /** Staff had confirmed it, for a repair or for points. */
  confirmed: boolean
}

/** Those among members, in their order, whose points no longer reach the tier that they lifted them to, or whose repair counts no more. */
export async function withoutGround(sql: Sql, memberIds: readonly string[]): Promise<LostGround[]> {
  if (memberIds.length === 0) return []
  const accounts = await rows(
    sql,
    { memberId: members.id, qualifying: pointAccounts.qualifying, setAside: sum() },
    `SELECT m.id AS memberId, a.qualifying, COALESCE(m.qualifyingSetAside, 0) AS setAside
     FROM members m JOIN point_accounts a ON a.memberId = m.id
     WHERE m.mergedIntoId IS NULL AND m.id IN (${placeholders(memberIds.length)}) ORDER BY m.id`,
    [...memberIds],
  )
  const cards = await cardsWithMerged(sql, memberIds)
  const lost: LostGround[] = []
  for (const { memberId, qualifying, setAside } of accounts) {
    const steps = await stepsOf(sql, cards, memberId)
    // Most have never risen.
    if (steps.length < 2) continue
    const { toTier: from, ruleVersion, effectiveOn } = cards.changes.get(memberId)!.at(-1)!
    const to = tierWithoutGround(steps, countedQualifying(qualifying, setAside))
    if (to === null) continue
    const [repair, confirmed] = [repairGoneIn(steps), isConfirmed(steps)]
    lost.push({ memberId, from, to, ruleVersion, effectiveOn, repair, confirmed })
  }
  return lost
}

const changeShape = {
  ...pick(tierChanges, 'memberId', 'groupId', 'fromTier', 'toTier', 'cause', 'effectiveOn', 'at'),
  ruleVersion: notNull(tierChanges.ruleVersion),
}
const mergeShape = {
  kept: notNull(customerMerges.keptMemberId),
  merged: notNull(customerMerges.mergedMemberId),
  ...pick(customerMerges, 'id', 'at'),
}

/** Members and the cards that became one with them: how their tiers changed, and when they did. */
interface Cards {
  changes: ReadonlyMap<string, RowOf<typeof changeShape>[]>
  merges: ReadonlyMap<string, RowOf<typeof mergeShape>[]>
  /** What was paid for repairs that lifted. */
  paid: ReadonlyMap<string, number>
}

async function cardsWithMerged(sql: Sql, memberIds: readonly string[]): Promise<Cards> {
  const given = placeholders(memberIds.length)
  const changes = await rows(
    sql,
    changeShape,
    `SELECT t.memberId, t.groupId, t.fromTier, t.toTier, t.cause, t.ruleVersion, t.effectiveOn, t.at
     FROM members m JOIN tier_changes t ON t.memberId = m.id
     WHERE m.id IN (${given}) OR m.mergedIntoId IN (${given}) ORDER BY t.memberId, t.effectiveOn, t.id`,
    [...memberIds, ...memberIds],
  )
  const merges = await rows(
    sql,
    mergeShape,
    `SELECT x.keptMemberId AS kept, x.mergedMemberId AS merged, x.id, x.at
     FROM members m JOIN customer_merges x ON x.mergedMemberId = m.id
     WHERE m.mergedIntoId IN (${given}) AND x.keptMemberId IS NOT NULL ORDER BY x.at, x.id`,
    [...memberIds],
  )
  const paid = await paidOnVisits(
    sql,
    changes.flatMap(({ cause }) => repairBehind(cause) ?? []),
  )
  return {
    changes: Map.groupBy(changes, ({ memberId }) => memberId),
    merges: Map.groupBy(merges, ({ kept }) => kept),
    paid,
  }
}

/** The changes of a card, and among them the cards that became one with it. */
async function stepsOf(sql: Sql, cards: Cards, memberId: string): Promise<TierStep[]> {
  const steps: TierStep[] = []
  const pending = [...(cards.merges.get(memberId) ?? [])]
  const beside = async (mergedId: string): Promise<void> => {
    const last = steps.at(-1)
    if (!last) return
    const merged = await stepsOf(sql, cards, mergedId)
    steps.push({ from: last.to, to: last.to, cause: 'merge', rules: last.rules, merged })
  }
  for (const { groupId, fromTier, toTier, cause, ruleVersion, at } of cards.changes.get(memberId) ?? []) {
    const isOwn = () => cause === `merge:${pending[0]?.id}`
    while (pending[0] && !isOwn() && pending[0].at < at) await beside(pending.shift()!.merged)
    const rules = await ruleSetOf(sql, groupId, ruleVersion)
    const visitId = repairBehind(cause)
    const repairGone = visitId !== null && (cards.paid.get(visitId) ?? -1) < rules.upgrade.ways.repair.amountFen
    const came = isOwn() ? { merged: await stepsOf(sql, cards, pending.shift()!.merged) } : {}
    steps.push({ from: fromTier, to: toTier, cause, rules, repairGone, ...came })
  }
  for (const { merged } of pending) await beside(merged)
  return steps
}

/** Whether what a tier stands on, of the card itself or of one that it came from, was confirmed by staff. */
function isConfirmed(steps: readonly TierStep[]): boolean {
  const standing = standingChange(steps)
  return standing?.merged ? isConfirmed(standing.merged) : (standing?.cause.startsWith('upgrade:') ?? false)
}

/** The last repair that counts no more, of the card itself or of one that became one with it. */
function repairGoneIn(steps: readonly TierStep[]): string | null {
  for (const { cause, repairGone, merged } of steps.toReversed()) {
    const found = repairGone ? repairBehind(cause) : merged ? repairGoneIn(merged) : null
    if (found !== null) return found
  }
  return null
}
