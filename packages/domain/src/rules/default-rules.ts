import { ANY_WORK_TYPE } from './rule-set.ts'
import type { CountedBenefit, RuleSet, ServicePackage } from './rule-set.ts'

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
    earning: {
      rounding: 'floor',
      rates: [
        { workType: ANY_WORK_TYPE, payer: 'customer', qualifyingMilliPerYuan: 1000, redeemableMilliPerYuan: 1000 },
        { workType: ANY_WORK_TYPE, payer: 'insurer', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
        { workType: ANY_WORK_TYPE, payer: 'manufacturer', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
        { workType: ANY_WORK_TYPE, payer: 'internal', qualifyingMilliPerYuan: 0, redeemableMilliPerYuan: 0 },
      ],
    },
    expiry: { kind: 'never' },
    membership: { months: 12, graceDays: 30 },
    upgrade: { mode: 'automatic' },
    points: { liabilityFenPerPoint: 1, approvalAbovePoints: 1_000 },
    redemption: { holdDays: 30 },
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
