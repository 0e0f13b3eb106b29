import type { BusinessDate } from '../business-time.ts'

/** What the four ways to a higher tier are judged by (req. 1.5). */
export type UpgradeFacts = {
  readonly tier: string
  /** Qualifying points as they count for tiers: see `countedQualifying`. */
  readonly qualifying: number
  /** What can be spent. */
  readonly redeemable: number
  /** Ordinary repairs (by the work type's flag) that no upgrade has used yet, with what the customer paid. */
  readonly repairs: readonly {
    readonly visitId: string
    readonly settledOn: BusinessDate
    readonly amountFen: number
  }[]
  readonly joinedOn: BusinessDate
  /** Insurance renewals through the shop that no upgrade has used yet. */
  readonly insurances: readonly { readonly renewedOn: BusinessDate; readonly premiumFen: number }[]
}

/**
 * Qualifying points as they count for tiers. They never fall, so after a downgrade they are counted from the threshold of
 * the tier that was kept: what was earned since is what lifts again. Without a downgrade they count as they are.
 */
export function countedQualifying(
  qualifying: number,
  downgrade: { readonly thresholdQualifying: number; readonly qualifyingThen: number } | null,
): number {
  if (!downgrade) return qualifying
  return Math.min(qualifying, downgrade.thresholdQualifying + qualifying - downgrade.qualifyingThen)
}
