import { payers } from '@cheyou/contract/codes'
import type { Rules } from '@cheyou/contract'

const free = { enabled: true, feeFen: 0, minimumSpendFen: 0, bonus: { qualifying: 0, redeemable: 0 } }
const none = { labourMilli: 1000, partsMilli: 1000, benefits: [], advisor: false }
const silver = { ...none, labourMilli: 950, benefits: [{ code: 'wash', name: '免费洗车', perYear: 2 }] }

/** Rules as a club may have them: two tiers, a threshold, one point per yuan that the customer pays. */
export function exampleRules(): Rules {
  const rate = (payer: (typeof payers)[number]) => {
    const milli = payer === 'customer' ? 1000 : 0
    return { workType: '*', payer, qualifyingMilliPerYuan: milli, redeemableMilliPerYuan: milli }
  }
  return structuredClone({
    version: 1,
    tiers: [
      { code: 'standard', name: '普通卡', thresholdQualifying: 0, earningMilli: 1000, package: none },
      { code: 'silver', name: '银卡', thresholdQualifying: 3000, earningMilli: 1000, package: silver },
    ],
    thresholds: [
      { code: 'labour', name: '累计一万分工时优惠', qualifying: 10_000, labourMilli: 850, partsMilli: 1000 },
    ],
    entry: { newMember: 'standard', existing: { shares: [], windowMonths: null } },
    joining: { ways: { sale: free, own_car: free, spending: free, training: free, fee: { ...free, feeFen: 10_000 } } },
    membership: {
      months: 12,
      graceDays: 30,
      renewal: {
        fee: { enabled: true, amountFen: 10_000 },
        points: { enabled: true, redeemable: 500 },
        insurance: { enabled: true, premiumFen: 300_000 },
        remindDaysBefore: [30, 7, 1],
      },
    },
    upgrade: {
      mode: 'automatic',
      ways: {
        qualifying_points: { enabled: true },
        redeemable_points: { enabled: true, points: 2000 },
        repair: { enabled: true, amountFen: 100_000 },
        insurance: { enabled: true, premiumFen: 500_000, years: 2, count: 'each' },
      },
    },
    downgrade: { kind: 'keep' },
    earning: { rounding: 'floor', rates: payers.map(rate), sources: [], campaigns: [] },
    expiry: { kind: 'never' },
    points: { liabilityFenPerPoint: 1, approvalAbovePoints: 1000 },
    redemption: { holdDays: 30 },
    benefits: [{ code: 'wash', workTypes: null, lineKinds: ['labour'], mostFen: 10_000 }],
    discounts: { order: ['benefit', 'tier', 'threshold', 'voucher'], stacking: 'best' },
    vouchers: { partialUse: false, perVisitMax: 1 },
    limits: {
      adjustment: { mostPoints: 100_000, mayOwe: false },
      discretionary: [{ role: 'manager', mostMilli: 100 }],
      visit: {
        byRole: [{ role: 'reception', mostFen: 5_000_000 }],
        withoutNumberFen: 500_000,
        mostFen: 50_000_000,
      },
    },
  } satisfies Rules)
}
