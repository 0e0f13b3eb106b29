import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { drawLots, firstToExpire } from './draw-lots.ts'
import { postEarning } from './post-earning.ts'
import type { Balances, EntryDraft, Lot } from './types.ts'

export type AdjustmentRequest = {
  readonly balances: Balances
  /** Every lot with points left, those past their date included: they cover before a debt is made. */
  readonly lots: readonly Lot[]
  /** Signed whole points on each track, at least one of them not 0. */
  readonly qualifying: number
  readonly redeemable: number
  /** The lot to open when redeemable points are given. */
  readonly lot: Omit<Lot, 'remaining'>
  readonly rules: RuleSet
}

export type Adjustment = {
  readonly entries: readonly EntryDraft[]
  readonly lot: Lot | null
  /** What the member owes more than before. */
  readonly owed: number
}

export type AdjustmentProblem = 'ADJUSTMENT_EMPTY' | 'ADJUSTMENT_TOO_LARGE' | 'POINTS_SHORT'

/** Points on each track, signed as in an adjustment. */
export type AdjustedPoints = { readonly qualifying: number; readonly redeemable: number }

/** What was given and what was taken without a second person, each added up. */
export type AdjustedSums = { readonly given: AdjustedPoints; readonly taken: AdjustedPoints }

/** For how many days adjustments add up towards the limit. */
export const ADJUSTMENTS_ADD_UP_DAYS = 30

/**
 * Whether an adjustment needs a second person (req. 2.7): on either track more points, up or down, than the limit, together with
 * what passed without one in the last 30 days. `recent` has a sum for everything that is counted together: by the person who
 * proposes it, and for the member.
 */
export function needsApproval(points: AdjustedPoints, recent: readonly AdjustedSums[], rules: RuleSet): boolean {
  const most = rules.points.approvalAbovePoints
  const tracks = ['qualifying', 'redeemable'] as const
  return [NONE_ADJUSTED, ...recent].some(({ given, taken }) =>
    tracks.some((track) => {
      const change = points[track]
      return change !== 0 && Math.abs(change) + Math.abs((change > 0 ? given : taken)[track]) > most
    }),
  )
}

const NONE_ADJUSTED: AdjustedSums = {
  given: { qualifying: 0, redeemable: 0 },
  taken: { qualifying: 0, redeemable: 0 },
}

/**
 * A manual adjustment (req. 2.7): points given pay a debt first and open a lot; points taken come from the lots first to
 * expire. Taking more than there is leaves a debt where `limits.adjustment.mayOwe`, else it is refused; qualifying points
 * never go below 0. Refuses ADJUSTMENT_EMPTY, ADJUSTMENT_TOO_LARGE `{points, most}` and POINTS_SHORT
 * `{track, points, available, shortBy}`.
 */
export function adjustPoints(request: AdjustmentRequest): Result<Adjustment, AdjustmentProblem> {
  const { balances, qualifying, redeemable, rules } = request
  const { mostPoints, mayOwe } = rules.limits.adjustment
  if (!Number.isSafeInteger(qualifying) || !Number.isSafeInteger(redeemable))
    throw new RangeError('points out of range')
  if (qualifying === 0 && redeemable === 0) return reject('ADJUSTMENT_EMPTY')
  const points = Math.max(Math.abs(qualifying), Math.abs(redeemable))
  if (points > mostPoints) return reject('ADJUSTMENT_TOO_LARGE', { points, most: mostPoints })
  if (qualifying < 0 && balances.qualifying + qualifying < 0) {
    return short('qualifying', -qualifying, Math.max(0, balances.qualifying))
  }
  const given = postEarning({
    balances,
    qualifying: Math.max(0, qualifying),
    redeemable: Math.max(0, redeemable),
    lot: request.lot,
  })
  const taken = takeRedeemable(request, Math.max(0, -redeemable))
  if (taken.owed > 0 && !mayOwe) return short('redeemable', -redeemable, -redeemable - taken.owed)
  const entries = [...given.entries, ...takeQualifying(Math.max(0, -qualifying)), ...taken.entries]
  return accept({ entries, lot: given.lot, owed: taken.owed })
}

const short = (track: 'qualifying' | 'redeemable', points: number, available: number) =>
  reject('POINTS_SHORT', { track, points, available, shortBy: points - available })

function takeQualifying(points: number): EntryDraft[] {
  if (points === 0) return []
  return [
    { track: 'qualifying', account: 'member', amount: -points, lotId: null },
    { track: 'qualifying', account: 'issued', amount: points, lotId: null },
  ]
}

function takeRedeemable(request: AdjustmentRequest, points: number): { entries: EntryDraft[]; owed: number } {
  if (points === 0) return { entries: [], owed: 0 }
  const { draws, short: owed } = drawLots(request.lots.toSorted(firstToExpire), points)
  const entries: EntryDraft[] = draws.map((draw) => ({
    track: 'redeemable',
    account: 'member',
    amount: -draw.points,
    lotId: draw.lotId,
  }))
  if (owed > 0) entries.push({ track: 'redeemable', account: 'debt', amount: -owed, lotId: null })
  entries.push({ track: 'redeemable', account: 'issued', amount: points, lotId: null })
  return { entries, owed }
}
