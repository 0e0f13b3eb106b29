import type { BusinessDate } from '../../business-time.ts'

/** Two tracks (req. 2.1): qualifying 累计积分 decides tiers, redeemable 可兑换积分 is spent. */
export const tracks = ['qualifying', 'redeemable'] as const
export type Track = (typeof tracks)[number]

/**
 * The accounts of the double-entry ledger (req. 2.9). `issued` belongs to the programme and goes negative when points
 * are given; `redeemed` and `expired` are where points end; `member`, `held` and `debt` belong to the member, and
 * what the member owes is a negative sum on `debt`.
 */
export const accounts = ['issued', 'member', 'held', 'redeemed', 'expired', 'debt'] as const
export type Account = (typeof accounts)[number]

/** One line of a posting. The amounts of a posting add up to 0 on each track. */
export type EntryDraft = {
  readonly track: Track
  readonly account: Account
  readonly amount: number
  /** The lot that the points come from or go to; only on redeemable `member`, `held`, `redeemed` and `expired` entries. */
  readonly lotId: string | null
}

/** What a member has: `redeemable` can be spent, `held` is set aside for redemptions, `debt` (≥ 0) is owed. */
export type Balances = {
  readonly qualifying: number
  readonly redeemable: number
  readonly held: number
  readonly debt: number
}

/** Points earned together, so that they expire together (req. 2.5). `remaining` is what can still be drawn. */
export type Lot = {
  readonly id: string
  readonly earnedOn: BusinessDate
  /** The last day on which the points can be spent; null: they never expire. */
  readonly expiresOn: BusinessDate | null
  readonly remaining: number
}

/** Points taken from one lot. */
export type Draw = { readonly lotId: string; readonly points: number }

export const NO_POINTS: Balances = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }
