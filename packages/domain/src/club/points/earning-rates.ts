import { ANY_WORK_TYPE } from '../rules/rule-set.ts'
import type { EarningCampaign, EarningRate, Payer, TierRule } from '../rules/rule-set.ts'
import type { EarningRequest } from './earn.ts'

/** Throws RangeError for a tier that the rule set does not know. */
export function tierFor({ rules, tier }: EarningRequest): TierRule {
  const rule = rules.tiers.find(({ code }) => code === tier)
  if (!rule) throw new RangeError(`rule set ${rules.version} has no tier ${tier}`)
  return rule
}

/** Of the campaigns that hold for this day, work type and tier the one that multiplies most; of equals the first. */
export function campaignFor({ rules, settledOn, workType, tier }: EarningRequest): EarningCampaign | undefined {
  if (settledOn === undefined) return undefined
  return rules.earning.campaigns
    .filter(({ from, to }) => from <= settledOn && settledOn <= to)
    .filter(({ workTypes, tiers }) => (workTypes?.includes(workType) ?? true) && (tiers?.includes(tier) ?? true))
    .toSorted((a, b) => b.multiplierMilli - a.multiplierMilli)[0]
}

/** The row for this work type and payer, else the row for any work type; undefined when the table has neither. */
export function rateFor(rates: readonly EarningRate[], workType: string, payer: Payer): EarningRate | undefined {
  const row = (type: string) => rates.find((rate) => rate.payer === payer && rate.workType === type)
  return row(workType) ?? row(ANY_WORK_TYPE)
}
