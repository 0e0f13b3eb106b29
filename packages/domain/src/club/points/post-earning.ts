import type { BusinessDate } from '../../business-time.ts'
import { assertPoints } from './draw-lots.ts'
import type { Balances, EntryDraft, Lot } from './types.ts'

export type PostEarningRequest = {
  readonly balances: Balances
  /** Whole points from 0, from `earnForVisit` or another source. */
  readonly qualifying: number
  readonly redeemable: number
  /** The lot to open for the redeemable points; its id is the caller's. */
  readonly lot: { readonly id: string; readonly earnedOn: BusinessDate; readonly expiresOn: BusinessDate | null }
}

/**
 * The entries that give points on both tracks. A debt is paid first (req. 2.6); what is left opens a lot. `lot` is null
 * when nothing is left, `entries` is empty when there was nothing to give.
 */
export function postEarning(request: PostEarningRequest): { entries: EntryDraft[]; lot: Lot | null } {
  const { balances, qualifying, redeemable } = request
  assertPoints(qualifying, 0)
  assertPoints(redeemable, 0)
  const entries: EntryDraft[] = []
  if (qualifying > 0) {
    entries.push({ track: 'qualifying', account: 'issued', amount: -qualifying, lotId: null })
    entries.push({ track: 'qualifying', account: 'member', amount: qualifying, lotId: null })
  }
  const toDebt = Math.min(redeemable, balances.debt)
  const toMember = redeemable - toDebt
  if (redeemable > 0) entries.push({ track: 'redeemable', account: 'issued', amount: -redeemable, lotId: null })
  if (toDebt > 0) entries.push({ track: 'redeemable', account: 'debt', amount: toDebt, lotId: null })
  if (toMember > 0) entries.push({ track: 'redeemable', account: 'member', amount: toMember, lotId: request.lot.id })
  return { entries, lot: toMember > 0 ? { ...request.lot, remaining: toMember } : null }
}
