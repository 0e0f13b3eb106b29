import type { BusinessDate } from '../../business-time.ts'

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
 * Qualifying points as they count for tiers. They never fall (req. 2.1), so a downgrade sets some of them aside: what was earned
 * since is what lifts again. `setAside` 0: they count as they are.
 */
export function countedQualifying(qualifying: number, setAside: number): number {
  return qualifying - Math.max(0, setAside)
}

/** What a downgrade sets aside, so that the points count from the threshold of the tier that is left to the member. */
export function setAsideAt(qualifying: number, thresholdQualifying: number): number {
  return Math.max(0, qualifying - thresholdQualifying)
}
