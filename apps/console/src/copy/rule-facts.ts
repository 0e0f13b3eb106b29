import { payers } from '@cheyou/contract/codes'
import type { Rules } from '../api/rules.ts'
import { formatFen, formatMilli, formatWhole } from './format.ts'
import { payerLabels, roleLabels } from './labels.ts'

export const ruleSections = [
  '等级与服务包',
  '积分比例',
  '积分有效期与价值',
  '入会与续会',
  '升级与降级',
  '门槛优惠',
  '限额',
] as const
export type RuleSection = (typeof ruleSections)[number]

/** One thing the rules say, in words. The key is the same in every version, so that two versions can be compared. */
export interface RuleFact {
  readonly key: string
  readonly section: RuleSection
  /** What it is about: a tier, a work type, a way to renew. */
  readonly subject: string
  readonly label: string
  readonly value: string
}

export interface Named {
  readonly code: string
  readonly name: string
}

/** Everything a manager edits, in words, in the order of the form (req. 2.3). */
export function ruleFacts(rules: Rules, workTypes: readonly Named[]): RuleFact[] {
  return [
    ...tierFacts(rules),
    ...rateFacts(rules, workTypes),
    ...pointFacts(rules),
    ...membershipFacts(rules),
    ...upgradeFacts(rules),
    ...thresholdFacts(rules),
    ...limitFacts(rules),
  ]
}

export interface RuleChange extends Omit<RuleFact, 'value'> {
  /** Null: it was not there, or is not there any more. */
  readonly before: string | null
  readonly after: string | null
}

/** What two versions say differently, in the order of the form. */
export function ruleChanges(before: readonly RuleFact[], after: readonly RuleFact[]): RuleChange[] {
  const old = new Map(before.map((fact) => [fact.key, fact]))
  const now = new Map(after.map((fact) => [fact.key, fact]))
  const changes = [
    ...after.map((fact) => ({ ...fact, before: old.get(fact.key)?.value ?? null, after: fact.value })),
    ...before.filter(({ key }) => !now.has(key)).map((fact) => ({ ...fact, before: fact.value, after: null })),
  ]
  return changes
    .filter((change) => change.before !== change.after)
    .map(({ key, section, subject, label, before: from, after: to }) => ({
      key,
      section,
      subject,
      label,
      before: from,
      after: to,
    }))
    .toSorted((a, b) => ruleSections.indexOf(a.section) - ruleSections.indexOf(b.section))
}

export const points = (value: number) => `${formatWhole(value)} 分`

/** 950 → 9.5 折: what the member pays. */
export function discountWords(milli: number): string {
  return milli === 1000 ? '不打折' : milli === 0 ? '免费' : `${Number((milli / 100).toFixed(2))} 折`
}

type Say = (label: string, value: string) => RuleFact

function about(section: RuleSection, key: string, subject: string): Say {
  return (label, value) => ({ key: `${key}.${label}`, section, subject, label, value })
}

function tierFacts({ tiers, entry }: Rules): RuleFact[] {
  const newMember = tiers.find(({ code }) => code === entry.newMember)?.name ?? entry.newMember
  return [
    ...tiers.flatMap(({ code, name, thresholdQualifying, earningMilli, package: offer }) => {
      const say = about('等级与服务包', `tier.${code}`, name)
      return [
        say('名称', name),
        say('所需累计积分', points(thresholdQualifying)),
        say('积分倍率', `×${formatMilli(earningMilli)}`),
        say('工时', discountWords(offer.labourMilli)),
        say('配件', discountWords(offer.partsMilli)),
        ...offer.benefits.map((benefit) => say(benefit.name, `${benefit.perYear} 次/年`)),
        say('专属顾问', offer.advisor ? '有' : '无'),
      ]
    }),
    about('等级与服务包', 'entry', '新会员')('入会等级', newMember),
  ]
}

function rateFacts({ earning }: Rules, workTypes: readonly Named[]): RuleFact[] {
  const names = new Map([['*', '其他维修类型'], ...workTypes.map(({ code, name }) => [code, name] as const)])
  return earning.rates.flatMap(({ workType, payer, qualifyingMilliPerYuan, redeemableMilliPerYuan }) => {
    const say = about('积分比例', `rate.${workType}.${payer}`, names.get(workType) ?? workType)
    const each = `每元 累计 ${formatMilli(qualifyingMilliPerYuan)} 分、可兑换 ${formatMilli(redeemableMilliPerYuan)} 分`
    return [say(payerLabels[payers.find((known) => known === payer) ?? 'customer'], each)]
  })
}

function pointFacts({ expiry, points: value, redemption }: Rules): RuleFact[] {
  const say = about('积分有效期与价值', 'points', '积分')
  const until = {
    never: '永久有效',
    year_end: '当年年底到期',
    rolling_months: expiry.kind === 'rolling_months' ? `${expiry.months} 个月，到月底` : '',
  }
  return [
    say('有效期', until[expiry.kind]),
    say('每分价值', formatFen(value.liabilityFenPerPoint)),
    say('兑换保留', `${redemption.holdDays} 天`),
  ]
}

export const joiningLabels = {
  sale: '销售入会',
  own_car: '带车入会',
  spending: '消费入会',
  training: '驾培入会',
  fee: '交会费入会',
} as const

function membershipFacts({ joining, membership }: Rules): RuleFact[] {
  const { fee, points: given, insurance, remindDaysBefore } = membership.renewal
  const ways = Object.entries(joiningLabels).flatMap(([way, label]) => {
    const { enabled, feeFen, minimumSpendFen, bonus } = joining.ways[way as keyof typeof joiningLabels]
    const say = about('入会与续会', `joining.${way}`, label)
    if (!enabled) return [say('是否开放', '关闭')]
    return [
      say('是否开放', '开放'),
      say('会费', formatFen(feeFen)),
      say('最低消费', formatFen(minimumSpendFen)),
      say('入会赠送', `累计 ${points(bonus.qualifying)}、可兑换 ${points(bonus.redeemable)}`),
    ]
  })
  const say = about('入会与续会', 'membership', '会员资格')
  const on = (enabled: boolean, words: string) => (enabled ? words : '关闭')
  return [
    ...ways,
    say('期限', `${membership.months} 个月`),
    say('宽限', `${membership.graceDays} 天`),
    say('交费续会', on(fee.enabled, formatFen(fee.amountFen))),
    say('积分续会', on(given.enabled, points(given.redeemable))),
    say('续保续会', on(insurance.enabled, `保费满 ${formatFen(insurance.premiumFen)}`)),
    say('到期提醒', remindDaysBefore.length === 0 ? '不提醒' : `提前 ${remindDaysBefore.join('、')} 天`),
  ]
}

function upgradeFacts({ upgrade, downgrade }: Rules): RuleFact[] {
  const { qualifying_points: reached, redeemable_points: given, repair, insurance } = upgrade.ways
  const say = about('升级与降级', 'upgrade', '升级')
  const on = (enabled: boolean, words: string) => (enabled ? words : '关闭')
  const each = insurance.count === 'each' ? '每年' : '合计'
  return [
    say('方式', upgrade.mode === 'automatic' ? '达到条件自动升级' : '通知会员到店办理'),
    say('累计积分达标', on(reached.enabled, '开放')),
    say('单次维修', on(repair.enabled, `满 ${formatFen(repair.amountFen)}`)),
    say('连续续保', on(insurance.enabled, `${insurance.years} 年，${each}满 ${formatFen(insurance.premiumFen)}`)),
    say('可兑换积分换升级', on(given.enabled, points(given.points))),
    about(
      '升级与降级',
      'downgrade',
      '续会时',
    )('降级', downgrade.kind === 'keep' ? '保级' : `当年累计不足 ${points(downgrade.belowQualifying)} 降一级`),
  ]
}

function thresholdFacts({ thresholds, discounts, vouchers }: Rules): RuleFact[] {
  const say = about('门槛优惠', 'discounts', '结算')
  return [
    ...thresholds.flatMap(({ code, name, qualifying, labourMilli, partsMilli }) => {
      const own = about('门槛优惠', `threshold.${code}`, name)
      return [
        own('累计积分满', points(qualifying)),
        own('工时', discountWords(labourMilli)),
        own('配件', discountWords(partsMilli)),
      ]
    }),
    say('等级与门槛折扣', discounts.stacking === 'best' ? '取优惠大的一个' : '先后都用'),
    say('每次用券', `最多 ${vouchers.perVisitMax} 张`),
    say('代金券', vouchers.partialUse ? '可分次用' : '一次用完'),
  ]
}

function limitFacts({ limits, points: value }: Rules): RuleFact[] {
  const say = about('限额', 'limits', '人工调整')
  return [
    say('每次最多', points(limits.adjustment.mostPoints)),
    say('超过需复核', points(value.approvalAbovePoints)),
    say('扣到欠分', limits.adjustment.mayOwe ? '允许' : '不允许'),
    ...limits.discretionary.map(({ role, mostMilli }) =>
      about('限额', `discretionary.${role}`, '临时优惠')(roleLabels[role], `最多 ${formatMilli(mostMilli * 100)}%`),
    ),
  ]
}
