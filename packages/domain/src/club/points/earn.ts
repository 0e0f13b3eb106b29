import type { BusinessDate } from '../../business-time.ts'
import type { EarningCampaign, LineKind, Payer, RuleSet } from '../rules/rule-set.ts'
import { campaignFor, rateFor, tierFor } from './earning-rates.ts'
import { exactPoints, floorPoints, formatExact } from './exact-points.ts'

/** A settled line; `amountFen` is the net amount its payer pays, negative on a discount line. */
export type EarningLine = {
  readonly lineNo: number
  readonly lineKind: LineKind
  readonly payer: Payer
  readonly amountFen: number
}

export type EarningRequest = {
  readonly lines: readonly EarningLine[]
  readonly workType: string
  /** The code of the tier effective at settlement. */
  readonly tier: string
  /** The version in force at settlement (req. 2.3). */
  readonly rules: RuleSet
  /** The day of settlement, for campaigns; without it none holds. */
  readonly settledOn?: BusinessDate
}

/** What one line gives, exactly: the stored explanation of an entry (req. 2.4). */
export type EarningPart = {
  readonly lineNo: number
  readonly payer: Payer
  readonly amountFen: number
  /** Work type of the rate row that applied: the order's own or `*`; null when no row matched and the rate is 0. */
  readonly rateWorkType: string | null
  readonly qualifyingMilliPerYuan: number
  readonly redeemableMilliPerYuan: number
  readonly tierMilli: number
  /** The campaign that multiplied it; missing when none held. */
  readonly campaign?: Pick<EarningCampaign, 'code' | 'name' | 'multiplierMilli'>
  /** Exact points as a decimal, at most eleven places: `95.6`. */
  readonly qualifyingExact: string
  readonly redeemableExact: string
}

export type Earning = {
  readonly qualifying: number
  readonly redeemable: number
  readonly parts: readonly EarningPart[]
}

/**
 * The points of one settled order on both tracks (req. 2.2): each line's amount × rate of its work type and payer ×
 * tier × campaign, added up exactly and rounded down once per order and track. An order never gives less than 0.
 * Throws RangeError for a tier that the rule set does not know.
 */
export function earnForVisit(request: EarningRequest): Earning {
  const tier = tierFor(request)
  const campaign = campaignFor(request)
  const campaignMilli = campaign?.multiplierMilli ?? 1000
  const held = campaign && { code: campaign.code, name: campaign.name, multiplierMilli: campaignMilli }
  let qualifying = 0n
  let redeemable = 0n
  const parts: EarningPart[] = []
  for (const line of request.lines) {
    const rate = rateFor(request.rules.earning.rates, request.workType, line.payer)
    const exactQualifying = exactPoints(
      line.amountFen,
      rate?.qualifyingMilliPerYuan ?? 0,
      tier.earningMilli,
      campaignMilli,
    )
    const exactRedeemable = exactPoints(
      line.amountFen,
      rate?.redeemableMilliPerYuan ?? 0,
      tier.earningMilli,
      campaignMilli,
    )
    qualifying += exactQualifying
    redeemable += exactRedeemable
    parts.push({
      lineNo: line.lineNo,
      payer: line.payer,
      amountFen: line.amountFen,
      rateWorkType: rate?.workType ?? null,
      qualifyingMilliPerYuan: rate?.qualifyingMilliPerYuan ?? 0,
      redeemableMilliPerYuan: rate?.redeemableMilliPerYuan ?? 0,
      tierMilli: tier.earningMilli,
      ...(held && { campaign: held }),
      qualifyingExact: formatExact(exactQualifying),
      redeemableExact: formatExact(exactRedeemable),
    })
  }
  return { qualifying: floorPoints(qualifying), redeemable: floorPoints(redeemable), parts }
}
