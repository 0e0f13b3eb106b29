import { isBusinessDate } from '../../business-time.ts'
import { ruleCeilings } from './rule-ceilings.ts'
import { duplicates, problem, whole } from './rule-problems.ts'
import type { RuleProblem } from './rule-problems.ts'
import { ANY_WORK_TYPE, payers } from './rule-set.ts'
import type { EarningCampaign, EarningRate, EarningSource, RuleSet } from './rule-set.ts'

/** Causes of points with rules of their own elsewhere, which a source must not stand beside. */
export const RESERVED_SOURCES: readonly string[] = ['visit', 'joining', 'manual']

/** `workTypes` are the codes of the shop's dictionary; undefined: not known here, so not checked. */
export function checkRates(rates: readonly EarningRate[], workTypes: readonly string[] | undefined): RuleProblem[] {
  const problems: RuleProblem[] = []
  const seen = new Set<string>()
  rates.forEach((rate, index) => {
    const path = `earning.rates.${index}`
    const { workType, payer } = rate
    const key = JSON.stringify([workType, payer])
    if (!payers.includes(payer)) problems.push(problem(`${path}.payer`, 'PAYER_UNKNOWN', { payer }))
    if (workType !== ANY_WORK_TYPE) problems.push(...known(`${path}.workType`, [workType], workTypes))
    if (seen.has(key)) problems.push(problem(path, 'RATE_DUPLICATE', { workType, payer }))
    seen.add(key)
    problems.push(...whole(`${path}.qualifyingMilliPerYuan`, rate.qualifyingMilliPerYuan, 0, ruleCeilings.perYuanMilli))
    problems.push(...whole(`${path}.redeemableMilliPerYuan`, rate.redeemableMilliPerYuan, 0, ruleCeilings.perYuanMilli))
  })
  for (const payer of payers) {
    if (!seen.has(JSON.stringify([ANY_WORK_TYPE, payer]))) {
      problems.push(problem('earning.rates', 'RATE_MISSING', { workType: ANY_WORK_TYPE, payer }))
    }
  }
  return problems
}

export function checkSources(sources: readonly EarningSource[]): RuleProblem[] {
  const path = (index: number) => `earning.sources.${index}`
  return [
    ...duplicates(
      sources,
      ({ code }) => code,
      ({ code }, index) => problem(`${path(index)}.code`, 'SOURCE_CODE_DUPLICATE', { source: code }),
    ),
    ...sources.flatMap(({ code, qualifying, redeemable, perYear }, index) => [
      ...(RESERVED_SOURCES.includes(code)
        ? [problem(`${path(index)}.code`, 'SOURCE_CODE_RESERVED', { source: code })]
        : []),
      ...whole(`${path(index)}.qualifying`, qualifying, 0, ruleCeilings.points),
      ...whole(`${path(index)}.redeemable`, redeemable, 0, ruleCeilings.points),
      ...(perYear === null ? [] : whole(`${path(index)}.perYear`, perYear, 1, ruleCeilings.times)),
    ]),
  ]
}

export function checkCampaigns(rules: RuleSet, workTypes: readonly string[] | undefined): RuleProblem[] {
  const { campaigns } = rules.earning
  const tierCodes = rules.tiers.map(({ code }) => code)
  return campaigns.flatMap((campaign, index) => {
    const path = `earning.campaigns.${index}`
    const { code, from, to, tiers } = campaign
    const earlier = campaigns.slice(0, index)
    const problems = [...whole(`${path}.multiplierMilli`, campaign.multiplierMilli, 0, ruleCeilings.multiplierMilli)]
    if (earlier.some((other) => other.code === code)) {
      problems.push(problem(`${path}.code`, 'CAMPAIGN_CODE_DUPLICATE', { campaign: code }))
    }
    if (!isBusinessDate(from) || !isBusinessDate(to)) {
      problems.push(problem(path, 'CAMPAIGN_DATES_INVALID', { from, to }))
    } else if (from > to) problems.push(problem(path, 'CAMPAIGN_DATES_REVERSED', { from, to }))
    if (campaign.workTypes?.length === 0 || tiers?.length === 0) problems.push(problem(path, 'CAMPAIGN_SCOPE_EMPTY'))
    problems.push(...known(`${path}.workTypes`, campaign.workTypes ?? [], workTypes))
    for (const tier of (tiers ?? []).filter((other) => !tierCodes.includes(other))) {
      problems.push(problem(`${path}.tiers`, 'TIER_UNKNOWN', { tier }))
    }
    const overlapping = earlier.find((other) => sameScope(other, campaign) && other.from <= to && from <= other.to)
    if (overlapping) problems.push(problem(path, 'CAMPAIGN_OVERLAP', { campaign: code, other: overlapping.code }))
    return problems
  })
}

/** Two campaigns for the same visits on the same days contradict each other; a narrower one beside a wider does not. */
function sameScope(a: EarningCampaign, b: EarningCampaign): boolean {
  return sameCodes(a.workTypes, b.workTypes) && sameCodes(a.tiers, b.tiers)
}

function sameCodes(a: readonly string[] | null, b: readonly string[] | null): boolean {
  const key = (codes: readonly string[] | null) => JSON.stringify(codes && [...new Set(codes)].toSorted())
  return key(a) === key(b)
}

/** Work types that the shop does not have. */
export function known(path: string, codes: readonly string[], workTypes: readonly string[] | undefined): RuleProblem[] {
  if (!workTypes) return []
  return codes
    .filter((code) => !workTypes.includes(code))
    .map((code) => problem(path, 'WORK_TYPE_UNKNOWN', { workType: code }))
}
