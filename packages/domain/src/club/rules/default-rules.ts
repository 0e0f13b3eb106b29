import type { EntryRules, JoiningRules, JoiningTerms, MembershipRules, UpgradeRules } from './membership-rules.ts'
import { ANY_WORK_TYPE } from './rule-set.ts'
import type { BenefitTerms, CountedBenefit, RuleSet, ServicePackage } from './rule-set.ts'

const NO_PACKAGE: ServicePackage = { labourMilli: 1000, partsMilli: 1000, benefits: [], advisor: false }

/**
 * Version 1, in force until a manager publishes another: one point per yuan that the customer pays on both tracks
 * (req. 2.2), the four tiers and their packages (req. 1.3), twelve months and thirty days of grace (req. 1.4), points
 * that never expire (req. 2.5).
 */
export function defaultRules(): RuleSet {
  return {
    version: 1,
    tiers: [
      { code: 'standard', name: '普通卡', thresholdQualifying: 0, earningMilli: 1000, package: NO_PACKAGE },
      { code: 'silver', name: '银卡', thresholdQualifying: 3_000, earningMilli: 1000, package: silverPackage() },
      { code: 'gold', name: '金卡', thresholdQualifying: 10_000, earningMilli: 1000, package: goldPackage() },
      { code: 'vip', name: 'VIP卡', thresholdQualifying: 30_000, earningMilli: 1000, package: vipPackage() },
    ],
    thresholds: [
      { code: 'labour_from_10000', name: '累计一万分工时优惠', qualifying: 10_000, labourMilli: 850, partsMilli: 1000 },
    ],
    entry: defaultEntry(),
    joining: defaultJoining(),
    membership: defaultMembership(),
    upgrade: defaultUpgrade(),
    downgrade: { kind: 'keep' },
    earning: {
      rounding: 'floor',
      rates: [
        { workType: ANY_WORK_TYPE, payer: 'customer', qualifyingMilliPerYuan: 1000, redeemableMilliPerYuan: 1000 },
        { workType: ANY_WORK_TYPE, payer: 'insurer', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
        { workType: ANY_WORK_TYPE, payer: 'manufacturer', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
        { workType: ANY_WORK_TYPE, payer: 'internal', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
      ],
      sources: [
        { code: 'birthday', name: '生日', qualifying: 0, redeemable: 0, perYear: 1 },
        { code: 'event', name: '参加活动', qualifying: 0, redeemable: 0, perYear: null },
        { code: 'survey', name: '填写问卷', qualifying: 0, redeemable: 0, perYear: null },
        { code: 'referral', name: '推荐朋友', qualifying: 0, redeemable: 0, perYear: null },
      ],
      campaigns: [],
    },
    expiry: { kind: 'never' },
    points: { liabilityFenPerPoint: 1, approvalAbovePoints: 1_000 },
    redemption: { holdDays: 30 },
    benefits: [onLabour('wash', 10_000), onLabour('inspection', 30_000), onLabour('rescue', 100_000)],
    discounts: { order: ['benefit', 'tier', 'threshold', 'voucher'], stacking: 'best' },
    vouchers: { partialUse: false, perVisitMax: 1 },
    limits: {
      adjustment: { mostPoints: 100_000, mayOwe: false },
      discretionary: [
        { role: 'reception', mostMilli: 0 },
        { role: 'manager', mostMilli: 100 },
      ],
      visit: {
        byRole: [{ role: 'reception', mostFen: 5_000_000 }],
        withoutNumberFen: 500_000,
        mostFen: 50_000_000,
      },
    },
  }
}

function defaultEntry(): EntryRules {
  const shares = [
    { tier: 'vip', shareMilli: 20 },
    { tier: 'gold', shareMilli: 80 },
    { tier: 'silver', shareMilli: 200 },
  ]
  return { newMember: 'standard', existing: { shares, windowMonths: null } }
}

function defaultJoining(): JoiningRules {
  const free: JoiningTerms = {
    enabled: true,
    feeFen: 0,
    minimumSpendFen: 0,
    bonus: { qualifying: 0, redeemable: 0 },
  }
  return { ways: { sale: free, own_car: free, spending: free, training: free, fee: { ...free, feeFen: 10_000 } } }
}

function defaultMembership(): MembershipRules {
  return {
    months: 12,
    graceDays: 30,
    renewal: {
      fee: { enabled: true, amountFen: 10_000 },
      points: { enabled: true, redeemable: 500 },
      insurance: { enabled: true, premiumFen: 300_000 },
      remindDaysBefore: [30, 7, 1],
    },
  }
}

function defaultUpgrade(): UpgradeRules {
  return {
    mode: 'invite',
    ways: {
      qualifying_points: { enabled: true },
      redeemable_points: { enabled: true, points: 2_000 },
      repair: { enabled: true, amountFen: 100_000 },
      insurance: { enabled: true, premiumFen: 500_000, years: 2, count: 'each' },
    },
  }
}

function silverPackage(): ServicePackage {
  return { labourMilli: 950, partsMilli: 1000, benefits: [wash(2)], advisor: false }
}

function goldPackage(): ServicePackage {
  return { labourMilli: 900, partsMilli: 950, benefits: [wash(4), inspection(1), rescue(1)], advisor: false }
}

function vipPackage(): ServicePackage {
  return { labourMilli: 850, partsMilli: 900, benefits: [wash(12), inspection(2), rescue(2)], advisor: true }
}

function wash(perYear: number): CountedBenefit {
  return { code: 'wash', name: '免费洗车', perYear }
}

function inspection(perYear: number): CountedBenefit {
  return { code: 'inspection', name: '免费检测', perYear }
}

function rescue(perYear: number): CountedBenefit {
  return { code: 'rescue', name: '免费救援', perYear }
}

/** Work, not parts, up to what such a thing costs at a shop. */
function onLabour(code: string, mostFen: number): BenefitTerms {
  return { code, workTypes: null, lineKinds: ['labour'], mostFen }
}
