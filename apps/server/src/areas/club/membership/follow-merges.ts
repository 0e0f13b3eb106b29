import { transferPoints, type Balances } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { lockBalances, openLots, postEntries, type PostingDraft } from '../points/index.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { members } from './membership.tables.ts'

/** Points that go from one member to another. */
export interface PointsMove {
  from: string
  to: string
  /** Of both postings, each in its member's ledger. */
  cause: string
  subjectId: string
  facts: object
}

/**
 * Moves everything a member has to another (req. 1.7): two postings, lots with their dates, a debt on either side paid by the
 * other. Ledger rows are never rewritten. For a unit that holds the lock on both balances. Held points stay with their redemption.
 */
export async function movePoints(
  unit: Unit,
  { from, to, cause, subjectId, facts }: PointsMove,
  balances: ReadonlyMap<string, Balances>,
): Promise<void> {
  const own = balances.get(from)
  const other = balances.get(to)
  if (!own || !other) throw new Error('A move of points between balances that are not locked')
  const ids = new Map<string, string>()
  const { leaving, arriving, lots } = transferPoints({
    from: { balances: own, lots: await openLots(unit.sql, from), held: [] },
    to: { balances: other, lots: await openLots(unit.sql, to) },
    lotIdFor: (lotId) => ids.get(lotId) ?? ids.set(lotId, newId()).get(lotId)!,
  })
  const posting = {
    cause,
    kind: 'merge',
    subjectId,
    tier: null,
    ruleVersion: null,
    facts,
    effectiveAt: unit.now,
  } as const
  const drafts: PostingDraft[] = [
    { ...posting, memberId: from, entries: leaving },
    {
      ...posting,
      memberId: to,
      entries: arriving,
      lots: lots.map(({ lot, points }) => ({ ...lot, remaining: points })),
    },
  ]
  await postEntries(unit, balances, drafts)
}

/**
 * Handles what touched the points of members: after points were taken back from members who went on in another (a voided or corrected visit of theirs) or came back to them (a
 * voucher of that visit, when it ends): what that left in their ledger goes to the member who was kept, so that nothing is owed by nobody (req. 2.6).
 */
export async function passOnPoints(unit: Unit, touched: readonly { memberId: string }[]): Promise<void> {
  if (touched.length === 0) return
  const memberIds = [...new Set(touched.map(({ memberId }) => memberId))]
  const merged = await rows(
    unit.sql,
    { id: members.id, mergedIntoId: notNull(members.mergedIntoId) },
    `SELECT id, mergedIntoId FROM members WHERE mergedIntoId IS NOT NULL AND id IN (${placeholders(memberIds.length)})
     ORDER BY id`,
    memberIds,
  )
  for (const { id: from, mergedIntoId: to } of merged) {
    const balances = await lockBalances(unit, [from, to])
    const own = balances.get(from)
    if (!own || (own.qualifying === 0 && own.redeemable === 0 && own.debt === 0)) continue
    await movePoints(unit, { from, to, cause: `merge:${to}:${unit.act.id}`, subjectId: from, facts: {} }, balances)
  }
}
