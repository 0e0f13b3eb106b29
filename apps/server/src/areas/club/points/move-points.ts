import { transferDraws, transferExpired, transferPoints, type Balances, type Draw, type Transfer } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { newId } from '../../../platform/db/ids.ts'
import { continuedIn, ledgersOf, lockBalances, openLots, readBalances } from './accounts.ts'
import { closeAccount, postEntries, type PostingDraft } from './post-entries.ts'
import { drawsOfSubject, expiredOutOf, lotDates, lotsOfReversals, mergePostings } from './posted.repository.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { pointAdjustments } from './points.tables.ts'

/** Lots of the kept member that hold what is taken back from the alias, and what expired out of them. */
interface LotsTakenBack {
  ownLotIds: readonly string[]
  expired: readonly Draw[]
}

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
 * other. Ledger rows are never rewritten. For a unit that holds the lock on both balances.
 */
async function movePoints(
  unit: Unit,
  move: PointsMove,
  balances: ReadonlyMap<string, Balances>,
  about: LotsTakenBack = { ownLotIds: [], expired: [] },
): Promise<void> {
  const own = balances.get(move.from)
  const other = balances.get(move.to)
  if (!own || !other) throw new Error('A move of points between balances that are not locked')
  const transfer = transferPoints({
    from: { balances: own, lots: await openLots(unit.sql, move.from), held: [] },
    to: { balances: other, lots: await openLots(unit.sql, move.to), ...about },
    lotIdFor: newLots(),
  })
  await postTransfer(unit, move, balances, transfer)
}

/**
 * A member goes on in another (req. 1.7): their points, and their adjustments. From then on the account is an alias: its past
 * counts for the other's, it earns nothing more, and what is taken back from it is passed on. For a unit that holds the lock on
 * both balances.
 */
export async function continueAccount(
  unit: Unit,
  move: PointsMove,
  balances: ReadonlyMap<string, Balances>,
): Promise<void> {
  const { from, to } = move
  await movePoints(unit, move, balances)
  await closeAccount(unit, { from, to })
  await updateRows(unit.sql, pointAdjustments, { memberId: to }, { memberId: from })
}

/**
 * Moves what a subject has on `held` or `redeemed`, so that it comes back to the other member when it comes back. For a unit that
 * holds the lock on both balances.
 */
export async function moveDraws(unit: Unit, move: PointsMove, account: 'held' | 'redeemed'): Promise<void> {
  const draws = await drawsOfSubject(unit.sql, move.from, move.subjectId, account)
  if (draws.length === 0) return
  const dates = await lotDates(
    unit.sql,
    draws.map(({ lotId }) => lotId),
  )
  const held = draws.map((draw) => ({ ...draw, lot: dates.get(draw.lotId)! }))
  const balances = await readBalances(unit.sql, [move.from, move.to])
  await postTransfer(unit, move, balances, transferDraws({ account, held, lotIdFor: newLots() }))
}

/** What the posting that moves lots keeps: which one took the place of which. */
interface MovedLots {
  lots: [fromLotId: string, lotId: string][]
}

/** Where what this unit took back from an alias lies now, so that no other lot pays for it, nor twice for what expired (req. 2.6). */
async function lotsTakenBack(unit: Unit, { from, to }: { from: string; to: string }): Promise<LotsTakenBack> {
  const taken = await lotsOfReversals(unit.sql, from, unit.act.id)
  if (taken.length === 0) return { ownLotIds: [], expired: [] }
  const ownLotIds = await placesOf(unit.sql, taken, await ledgersOf(unit.sql, to))
  return { ownLotIds, expired: await expiredOutOf(unit.sql, to, ownLotIds) }
}

/** The lots that took the place of these in the ledgers of one person. */
export async function placesOf(sql: Sql, lotIds: readonly string[], ledgers: readonly string[]): Promise<string[]> {
  const places = new Map<string, string[]>()
  for (const { facts } of await mergePostings(sql, ledgers))
    for (const [fromLotId, lotId] of (facts as Partial<MovedLots>).lots ?? [])
      places.set(fromLotId, [...(places.get(fromLotId) ?? []), lotId])
  return everywhere(lotIds, places)
}

/** All lots that lots went to: what a redemption had drawn moved apart from what was left. */
function everywhere(lotIds: readonly string[], places: ReadonlyMap<string, readonly string[]>): string[] {
  return lotIds.flatMap((lotId) => {
    const next = places.get(lotId) ?? []
    return [...next, ...everywhere(next, places)]
  })
}

/** The id of the lot that takes the place of another. */
function newLots(): (lotId: string) => string {
  const ids = new Map<string, string>()
  return (lotId) => ids.get(lotId) ?? ids.set(lotId, newId()).get(lotId)!
}

async function postTransfer(
  unit: Unit,
  { from, to, cause, subjectId, facts }: PointsMove,
  balances: ReadonlyMap<string, Balances>,
  { leaving, arriving, lots }: Transfer,
): Promise<void> {
  const about = { tier: null, ruleVersion: null, facts, effectiveAt: unit.now }
  const moved: MovedLots = { lots: lots.map(({ fromLotId, lot }) => [fromLotId, lot.id]) }
  const posting = { cause, kind: 'merge', subjectId, toAlias: true, ...about } as const
  const drafts: PostingDraft[] = [
    { ...posting, memberId: from, entries: leaving },
    {
      ...posting,
      memberId: to,
      facts: { ...facts, ...moved },
      entries: arriving,
      lots: lots.map(({ lot, points }) => ({ ...lot, remaining: points })),
    },
  ]
  await postEntries(unit, balances, drafts)
}

/**
 * Handles what touched the points of members: what a visit of an alias that was voided or corrected left in its ledger goes to
 * the member who was kept, so that nothing is owed by nobody (req. 2.6).
 */
export async function passOnPoints(unit: Unit, touched: readonly { memberId: string }[]): Promise<void> {
  if (touched.length === 0) return
  const memberIds = [...new Set(touched.map(({ memberId }) => memberId))]
  for (const [from, to] of await continuedIn(unit.sql, memberIds)) {
    const balances = await lockBalances(unit, [from, to])
    const own = balances.get(from)
    if (!own || (own.qualifying === 0 && own.redeemable === 0 && own.debt === 0)) continue
    const move = { from, to, cause: `merge:${to}:${unit.act.id}`, subjectId: from, facts: {} }
    const taken = await lotsTakenBack(unit, move)
    await payWithExpired(unit, move, own.debt, taken)
    await movePoints(unit, move, await readBalances(unit.sql, [from, to]), taken)
  }
}

/**
 * What is taken back may have expired with a member in between, who went on in another only later: it is taken back from there, once
 * what is left of it has paid.
 */
async function payWithExpired(unit: Unit, { from, to }: PointsMove, debt: number, { ownLotIds }: LotsTakenBack) {
  if (debt === 0 || ownLotIds.length === 0) return
  const left = (await openLots(unit.sql, to)).filter(({ id }) => ownLotIds.includes(id))
  let owed = debt - left.reduce((sum, { remaining }) => sum + remaining, 0)
  for (const between of (await ledgersOf(unit.sql, to)).filter((memberId) => memberId !== from && memberId !== to)) {
    const expired = await expiredOutOf(unit.sql, between, ownLotIds)
    if (owed <= 0 || expired.length === 0) continue
    const move = { from, to: between, cause: `merge:${between}:${unit.act.id}`, subjectId: from, facts: {} }
    const paid = transferExpired({ expired, points: owed })
    await postTransfer(unit, move, await readBalances(unit.sql, [from, between]), paid)
    owed -= expired.reduce((sum, { points }) => sum + points, 0)
  }
}
