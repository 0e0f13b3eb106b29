import { addMonths, type BusinessDate } from '../../business-time.ts'
import type { RuleSet } from '../rules/rule-set.ts'

/** A campaign that begins after a period, and the days of an earlier year that stand for its own in it. */
export type ProjectedCampaign = {
  readonly name: string
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** Null: no such days lie in the period, so that it is not in what is tried. */
  readonly as: { readonly from: BusinessDate; readonly to: BusinessDate } | null
}

const MONTHS_OF_YEAR = 12

/**
 * Rules as they are tried on a period of the past (req. 2.3): a campaign that begins after it runs on the same days of the last year
 * in which they meet the period, so that what it will cost shows. Campaigns of the period and earlier ones stay as they are.
 */
export function projectCampaigns(
  rules: RuleSet,
  period: { readonly from: BusinessDate; readonly to: BusinessDate },
): { rules: RuleSet; projected: ProjectedCampaign[] } {
  const projected: ProjectedCampaign[] = []
  const campaigns = rules.earning.campaigns.map((campaign) => {
    const { name, from, to } = campaign
    if (from <= period.to) return campaign
    const as = earlierDays({ from, to }, period)
    projected.push({ name, from, to, as })
    return as === null ? campaign : { ...campaign, ...as }
  })
  return { rules: { ...rules, earning: { ...rules.earning, campaigns } }, projected }
}

function earlierDays(
  { from, to }: { from: BusinessDate; to: BusinessDate },
  period: { readonly from: BusinessDate; readonly to: BusinessDate },
): ProjectedCampaign['as'] {
  for (let months = MONTHS_OF_YEAR; ; months += MONTHS_OF_YEAR) {
    const as = { from: addMonths(from, -months), to: addMonths(to, -months) }
    if (as.to < period.from) return null
    if (as.from <= period.to) return as
  }
}
