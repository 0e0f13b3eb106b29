import type { Balances, EntryDraft } from './types.ts'

/** The balances after a posting. They are always the sum of the entries (req. 2.9). */
export function applyEntries(before: Balances, entries: readonly EntryDraft[]): Balances {
  let { qualifying, redeemable, held, debt } = before
  for (const { track, account, amount } of entries) {
    if (account === 'member' && track === 'qualifying') qualifying += amount
    else if (account === 'member') redeemable += amount
    else if (account === 'held') held += amount
    else if (account === 'debt') debt -= amount
  }
  return { qualifying, redeemable, held, debt }
}

/** By how much a posting changes what remains in each lot, in the order in which the lots first appear. */
export function lotChanges(entries: readonly EntryDraft[]): { lotId: string; change: number }[] {
  const changes = new Map<string, number>()
  for (const { account, lotId, amount } of entries) {
    if (account === 'member' && lotId !== null) changes.set(lotId, (changes.get(lotId) ?? 0) + amount)
  }
  return [...changes].filter(([, change]) => change !== 0).map(([lotId, change]) => ({ lotId, change }))
}
