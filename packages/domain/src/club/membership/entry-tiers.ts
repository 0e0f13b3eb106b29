import type { RuleSet } from '../rules/rule-set.ts'

/** A customer of a batch with what they paid themselves in the window of the rules, in fen. */
export type EntryCandidate = { readonly customerId: string; readonly spendFen: number }

export type EntryTiers = {
  /** Best first. */
  readonly entries: readonly { readonly customerId: string; readonly spendFen: number; readonly tier: string }[]
  /** How many land where (req. 1.2), from the highest tier; `leastSpendFen` is the least that got there, null for nobody. */
  readonly counts: readonly { readonly tier: string; readonly members: number; readonly leastSpendFen: number | null }[]
}

/**
 * The entry tiers of a batch of existing customers by their rank in what they paid (req. 1.2, the 80/20 view): the first
 * share of the ranking enters on the first tier of the rules, and so on; the rest, and those who paid nothing, on the lowest.
 * Equal spenders stand in the order of their ids, so that the same batch always gives the same tiers. Shares are cut
 * down to whole customers.
 */
export function entryTiers(candidates: readonly EntryCandidate[], rules: RuleSet): EntryTiers {
  const lowest = rules.tiers[0]?.code ?? rules.entry.newMember
  const ranked = candidates.toSorted((a, b) => b.spendFen - a.spendFen || (a.customerId < b.customerId ? -1 : 1))
  const cuts = cutsOf(ranked.length, rules)
  let at = 0
  const entries = ranked.map(({ customerId, spendFen }, rank) => {
    while (at < cuts.length && rank >= (cuts[at]?.until ?? 0)) at += 1
    return { customerId, spendFen, tier: spendFen > 0 ? (cuts[at]?.tier ?? lowest) : lowest }
  })
  return { entries, counts: countsOf(entries, rules) }
}

/**
 * The entry tier of a single customer who comes after a batch, by the least spending that its tiers took; the lowest
 * tier without a batch.
 */
export function entryTierBySpend(spendFen: number, counts: EntryTiers['counts'], rules: RuleSet): string {
  const reached = counts.find(({ leastSpendFen }) => leastSpendFen !== null && spendFen >= leastSpendFen)
  return spendFen > 0 && reached ? reached.tier : (rules.tiers[0]?.code ?? rules.entry.newMember)
}

/** Up to which rank each tier goes. */
function cutsOf(size: number, rules: RuleSet): { tier: string; until: number }[] {
  let shareMilli = 0
  return rules.entry.existing.shares.map((share) => {
    shareMilli += share.shareMilli
    return { tier: share.tier, until: Math.floor((size * shareMilli) / 1000) }
  })
}

function countsOf(entries: EntryTiers['entries'], rules: RuleSet): EntryTiers['counts'] {
  return rules.tiers.toReversed().map(({ code }) => {
    const own = entries.filter((entry) => entry.tier === code)
    return { tier: code, members: own.length, leastSpendFen: own.at(-1)?.spendFen ?? null }
  })
}
