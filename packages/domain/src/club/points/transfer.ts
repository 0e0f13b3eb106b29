import { firstToExpire } from './draw-lots.ts'
import { drawBack } from './reverse-earning.ts'
import type { Balances, Draw, EntryDraft, Lot } from './types.ts'

export type TransferRequest = {
  readonly from: { readonly balances: Balances; readonly lots: readonly Lot[]; readonly held: readonly HeldPoints[] }
  readonly to: {
    readonly balances: Balances
    readonly lots: readonly Lot[]
    /** Lots that hold what the debt is about, and what expired out of them: a debt that arrives is taken from there first. */
    readonly ownLotIds?: readonly string[]
    readonly expired?: readonly Draw[]
  }
  /** The id of the lot that takes the place of another at the receiving member. */
  readonly lotIdFor: (lotId: string) => string
}

/** Points of a lot that stand held for redemptions, which move with their member. */
export type HeldPoints = {
  readonly lotId: string
  readonly points: number
  readonly lot: Omit<Lot, 'id' | 'remaining'>
}

export type Transfer = {
  /** Empties the member who is merged away. */
  readonly leaving: readonly EntryDraft[]
  readonly arriving: readonly EntryDraft[]
  /** Opened at the receiving member, with the dates they had; `points` is what may ever be in it. */
  readonly lots: readonly { readonly fromLotId: string; readonly lot: Lot; readonly points: number }[]
}

/**
 * Moves everything a member has to another when the two turn out to be one person (req. 1.7): both tracks, each lot with
 * its dates, held points, debt. A debt on either side is paid out of the points of the other. Two postings, each balanced
 * through `issued`, so that the ledger's rows are never rewritten and its sums stay.
 */
export function transferPoints(request: TransferRequest): Transfer {
  const { from, to, lotIdFor } = request
  const leaving: EntryDraft[] = [...both('qualifying', 'member', -from.balances.qualifying, null)]
  const arriving: EntryDraft[] = [...both('qualifying', 'member', from.balances.qualifying, null)]
  const opened = new Map<string, { lot: Lot; points: number }>()
  let owed = to.balances.debt
  for (const lot of from.lots.filter(({ remaining }) => remaining > 0).toSorted(firstToExpire)) {
    const id = lotIdFor(lot.id)
    const toDebt = Math.min(owed, lot.remaining)
    const kept = lot.remaining - toDebt
    owed -= toDebt
    leaving.push(...both('redeemable', 'member', -lot.remaining, lot.id))
    arriving.push(...both('redeemable', 'debt', toDebt, null), ...both('redeemable', 'member', kept, id))
    if (kept > 0) opened.set(lot.id, { lot: { ...lot, id, remaining: kept }, points: kept })
  }
  for (const { lotId, points, lot } of from.held) {
    const known = opened.get(lotId) ?? { lot: { ...lot, id: lotIdFor(lotId), remaining: 0 }, points: 0 }
    opened.set(lotId, { ...known, points: known.points + points })
    leaving.push(...both('redeemable', 'held', -points, lotId))
    arriving.push(...both('redeemable', 'held', points, known.lot.id))
  }
  leaving.push(...both('redeemable', 'debt', from.balances.debt, null))
  arriving.push(...takeDebt(to, from.balances.debt))
  return { leaving, arriving, lots: [...opened].map(([fromLotId, { lot, points }]) => ({ fromLotId, lot, points })) }
}

/**
 * Moves the points of a subject, such as a redemption, that stand on an account to another member: what is given back later
 * comes back there. Each lot goes along with its dates, empty: `points` is what may ever come back into it.
 */
export function transferDraws(request: {
  readonly account: 'held' | 'redeemed'
  readonly held: readonly HeldPoints[]
  readonly lotIdFor: (lotId: string) => string
}): Transfer {
  const { account, held, lotIdFor } = request
  return {
    leaving: held.flatMap(({ lotId, points }) => both('redeemable', account, -points, lotId)),
    arriving: held.flatMap(({ lotId, points }) => both('redeemable', account, points, lotIdFor(lotId))),
    lots: held.map(({ lotId, points, lot }) => ({
      fromLotId: lotId,
      lot: { ...lot, id: lotIdFor(lotId), remaining: 0 },
      points,
    })),
  }
}

/**
 * Pays a debt out of what expired with another member, as far as that goes: it was never spent, so nothing else pays for it. Two
 * postings: of who owes, and of whose points expired.
 */
export function transferExpired({
  expired,
  points,
}: {
  readonly expired: readonly Draw[]
  readonly points: number
}): Transfer {
  const { draws } = drawBack({ lots: [], ownLotIds: [], expired, points })
  const paid = draws.reduce((sum, draw) => sum + draw.points, 0)
  return {
    leaving: both('redeemable', 'debt', paid, null),
    arriving: draws.flatMap((draw) => both('redeemable', 'expired', -draw.points, draw.lotId)),
    lots: [],
  }
}

/** A debt that arrives is paid out of what it is about, as when an earning is taken back, else out of the lots first to expire. */
function takeDebt({ lots, ownLotIds = [], expired = [] }: TransferRequest['to'], debt: number): EntryDraft[] {
  const { draws, short } = drawBack({ lots, ownLotIds, expired, points: debt })
  return [
    ...draws.flatMap((draw) => both('redeemable', draw.account, -draw.points, draw.lotId)),
    ...both('redeemable', 'debt', -short, null),
  ]
}

/** An amount on an account with its other half on `issued`; nothing for 0. */
function both(
  track: EntryDraft['track'],
  account: EntryDraft['account'],
  amount: number,
  lotId: string | null,
): EntryDraft[] {
  if (amount === 0) return []
  return [
    { track, account, amount, lotId },
    { track, account: 'issued', amount: -amount, lotId: null },
  ]
}
