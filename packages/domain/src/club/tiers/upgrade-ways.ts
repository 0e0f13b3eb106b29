import type { BusinessDate } from '../../business-time.ts'
import { checkQuoted } from '../points/quoted-points.ts'
import { spendPoints } from '../points/spend.ts'
import type { Balances, Draw, EntryDraft, Lot } from '../points/types.ts'
import { accept, reject } from '../../result.ts'
import type { Facts, Result } from '../../result.ts'
import type { UpgradeWay } from '../rules/membership-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import { tierRank } from './tier-by-points.ts'
import type { UpgradeFacts } from './upgrade-facts.ts'
import { upgradeProgress } from './upgrade-progress.ts'

export type UpgradeCandidate =
  | { readonly kind: 'keep' }
  | {
      /** `upgrade`: change the tier now; `invite`: tell the member and put them into the queue. */
      readonly kind: 'upgrade' | 'invite'
      readonly from: string
      readonly to: string
      readonly cause: UpgradeWay
      readonly evidence: Facts
      readonly rulesVersion: number
    }

/**
 * Whether a member has reached a higher tier by any way that the rules leave open (req. 1.5): the one that leads highest, of
 * equals the first in the order of `upgradeWays`. Giving up points is the member's own wish and never makes a candidate.
 */
export function decideCandidate(facts: UpgradeFacts, rules: RuleSet): UpgradeCandidate {
  const best = upgradeProgress(facts, rules)
    .filter(({ reached, way }) => reached && way !== 'redeemable_points')
    .toSorted((a, b) => tierRank(b.to, rules) - tierRank(a.to, rules))[0]
  if (!best) return { kind: 'keep' }
  return {
    kind: rules.upgrade.mode === 'automatic' ? 'upgrade' : 'invite',
    from: facts.tier,
    to: best.to,
    cause: best.way,
    evidence: best.evidence,
    rulesVersion: rules.version,
  }
}

export type UpgradeRequest = {
  readonly way: UpgradeWay
  readonly facts: UpgradeFacts
  readonly points: { readonly balances: Balances; readonly lots: readonly Lot[] }
  /** What the member was told that giving up points costs. */
  readonly quotedPoints?: number | undefined
  readonly membershipActive: boolean
  readonly asOf: BusinessDate
  readonly rules: RuleSet
}

export type Upgrade = {
  readonly from: string
  readonly to: string
  readonly cause: UpgradeWay
  readonly evidence: Facts
  /** What giving up points posts; empty for the other ways. */
  readonly entries: readonly EntryDraft[]
  readonly draws: readonly Draw[]
  readonly rulesVersion: number
}

export type UpgradeProblem =
  | 'MEMBERSHIP_LAPSED'
  | 'TIER_HIGHEST'
  | 'UPGRADE_WAY_CLOSED'
  | 'UPGRADE_NOT_REACHED'
  | 'POINTS_PRICE_CHANGED'
  | 'POINTS_SHORT'

/**
 * An upgrade by one way, as staff confirm it with the member present (req. 1.5). Judged again, because between invitation and
 * confirmation a visit may have been voided. Refuses MEMBERSHIP_LAPSED (only where points are given up), TIER_HIGHEST
 * `{tier}`, UPGRADE_WAY_CLOSED `{way}`, UPGRADE_NOT_REACHED `{way, have, needed, missing}`, POINTS_PRICE_CHANGED as `checkQuoted`, POINTS_SHORT
 * as `hold` does.
 */
export function upgradeByWay(request: UpgradeRequest): Result<Upgrade, UpgradeProblem> {
  const { way, facts, rules, asOf, points, membershipActive } = request
  if (tierRank(facts.tier, rules) === rules.tiers.length - 1) return reject('TIER_HIGHEST', { tier: facts.tier })
  const progress = upgradeProgress(facts, rules).find((item) => item.way === way)
  if (!progress) return reject('UPGRADE_WAY_CLOSED', { way })
  const { to, have, needed, missing, evidence } = progress
  const upgrade = { from: facts.tier, to, cause: way, evidence, rulesVersion: rules.version }
  if (way === 'redeemable_points') {
    if (!membershipActive) return reject('MEMBERSHIP_LAPSED')
    const quoted = checkQuoted(request.quotedPoints, needed)
    if (!quoted.ok) return quoted
    const spent = spendPoints({ ...points, points: needed, asOf })
    return spent.ok ? accept({ ...upgrade, ...spent.value }) : spent
  }
  if (!progress.reached) return reject('UPGRADE_NOT_REACHED', { way, have, needed, missing })
  return accept({ ...upgrade, entries: [], draws: [] })
}
