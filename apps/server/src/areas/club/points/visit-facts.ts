import type { EarningPart, LineDiscount } from '@cheyou/contract'

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
