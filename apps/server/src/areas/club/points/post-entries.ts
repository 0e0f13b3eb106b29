import { pointsPosted } from '@cheyou/contract'
import type { PostingKind } from '@cheyou/contract/codes'
import {
  applyEntries,
  businessDateOf,
  checkBalanced,
  lotChanges,
  type Balances,
  type EntryDraft,
  type Lot,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rowsFor } from '../../../platform/db/table-rows.ts'
import { ledgerPostings, ledgerEntries, pointLots } from './points.tables.ts'

/** A posting as a use case decided it. */
export interface PostingDraft {
  memberId: string
  /** What made it, in a form that is the same every time: one cause, one posting (req. 2.10). */
  cause: string
  kind: PostingKind
  /** The visit or redemption it is about. */
  subjectId: string
  reversesId?: string
  tier: string | null
  ruleVersion: number | null
  /** Codes and numbers that explain it (req. 2.4); never sentences. */
  facts: object
  effectiveAt: Date
  entries: readonly EntryDraft[]
  /** The lot it opens; the entries carry its id. */
  lot?: Lot | null
  /** Lots that it opens besides, when it moves several. */
  lots?: readonly Lot[]
  /** Also when the member went on in another: it takes back what was theirs, or passes it on. Nothing else is posted to an alias. */
  toAlias?: boolean
}

export interface Posted {
  postingId: string
  memberId: string
}

/**
 * The only writer of the ledger (req. 2.9). Takes postings decided on `before` and writes them together: postings, entries,
 * lots, balances. The balances are moved by what the entries say, and only if they are still the ones that were seen: on them
 * depend what pays a debt, the tier reached and the answer.
 * @throws Transient when balances changed since they were read, or the member went on in another: the unit runs again
 * @throws DuplicateKey when a cause was posted already
 */
export async function postEntries(
  unit: Unit,
  before: ReadonlyMap<string, Balances>,
  drafts: readonly PostingDraft[],
): Promise<Posted[]> {
  const postings = drafts.filter((draft) => draft.entries.length > 0).map((draft) => ({ ...draft, id: newId() }))
  if (postings.length === 0) return []
  for (const { cause, entries } of postings)
    if (checkBalanced(entries).length > 0) throw new Error(`Posting ${cause} does not balance`)
  const { opened, changed } = lotMoves(unit, postings)
  await unit.sql.insertAll([
    rowsFor(ledgerPostings, postingRows(unit, postings)),
    rowsFor(ledgerEntries, entryRows(unit, postings)),
    rowsFor(pointLots, opened),
  ])
  await moveLots(unit, changed)
  await moveBalances(unit, before, postings)
  for (const posting of postings) unit.raise(eventOf(posting))
  return postings.map(({ id, memberId }) => ({ postingId: id, memberId }))
}

type Posting = PostingDraft & { id: string }

const postingRows = ({ act, now }: Unit, postings: readonly Posting[]) =>
  postings.map((posting) => ({
    id: posting.id,
    groupId: act.groupId,
    memberId: posting.memberId,
    cause: posting.cause,
    kind: posting.kind,
    subjectId: posting.subjectId,
    reversesId: posting.reversesId ?? null,
    tier: posting.tier,
    ruleVersion: posting.ruleVersion,
    facts: posting.facts,
    effectiveAt: posting.effectiveAt,
    postedAt: now,
    actId: act.id,
  }))

const entryRows = ({ act: { groupId } }: Unit, postings: readonly Posting[]) =>
  postings.flatMap(({ id: postingId, memberId, entries }) =>
    entries.map(({ track, account, amount: points, lotId }) => ({
      id: newId(),
      groupId,
      memberId,
      postingId,
      track,
      account,
      points,
      lotId,
    })),
  )

const nothing: Balances = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }

function eventOf({ memberId, kind, cause, effectiveAt, entries }: Posting) {
  const { qualifying, redeemable } = applyEntries(nothing, entries)
  return pointsPosted({ memberId, kind, cause, on: businessDateOf(effectiveAt), qualifying, redeemable })
}

/** New lots with what later postings of the same batch left of them, and how much older lots change. */
function lotMoves({ act: { groupId } }: Unit, postings: readonly Posting[]) {
  const changed = new Map(lotChanges(postings.flatMap((posting) => posting.entries)).map((c) => [c.lotId, c.change]))
  const opened = postings.flatMap(({ id: postingId, memberId, lot, lots = [] }) =>
    [...(lot ? [lot] : []), ...lots].map(({ id, remaining: points, earnedOn, expiresOn }) => {
      const remaining = changed.get(id) ?? 0
      return { id, groupId, memberId, postingId, points, remaining, earnedOn, expiresOn }
    }),
  )
  for (const { id } of opened) changed.delete(id)
  return { opened, changed }
}

/** Older lots are changed in place, always in the same order. */
async function moveLots(unit: Unit, changed: ReadonlyMap<string, number>): Promise<void> {
  for (const [lotId, change] of [...changed].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const moved = await unit.sql.run(
      'UPDATE point_lots SET remaining = remaining + ? WHERE id = ? AND remaining + ? >= 0 AND remaining + ? <= points',
      [change, lotId, change, change],
    )
    if (moved !== 1) throw new Transient('LOT_CHANGED', null)
  }
}

async function moveBalances(
  unit: Unit,
  before: ReadonlyMap<string, Balances>,
  postings: readonly Posting[],
): Promise<void> {
  const byMember = Map.groupBy(postings, (posting) => posting.memberId)
  for (const [memberId, own] of [...byMember].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const from = before.get(memberId)
    if (!from) throw new Error('Postings of a member whose balances were not read')
    const to = applyEntries(
      from,
      own.flatMap((posting) => posting.entries),
    )
    if (to.redeemable < 0 || to.held < 0) throw new Error('A posting takes more than there is')
    const moved = await unit.sql.run(
      `UPDATE point_accounts SET qualifying = ?, redeemable = ?, held = ?, debt = ?
       WHERE memberId = ? AND qualifying = ? AND redeemable = ? AND held = ? AND debt = ? AND (mergedIntoId IS NULL OR ?)`,
      [...columnsOf(to), memberId, ...columnsOf(from), own.every(({ toAlias }) => toAlias === true)],
    )
    if (moved !== 1) throw new Transient('BALANCE_CHANGED', null)
  }
}

const columnsOf = ({ qualifying, redeemable, held, debt }: Balances) => [qualifying, redeemable, held, debt]

/** An account goes on in another (req. 1.7): from now on it is an alias, and with it those that went on in it. */
export async function closeAccount(unit: Unit, { from, to }: { from: string; to: string }): Promise<void> {
  await unit.sql.run('UPDATE point_accounts SET mergedIntoId = ? WHERE memberId = ? OR mergedIntoId = ?', [
    to,
    from,
    from,
  ])
}
