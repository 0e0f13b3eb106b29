import { benefitTerms } from '../benefits/benefits.ts'
import { defaultRules } from './default-rules.ts'
import type { EarningRules, RuleSet } from './rule-set.ts'
import type { MembershipRules, UpgradeRules } from './membership-rules.ts'

/** What a document has had from the first version on. */
type FirstParts = 'version' | 'tiers' | 'expiry' | 'points' | 'redemption'

/**
 * A rule set as it may stand stored: parts that came to the rules after it was published are missing, whole or from
 * within, and nothing else.
 */
export type RuleDocument = Pick<RuleSet, FirstParts> &
  Partial<Omit<RuleSet, FirstParts | 'earning' | 'membership' | 'upgrade'>> & {
    readonly earning: Pick<EarningRules, 'rounding' | 'rates'> & Partial<EarningRules>
    readonly membership: Pick<MembershipRules, 'months' | 'graceDays'> & Partial<MembershipRules>
    readonly upgrade: Pick<UpgradeRules, 'mode'> & Partial<UpgradeRules>
  }

/**
 * The rule set that a stored document means: what it does not say is what the default rules say, so that documents
 * published before a part existed still read. Parts that name tiers fit the document's own tiers.
 */
export function completeRules(document: RuleDocument): RuleSet {
  const defaults = defaultRules()
  return {
    ...defaults,
    entry: entryFor(document),
    benefits: benefitsFor(document),
    ...document,
    earning: { ...defaults.earning, ...document.earning },
    membership: { ...defaults.membership, ...document.membership },
    upgrade: { ...defaults.upgrade, ...document.upgrade },
    limits: { ...defaults.limits, ...document.limits },
  }
}

/** What the benefits of the document take off: by default what the default ones do, of those that the shop added the whole of any line. */
function benefitsFor({ tiers }: RuleDocument): RuleSet['benefits'] {
  const defaults = defaultRules()
  const codes = new Set(tiers.flatMap((tier) => tier.package.benefits.map(({ code }) => code)))
  return [...codes].map((code) => benefitTerms(defaults, code))
}

/** The default entry tiers as far as the document knows them; who joins enters on its lowest. */
function entryFor(document: RuleDocument): RuleSet['entry'] {
  const { existing } = defaultRules().entry
  const known = new Set(document.tiers.map((tier) => tier.code))
  const shares = existing.shares.filter(({ tier }) => known.has(tier))
  return { newMember: document.tiers[0]?.code ?? '', existing: { ...existing, shares } }
}
