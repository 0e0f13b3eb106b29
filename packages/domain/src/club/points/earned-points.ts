import type { Payer } from '../rules/rule-set.ts'
import type { EarningRequest } from './earn.ts'
import { campaignFor, rateFor, tierFor } from './earning-rates.ts'
import { exactPoints, floorPoints } from './exact-points.ts'

/**
 * What `earnForVisit` gives, without the explanation: for replaying many visits (req. 2.3). A rate holds for all lines of a
 * payer, so their amounts are added up first, which changes nothing in an exact sum.
 */
export function earnedPoints(request: EarningRequest): { qualifying: number; redeemable: number } {
  const { earningMilli } = tierFor(request)
  const campaignMilli = campaignFor(request)?.multiplierMilli ?? 1000
  const amounts = new Map<Payer, number>()
  for (const { payer, amountFen } of request.lines) amounts.set(payer, (amounts.get(payer) ?? 0) + amountFen)
  let qualifying = 0n
  let redeemable = 0n
  for (const [payer, amountFen] of amounts) {
    const rate = rateFor(request.rules.earning.rates, request.workType, payer)
    if (!rate) continue
    qualifying += exactPoints(amountFen, rate.qualifyingMilliPerYuan, earningMilli, campaignMilli)
    redeemable += exactPoints(amountFen, rate.redeemableMilliPerYuan, earningMilli, campaignMilli)
  }
  return { qualifying: floorPoints(qualifying), redeemable: floorPoints(redeemable) }
}
