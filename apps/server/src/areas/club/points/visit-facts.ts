import type { EarningPart, LineDiscount } from '@cheyou/contract'

/** What a refund's posting keeps (req. 2.6): whose points it took and by which rates. */
export interface RefundFacts extends VisitFacts {
  /** Null where it names no order. */
  originalOrderNumber: string | null
  originalVisitId: string | null
  /** The dates of the points it took, for those that come back to no lot of their own. */
  earnedOn: string
  expiresOn: string | null
}

/** What a visit's posting keeps, so that it can be explained and reproduced for ever (req. 2.4). */
export interface VisitFacts {
  orderNumber: string
  plate: string | null
  workType: string
  workTypeName: string
  parts: EarningPart[]
  /** What was taken off the lines before they earned; missing when nothing was. */
  discounts?: readonly LineDiscount[]
}
