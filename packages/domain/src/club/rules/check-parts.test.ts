import { describe, expect, it } from 'vitest'
import { checkRules } from './check-rules.ts'
import type { RuleContext } from './check-rules.ts'
import { defaultRules } from './default-rules.ts'
import { workTypes } from './rule-set.ts'
import type { EarningCampaign, RuleSet } from './rule-set.ts'

const rules = defaultRules()

function found(change: Partial<RuleSet>, context: RuleContext = {}): string[] {
  return checkRules({ ...rules, ...change }, context).map((problem) => `${problem.path} ${problem.code}`)
}

const campaign = (code: string, change: Partial<EarningCampaign> = {}): EarningCampaign => ({
  code,
  name: '双倍积分',
  from: '2026-11-01',
  to: '2026-11-30',
  workTypes: null,
  tiers: null,
  multiplierMilli: 2000,
  ...change,
})
const withCampaigns = (...campaigns: EarningCampaign[]) => ({ earning: { ...rules.earning, campaigns } })

describe('how long something lasts', () => {
  const { membership, entry, expiry } = rules
  const lasting = (years: number): Partial<RuleSet> => ({
    membership: { ...membership, months: 12 * years, graceDays: 365 * years },
    entry: { ...entry, existing: { ...entry.existing, windowMonths: 12 * years } },
    expiry: { kind: 'rolling_months', months: 12 * years },
    redemption: { holdDays: 365 * years },
  })

  it('is a time that a calendar has', () => {
    expect(expiry).toEqual({ kind: 'never' })
    expect(found(lasting(10))).toEqual([])
    expect(found(lasting(1_000))).toEqual(
      [
        'expiry.months',
        'redemption.holdDays',
        'membership.months',
        'membership.graceDays',
        'entry.existing.windowMonths',
      ].map((path) => `${path} NUMBER_INVALID`),
    )
  })
})

describe('who enters where', () => {
  const withShares = (...shares: { tier: string; shareMilli: number }[]) => ({
    entry: { newMember: 'standard', existing: { shares, windowMonths: null } },
  })

  it('finds shares that are more than the whole, negative, doubled, of unknown tiers or upside down', () => {
    expect(found(withShares({ tier: 'vip', shareMilli: 600 }, { tier: 'gold', shareMilli: 401 }))).toEqual([
      'entry.existing.shares SHARES_OVER_WHOLE',
    ])
    expect(found(withShares({ tier: 'vip', shareMilli: -1 }))).toEqual([
      'entry.existing.shares.0.shareMilli NUMBER_INVALID',
    ])
    expect(found(withShares({ tier: 'vip', shareMilli: 10 }, { tier: 'vip', shareMilli: 10 }))).toEqual([
      'entry.existing.shares.1.tier SHARE_TIER_DUPLICATE',
    ])
    expect(found(withShares({ tier: 'platinum', shareMilli: 10 }))).toEqual([
      'entry.existing.shares.0.tier TIER_UNKNOWN',
    ])
    expect(found(withShares({ tier: 'silver', shareMilli: 10 }, { tier: 'gold', shareMilli: 10 }))).toEqual([
      'entry.existing.shares.1.tier SHARE_TIERS_NOT_FALLING',
    ])
  })

  it('finds an entry tier that there is not, and a club that nobody can join', () => {
    const { existing } = rules.entry
    expect(found({ entry: { newMember: 'platinum', existing } })).toEqual(['entry.newMember TIER_UNKNOWN'])
    const { sale } = rules.joining.ways
    const closed = { ...sale, enabled: false }
    const ways = { sale: closed, own_car: closed, spending: closed, training: closed, fee: closed }
    expect(found({ joining: { ways } })).toEqual(['joining.ways JOINING_NO_WAY'])
    expect(found({ joining: { ways: { ...ways, fee: sale } } })).toEqual([
      'joining.ways.fee.feeFen JOINING_FEE_MISSING',
    ])
  })
})

describe('renewing and rising', () => {
  it('finds a membership that nobody can renew, and numbers of nothing', () => {
    const { renewal } = rules.membership
    const off = { enabled: false }
    const closed = {
      ...renewal,
      fee: { ...off, amountFen: 0 },
      points: { ...off, redeemable: 0 },
      insurance: { ...off, premiumFen: 0 },
    }
    const membership = (change: Partial<typeof renewal>) => ({
      membership: { ...rules.membership, renewal: { ...closed, ...change } },
    })
    expect(found(membership({}))).toEqual(['membership.renewal RENEWAL_NO_WAY'])
    expect(found(membership({ points: { enabled: true, redeemable: 0 } }))).toEqual([
      'membership.renewal.points.redeemable NUMBER_INVALID',
    ])
    expect(found(membership({ fee: renewal.fee, remindDaysBefore: [7, 30, 400] }))).toEqual([
      'membership.renewal.remindDaysBefore.1 REMINDERS_NOT_FALLING',
      'membership.renewal.remindDaysBefore.2 REMINDER_BEFORE_YEAR',
      'membership.renewal.remindDaysBefore.2 REMINDERS_NOT_FALLING',
    ])
  })

  it('finds a ladder without a way up', () => {
    const { ways } = rules.upgrade
    const off = {
      qualifying_points: { enabled: false },
      redeemable_points: { ...ways.redeemable_points, enabled: false },
      repair: { ...ways.repair, enabled: false },
      insurance: { ...ways.insurance, enabled: false },
    }
    expect(found({ upgrade: { mode: 'invite', ways: off } })).toEqual(['upgrade.ways UPGRADE_NO_WAY'])
    const insurance = { ...ways.insurance, years: 0 }
    expect(found({ upgrade: { mode: 'invite', ways: { ...ways, insurance } } })).toEqual([
      'upgrade.ways.insurance.years NUMBER_INVALID',
    ])
    expect(found({ downgrade: { kind: 'one_step', belowQualifying: -5 } })).toEqual([
      'downgrade.belowQualifying NUMBER_INVALID',
    ])
  })
})

describe('earning', () => {
  it('finds work types that the shop does not have, in rates and campaigns', () => {
    const rates = [...rules.earning.rates, { ...rules.earning.rates[0]!, workType: 'painting' }]
    const earning = { ...rules.earning, rates, campaigns: [campaign('paint', { workTypes: ['painting'] })] }
    expect(found({ earning }, { workTypes })).toEqual([
      'earning.rates.4.workType WORK_TYPE_UNKNOWN',
      'earning.campaigns.0.workTypes WORK_TYPE_UNKNOWN',
    ])
    expect(found({ earning }, { workTypes: [...workTypes, 'painting'] })).toEqual([])
    expect(found({ earning })).toEqual([])
  })

  it('finds campaigns with reversed, impossible or contradicting days, unknown tiers and nobody in them', () => {
    const over = { from: '2026-11-30', to: '2026-12-31' }
    expect(found(withCampaigns(campaign('a', { from: '2026-12-01' })))).toEqual([
      'earning.campaigns.0 CAMPAIGN_DATES_REVERSED',
    ])
    expect(found(withCampaigns(campaign('a', { to: '2026-11-31' })))).toEqual([
      'earning.campaigns.0 CAMPAIGN_DATES_INVALID',
    ])
    expect(found(withCampaigns(campaign('a'), campaign('b', over)))).toEqual(['earning.campaigns.1 CAMPAIGN_OVERLAP'])
    expect(found(withCampaigns(campaign('a'), campaign('a', { from: '2026-12-01', to: '2026-12-31' })))).toEqual([
      'earning.campaigns.1.code CAMPAIGN_CODE_DUPLICATE',
    ])
    expect(found(withCampaigns(campaign('a'), campaign('b', { ...over, tiers: ['gold'] })))).toEqual([])
    expect(found(withCampaigns(campaign('a', { tiers: ['platinum'] })))).toEqual([
      'earning.campaigns.0.tiers TIER_UNKNOWN',
    ])
    expect(found(withCampaigns(campaign('a', { tiers: [], multiplierMilli: -1 })))).toEqual([
      'earning.campaigns.0.multiplierMilli NUMBER_INVALID',
      'earning.campaigns.0 CAMPAIGN_SCOPE_EMPTY',
    ])
  })

  it('finds a benefit whose terms stand twice, that is for nothing, for unknown work or takes nothing off', () => {
    const wash = { code: 'wash', workTypes: null, lineKinds: null, mostFen: null }
    const benefits = (...all: RuleSet['benefits']) => ({ ...rules, benefits: all })
    expect(found(benefits(wash, wash))).toEqual(['benefits.1.code BENEFIT_CODE_DUPLICATE'])
    expect(found(benefits({ ...wash, lineKinds: [] }))).toEqual(['benefits.0 BENEFIT_SCOPE_EMPTY'])
    expect(found(benefits({ ...wash, mostFen: 0 }))).toEqual(['benefits.0.mostFen NUMBER_INVALID'])
    const unknown = checkRules(benefits({ ...wash, workTypes: ['painting'] }), { workTypes: ['repair'] })
    expect(unknown.map(({ path, code }) => `${path} ${code}`)).toEqual(['benefits.0.workTypes WORK_TYPE_UNKNOWN'])
  })

  it('finds sources given twice, of a reserved name or that take points', () => {
    const [birthday] = rules.earning.sources
    const sources = [birthday!, { ...birthday!, redeemable: -10 }, { ...birthday!, code: 'manual', perYear: 0 }]
    expect(found({ earning: { ...rules.earning, sources } })).toEqual([
      'earning.sources.1.code SOURCE_CODE_DUPLICATE',
      'earning.sources.1.redeemable NUMBER_INVALID',
      'earning.sources.2.code SOURCE_CODE_RESERVED',
      'earning.sources.2.perYear NUMBER_INVALID',
    ])
  })
})

it('finds a tier that members stand on and the rules no longer have', () => {
  const tiers = rules.tiers.slice(0, -1)
  const entry = { ...rules.entry, existing: { ...rules.entry.existing, shares: [] } }
  const held = (members: number) => ({ tiersHeld: [{ tier: 'vip', members }] })
  expect(checkRules({ ...rules, tiers, entry }, held(3))).toEqual([
    { path: 'tiers', code: 'TIER_IN_USE', facts: { tier: 'vip', members: 3 } },
  ])
  expect(checkRules({ ...rules, tiers, entry }, held(0))).toEqual([])
  expect(checkRules(rules, held(3))).toEqual([])
})

describe('discounts and limits', () => {
  it('finds thresholds that do not rise or give less further up', () => {
    const [first] = rules.thresholds
    const more = { ...first!, code: 'more', qualifying: 20_000 }
    expect(found({ thresholds: [first!, { ...more, qualifying: 10_000 }] })).toEqual([
      'thresholds.1.qualifying THRESHOLD_NOT_RISING',
    ])
    expect(found({ thresholds: [first!, { ...more, labourMilli: 900 }] })).toEqual([
      'thresholds.1.labourMilli THRESHOLD_DISCOUNT_FALLING',
    ])
    expect(found({ thresholds: [first!, { ...more, code: first!.code }] })).toEqual([
      'thresholds.1.code THRESHOLD_CODE_DUPLICATE',
    ])
  })

  it('finds a tier that pays more than the one below it', () => {
    const tiers = rules.tiers.map((tier) =>
      tier.code === 'vip' ? { ...tier, package: { ...tier.package, partsMilli: 1000 } } : tier,
    )
    expect(checkRules({ ...rules, tiers })).toEqual([
      { path: 'tiers.3.package.partsMilli', code: 'TIER_DISCOUNT_FALLING', facts: { milli: 1000, below: 950 } },
    ])
  })

  it('finds steps that are missing or stand twice', () => {
    expect(found({ discounts: { order: ['tier', 'tier', 'voucher', 'benefit'], stacking: 'both' } })).toEqual([
      'discounts.order.1 DISCOUNT_STEP_DUPLICATE',
      'discounts.order DISCOUNT_STEP_MISSING',
    ])
  })

  it('finds an approval that is never asked, and a role twice', () => {
    const discretionary = [
      { role: 'reception', mostMilli: 50 },
      { role: 'reception', mostMilli: 1001 },
    ]
    const visit = {
      byRole: [
        { role: 'care', mostFen: 100 },
        { role: 'care', mostFen: -1 },
      ],
      withoutNumberFen: -1,
      mostFen: 0,
    }
    expect(found({ limits: { adjustment: { mostPoints: 1_000, mayOwe: false }, discretionary, visit } })).toEqual([
      'points.approvalAbovePoints APPROVAL_UNREACHABLE',
      'limits.discretionary.1.mostMilli NUMBER_INVALID',
      'limits.discretionary.1.role ROLE_DUPLICATE',
      'limits.visit.mostFen NUMBER_INVALID',
      'limits.visit.withoutNumberFen NUMBER_INVALID',
      'limits.visit.byRole.1.mostFen NUMBER_INVALID',
      'limits.visit.byRole.1.role ROLE_DUPLICATE',
    ])
  })
})

it('takes effect from now on, not before', () => {
  const now = new Date('2026-11-22T01:00:00Z')
  expect(found({}, { effective: { from: now, now } })).toEqual([])
  expect(found({}, { effective: { from: new Date(now.getTime() - 1), now } })).toEqual([
    'effectiveFrom EFFECTIVE_IN_PAST',
  ])
})
