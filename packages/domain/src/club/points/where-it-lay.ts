import { applyEntries } from './balances.ts'
import { postEarning } from './post-earning.ts'
import type { PostEarningRequest } from './post-earning.ts'
import type { Balances, EntryDraft, Lot } from './types.ts'

export type GivenBack = {
  readonly entries: readonly EntryDraft[]
  /** Opened for what no earlier lot takes; null when the earlier lots and a debt take all of it. */
  readonly lot: Lot | null
}

/**
 * Gives points after others were taken: a debt is paid first, then they go where the taking drew them, last draw first, so that no
 * lot changes its date; what is left opens a lot. `moved` tells of lots that nothing goes back to.
 */
export function giveWhereItLay(
  request: PostEarningRequest,
  taken: readonly EntryDraft[],
  moved: (lotId: string) => boolean = () => false,
): GivenBack {
  const posted = postEarning(request)
  let left = posted.lot?.remaining ?? 0
  const back: EntryDraft[] = []
  for (const entry of taken.toReversed()) {
    const points = Math.min(left, -entry.amount)
    if (entry.lotId === null || points <= 0 || moved(entry.lotId)) continue
    left -= points
    back.push({ ...entry, amount: points })
  }
  const fresh: EntryDraft[] =
    left > 0 ? [{ track: 'redeemable', account: 'member', amount: left, lotId: request.lot.id }] : []
  const others = posted.entries.filter((entry) => entry.lotId === null)
  return { entries: [...others, ...back, ...fresh], lot: left > 0 ? { ...request.lot, remaining: left } : null }
}

/**
 * Gives back whole what a posting took, as when a refund is corrected or voided (req. 2.6). What it made a debt of and was paid
 * since opens a lot.
 */
export function restoreTaken({
  balances,
  taken,
  lot,
}: {
  readonly balances: Balances
  readonly taken: readonly EntryDraft[]
  readonly lot: PostEarningRequest['lot']
}): GivenBack & { readonly balancesAfter: Balances } {
  const issued = (track: EntryDraft['track']) =>
    taken.reduce((sum, own) => sum + (own.track === track && own.account === 'issued' ? own.amount : 0), 0)
  const request = { balances, qualifying: issued('qualifying'), redeemable: issued('redeemable'), lot }
  const given = giveWhereItLay(request, taken)
  return { ...given, balancesAfter: applyEntries(balances, given.entries) }
}
