import type { RuleProblemCode as ProblemOfRules, RuleSet } from '@cheyou/domain'
import { z } from 'zod'
import { lineKinds, payers, roles } from '../codes.ts'
import { codeNamed, dictionaryCode, text, typedDate } from '../common.ts'

/**
 * The document of a rule set (req. 2.3), as the console sends and gets it. Its shape only: ranges, order, gaps and
 * contradictions are found by `checkRules` of the domain, which names each place, so that a draft is saved half done. A word it does
 * not know is refused.
 */

const name = text(40)
/** What a field of the form can hold, so that whatever is typed is saved; the most that rules may hold is `ruleCeilings` of the domain. */
const number = z.number().min(-1e14).max(1e14)
const switchable = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ enabled: z.boolean(), ...shape })
const bothTracks = z.strictObject({ qualifying: number, redeemable: number })

const benefitRule = z.strictObject({ code: dictionaryCode, name, perYear: number })
const tierRule = z.strictObject({
  code: dictionaryCode,
  name,
  thresholdQualifying: number,
  earningMilli: number,
  package: z.strictObject({
    labourMilli: number,
    partsMilli: number,
    benefits: z.array(benefitRule).max(50),
    advisor: z.boolean(),
  }),
})
const benefitTerms = z.strictObject({
  code: dictionaryCode,
  workTypes: z.array(codeNamed).max(100).nullable(),
  lineKinds: z.array(z.enum(lineKinds)).max(lineKinds.length).nullable(),
  mostFen: number.nullable(),
})
const thresholdRule = z.strictObject({
  code: dictionaryCode,
  name,
  qualifying: number,
  labourMilli: number,
  partsMilli: number,
})

const entryRules = z.strictObject({
  newMember: codeNamed,
  existing: z.strictObject({
    shares: z.array(z.strictObject({ tier: codeNamed, shareMilli: number })).max(20),
    windowMonths: number.nullable(),
  }),
})
const joiningTerms = switchable({ feeFen: number, minimumSpendFen: number, bonus: bothTracks })
const joiningRules = z.strictObject({
  ways: z.strictObject({
    sale: joiningTerms,
    own_car: joiningTerms,
    spending: joiningTerms,
    training: joiningTerms,
    fee: joiningTerms,
  }),
})
const discountRules = z.strictObject({
  order: z.array(z.enum(['benefit', 'tier', 'threshold', 'voucher'])).max(10),
  stacking: z.enum(['best', 'both']),
})

const membershipRules = z.strictObject({
  months: number,
  graceDays: number,
  renewal: z.strictObject({
    fee: switchable({ amountFen: number }),
    points: switchable({ redeemable: number }),
    insurance: switchable({ premiumFen: number }),
    remindDaysBefore: z.array(number).max(10),
  }),
})
const upgradeRules = z.strictObject({
  mode: z.enum(['automatic', 'invite']),
  ways: z.strictObject({
    qualifying_points: switchable({}),
    redeemable_points: switchable({ points: number }),
    repair: switchable({ amountFen: number }),
    insurance: switchable({ premiumFen: number, years: number, count: z.enum(['each', 'sum']) }),
  }),
})
const downgradeRules = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('one_step'), belowQualifying: number }),
])

const earningRate = z.strictObject({
  workType: z.union([z.literal('*'), dictionaryCode]),
  payer: z.enum(payers),
  qualifyingMilliPerYuan: number,
  redeemableMilliPerYuan: number,
})
const earningSource = bothTracks.extend({ code: dictionaryCode, name, perYear: number.nullable() })
const earningCampaign = z.strictObject({
  code: dictionaryCode,
  name,
  from: typedDate,
  to: typedDate,
  workTypes: z.array(codeNamed).max(100).nullable(),
  tiers: z.array(codeNamed).max(20).nullable(),
  multiplierMilli: number,
})
const earningRules = z.strictObject({
  rounding: z.literal('floor'),
  rates: z.array(earningRate).max(500),
  sources: z.array(earningSource).max(100),
  campaigns: z.array(earningCampaign).max(100),
})
const expiryRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('rolling_months'), months: number }),
  z.strictObject({ kind: z.literal('year_end') }),
])

const limitRules = z.strictObject({
  adjustment: z.strictObject({ mostPoints: number, mayOwe: z.boolean() }),
  discretionary: z.array(z.strictObject({ role: z.enum(roles), mostMilli: number })).max(roles.length),
  visit: z.strictObject({
    byRole: z.array(z.strictObject({ role: z.enum(roles), mostFen: number })).max(roles.length),
    withoutNumberFen: number,
    mostFen: number,
  }),
})

export const ruleSet = z
  .strictObject({
    version: z.int(),
    tiers: z.array(tierRule).max(20),
    thresholds: z.array(thresholdRule).max(20),
    entry: entryRules,
    joining: joiningRules,
    membership: membershipRules,
    upgrade: upgradeRules,
    downgrade: downgradeRules,
    earning: earningRules,
    expiry: expiryRule,
    points: z.strictObject({ liabilityFenPerPoint: number, approvalAbovePoints: number }),
    redemption: z.strictObject({ holdDays: number }),
    benefits: z.array(benefitTerms).max(50),
    discounts: discountRules,
    vouchers: z.strictObject({ partialUse: z.boolean(), perVisitMax: number }),
    limits: limitRules,
  })
  .meta({ id: 'RuleSet' }) satisfies z.ZodType<RuleSet>

/** A place in a rule set that keeps it from being published, as `checkRules` finds them. */
export type Rules = z.infer<typeof ruleSet>

export const ruleProblem = z
  .object({ path: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) })
  .meta({ id: 'RuleProblem' })
export type RuleProblem = z.infer<typeof ruleProblem>
/** Those of the rules themselves, and that a version to come lacks a tier of this one. */
export type RuleProblemCode = ProblemOfRules | 'TIER_GONE_LATER'
