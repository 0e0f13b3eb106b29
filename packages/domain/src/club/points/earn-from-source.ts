import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { RuleSet } from '../rules/rule-set.ts'

export type SourceEarning = { readonly source: string; readonly qualifying: number; readonly redeemable: number }

/**
 * The points of something else than a visit (req. 2.2): birthday, event, survey, referral or a source that managers added.
 * `timesThisYear` is how often it gave points in this calendar year. Refuses SOURCE_UNKNOWN and SOURCE_LIMIT_REACHED
 * `{source, perYear}`. `postEarning` makes the entries.
 */
export function earnFromSource(
  source: string,
  timesThisYear: number,
  rules: RuleSet,
): Result<SourceEarning, 'SOURCE_UNKNOWN' | 'SOURCE_LIMIT_REACHED'> {
  const rule = rules.earning.sources.find(({ code }) => code === source)
  if (!rule) return reject('SOURCE_UNKNOWN', { source })
  const { qualifying, redeemable, perYear } = rule
  if (perYear !== null && timesThisYear >= perYear) return reject('SOURCE_LIMIT_REACHED', { source, perYear })
  return accept({ source, qualifying, redeemable })
}
