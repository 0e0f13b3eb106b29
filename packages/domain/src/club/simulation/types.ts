import type { BusinessDate } from '../../business-time.ts'
import type { EarningLine } from '../points/earn.ts'

/** A member as they stood when the replay begins. */
export type SimulatedMember = { readonly memberId: string; readonly tier: string; readonly qualifying: number }

/** A settled visit of the past. Visits of one member come in the order of their settlement. */
export type SimulatedVisit = {
  readonly memberId: string
  readonly settledOn: BusinessDate
  readonly workType: string
  readonly lines: readonly EarningLine[]
  /** It gives these amounts back and takes what they would earn (req. 2.6): no visit. */
  readonly refund?: true
  /** The tier it earned by: given, it is kept, as when the past is reproduced; without it the simulated tier holds. */
  readonly tierAtSettlement?: string
}

export type PointsSum = { readonly visits: number; readonly qualifying: number; readonly redeemable: number }

export type SimulatedMonth = PointsSum & {
  /** `YYYY-MM`. */
  readonly month: string
  /** What the redeemable points issued are worth in the books. */
  readonly liabilityFen: number
}

export type SimulatedTier = PointsSum & {
  readonly tier: string
  /** Members on it at the beginning and at the end. */
  readonly membersBefore: number
  readonly membersAfter: number
}

export type SimulatedWorkType = PointsSum & { readonly workType: string }

export type SimulationResult = PointsSum & {
  readonly members: number
  readonly liabilityFen: number
  readonly byMonth: readonly SimulatedMonth[]
  /** By the tier a visit earned by, lowest first. */
  readonly byTier: readonly SimulatedTier[]
  /** By code of the work type. */
  readonly byWorkType: readonly SimulatedWorkType[]
  /** The tier of each member at the end. */
  readonly tiers: ReadonlyMap<string, string>
  /**
   * Members who would lose a step at their renewal if the replayed time were a membership year (req. 1.5); 0 where the rules
   * keep every tier.
   */
  readonly fallers: number
  /** Members whose tier changed on the way. */
  readonly tierChanges: readonly { readonly memberId: string; readonly from: string; readonly to: string }[]
}
