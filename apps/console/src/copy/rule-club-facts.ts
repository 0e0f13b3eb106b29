import type { Rules } from '@cheyou/contract'
import {
  discount,
  joiningWayNames,
  lineKindsIn,
  lowestTier,
  nameIn,
  percent,
  rate,
  unnamed,
  yuan,
  terms,
} from '@cheyou/words'
import { named } from './rule-point-facts.ts'
import { about, points, whenOn, type Named, type RuleFact } from './rule-words.ts'

export function tierFacts(rules: Rules, workTypes: readonly Named[]): RuleFact[] {
  return [...packageFacts(rules), ...benefitFacts(rules, workTypes)]
}

/** On what the counted benefits are used, and how much one use takes off (req. 3.4). */
function benefitFacts({ tiers, benefits }: Rules, workTypes: readonly Named[]): RuleFact[] {
  const names = new Map(tiers.flatMap((tier) => tier.package.benefits.map(({ code, name }) => [code, name])))
  return benefits.flatMap(({ code, lineKinds, mostFen, ...scope }) => {
    const say = about('等级与服务包', `benefits.${code}`, names.get(code) ?? unnamed.benefit)
    return [
      say('可用的维修类型', named('workType', scope.workTypes, workTypes)),
      say('可用的项目', lineKinds === null ? '工时和配件' : lineKindsIn(lineKinds)),
      say('每次最多减', mostFen === null ? '整项' : yuan(mostFen)),
    ]
  })
}

function packageFacts({ tiers }: Rules): RuleFact[] {
  return tiers.flatMap(({ code, name, thresholdQualifying, earningMilli, package: offer }) => {
    const say = about('等级与服务包', `tier.${code}`, name)
    return [
      say('名称', name),
      say('所需累计积分', points(thresholdQualifying)),
      say('积分倍率', `×${rate(earningMilli)}`),
      say('工时', discount(offer.labourMilli)),
      say('配件', discount(offer.partsMilli)),
      ...offer.benefits.map((own) => say(own.name, `${own.perYear} 次/年`, `benefit.${own.code}`)),
      say('专属顾问', offer.advisor ? '有' : '无'),
    ]
  })
}

/** Who of the existing customers enters where: 消费最多的 2% 进 VIP卡，接着 8% 进金卡，其余进普通卡. */
export function entryWords({ tiers, entry }: Rules): string {
  const parts = entry.existing.shares.map(
    ({ tier, shareMilli }, index) =>
      `${index === 0 ? '消费最多的' : '接着'} ${percent(shareMilli)} 进${nameIn('tier', tiers, tier)}`,
  )
  const rest = `${parts.length === 0 ? '全部' : '其余'}进${tiers[0]?.name ?? lowestTier}`
  return [...parts, rest].join('，')
}

export function entryFacts(rules: Rules): RuleFact[] {
  const { tiers, entry } = rules
  const newMember = nameIn('tier', tiers, entry.newMember)
  const { windowMonths } = entry.existing
  const existing = about('入会等级', 'entry.existing', '老客户')
  return [
    about('入会等级', 'entry', '新会员')('入会等级', newMember),
    existing('按自付消费排名', entryWords(rules)),
    existing('看多久的消费', windowMonths === null ? '全部' : `最近 ${windowMonths} 个月`),
  ]
}

export function membershipFacts({ joining, membership }: Rules): RuleFact[] {
  const { fee, points: given, insurance, remindDaysBefore } = membership.renewal
  const ways = Object.entries(joiningWayNames).flatMap(([way, label]) => {
    const { enabled, feeFen, minimumSpendFen, bonus } = joining.ways[way as keyof typeof joiningWayNames]
    const say = about('入会与续会', `joining.${way}`, label)
    if (!enabled) return [say('这种方式', '不开放')]
    return [
      say('这种方式', '开放'),
      say('会费', yuan(feeFen)),
      say('最低消费', yuan(minimumSpendFen)),
      say(terms.joiningGift, `累计 ${points(bonus.qualifying)}、可兑换 ${points(bonus.redeemable)}`),
    ]
  })
  const say = about('入会与续会', 'membership', terms.membership)
  return [
    ...ways,
    say('期限', `${membership.months} 个月`),
    say('宽限', `${membership.graceDays} 天`),
    say('交费续会', whenOn(fee.enabled, yuan(fee.amountFen))),
    say(terms.renewByPoints, whenOn(given.enabled, points(given.redeemable))),
    say(terms.renewByInsurance, whenOn(insurance.enabled, `保费满 ${yuan(insurance.premiumFen)}`)),
    say('到期提醒', remindDaysBefore.length === 0 ? '不提醒' : `提前 ${remindDaysBefore.join('、')} 天`),
  ]
}

export function upgradeFacts({ upgrade, downgrade }: Rules): RuleFact[] {
  const { qualifying_points: reached, redeemable_points: given, repair, insurance } = upgrade.ways
  const say = about('升级与降级', 'upgrade', '升级')
  const each = insurance.count === 'each' ? '每年' : '合计'
  const insured = `${insurance.years} 年，${each}满 ${yuan(insurance.premiumFen)}`
  const renewal = about('升级与降级', 'downgrade', '续会时')
  return [
    say('方式', upgrade.mode === 'automatic' ? '达到条件自动升级' : '通知会员到店办理'),
    say('累计积分达标', whenOn(reached.enabled, '开放')),
    say(terms.singleRepair, whenOn(repair.enabled, `满 ${yuan(repair.amountFen)}`)),
    say(terms.insuranceYears, whenOn(insurance.enabled, insured)),
    say('可兑换积分换升级', whenOn(given.enabled, points(given.points))),
    renewal(
      '等级',
      downgrade.kind === 'keep' ? '到期不降级' : `当年累计不足 ${points(downgrade.belowQualifying)} 降一级`,
    ),
  ]
}
