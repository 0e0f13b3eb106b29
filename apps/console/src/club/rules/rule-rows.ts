import type { Rules } from '@cheyou/contract'

/** The items with one taken out. */
export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index)
}

/** The items with two that changed places; what `stays` names stays at its place, such as the threshold of a step. */
export function swapped<Item extends object>(
  items: readonly Item[],
  from: number,
  to: number,
  stays: readonly (keyof Item)[] = [],
): Item[] {
  const kept = (item: Item, place: Item): Item =>
    stays.reduce((moved, key) => ({ ...moved, [key]: place[key] }), { ...item })
  return items.map((item, at) => {
    const other = at === from ? items[to] : at === to ? items[from] : undefined
    return other === undefined ? item : kept(other, item)
  })
}

/** The rules without a tier, and without what speaks of it. */
export function withoutTier(rules: Rules, index: number): Rules {
  const code = rules.tiers[index]?.code
  const tiers = without(rules.tiers, index)
  const { newMember, existing } = rules.entry
  return {
    ...rules,
    tiers,
    entry: {
      newMember: newMember === code ? (tiers[0]?.code ?? '') : newMember,
      existing: { ...existing, shares: existing.shares.filter(({ tier }) => tier !== code) },
    },
    earning: {
      ...rules.earning,
      campaigns: rules.earning.campaigns.map((campaign) => ({
        ...campaign,
        tiers: campaign.tiers?.filter((tier) => tier !== code) ?? null,
      })),
    },
  }
}

/** A key for a row: its code, also where a document from elsewhere has a code twice. */
export function rowKey(codes: readonly string[], index: number): string {
  const code = codes[index] ?? ''
  return codes.indexOf(code) < index ? `${code} ${index}` : code
}
