import type { RuleProblem, RuleProblemCode } from '@cheyou/contract'
import { discount, figure, otherWorkTypes, payerNames, percent, rate } from '@cheyou/words'
import { type Named } from './rule-words.ts'

type Facts = RuleProblem['facts']
type Sentence = string | ((facts: Facts, name: (code: unknown) => string, scale: number) => string)

const number = (value: unknown) => (typeof value === 'number' ? figure(value) : String(value))
const milli = (value: unknown) => (typeof value === 'number' ? discount(value) : String(value))

/** What is wrong with rules, by the code of the problem (req. 2.3); the place is shown where the sentence stands. */
const sentences: Readonly<Record<RuleProblemCode, Sentence>> = {
  NUMBER_INVALID: ({ least, most }, _, scale) => {
    const [from, to] = [least, most].map((bound) => rate((Number(bound) * 1000) / scale))
    return `请填 ${from} 到 ${to} 之间的${scale === 1 ? '整数' : '数'}`
  },
  TIERS_EMPTY: '至少要有一个等级',
  TIER_FIRST_NOT_ZERO: '最低等级要从 0 分开始',
  TIER_CODE_DUPLICATE: (facts, name) => `等级“${name(facts['tier'])}”重复了`,
  TIER_CODE_EMPTY: '等级缺少代码',
  TIER_THRESHOLD_NOT_RISING: ({ below }) => `要比下一级的 ${number(below)} 分高`,
  TIER_UNKNOWN: (facts, name) => `没有“${name(facts['tier'])}”这个等级`,
  TIER_IN_USE: (facts, name) => `还有 ${number(facts['members'])} 位会员是“${name(facts['tier'])}”，不能去掉`,
  TIER_GONE_LATER: ({ name, version }) =>
    typeof version === 'number'
      ? `已发布、待生效的第 ${version} 版里没有等级“${String(name)}”`
      : `到生效那天可能已有会员升到“${String(name)}”：请保留这个等级，或选立即生效`,
  TIER_DISCOUNT_FALLING: ({ below }) => `等级更高，优惠却比下一级（${milli(below)}）少`,
  DISCOUNT_OUT_OF_RANGE: '折扣要在 0 折到 10 折之间',
  BENEFIT_CODE_DUPLICATE: '同一项权益写了两次',
  BENEFIT_SCOPE_EMPTY: '没有选可用的维修类型或项目',
  PAYER_UNKNOWN: '没有这个付费方',
  WORK_TYPE_UNKNOWN: (facts, name) => `店里没有“${name(facts['workType'])}”这个维修类型`,
  RATE_DUPLICATE: '同一维修类型和付费方写了两次',
  RATE_MISSING: (facts, name) => `“${otherWorkTypes}”缺少${name(facts['payer'])}的比例`,
  SOURCE_CODE_DUPLICATE: '同一积分来源写了两次',
  SOURCE_CODE_RESERVED: '这是系统自己的来源，请去掉再加一次',
  CAMPAIGN_CODE_DUPLICATE: '同一活动写了两次',
  CAMPAIGN_DATES_INVALID: '活动日期不对',
  CAMPAIGN_DATES_REVERSED: '活动的结束早于开始',
  CAMPAIGN_SCOPE_EMPTY: '活动没有选维修类型或等级',
  CAMPAIGN_OVERLAP: (facts, name) => `与活动“${name(facts['other'])}”的日期重叠`,
  THRESHOLD_CODE_DUPLICATE: '同一门槛写了两次',
  THRESHOLD_NOT_RISING: ({ below }) => `要比上一个门槛的 ${number(below)} 分高`,
  THRESHOLD_DISCOUNT_FALLING: ({ below }) => `门槛更高，优惠却比上一个（${milli(below)}）少`,
  SHARE_TIER_DUPLICATE: '同一等级的比例写了两次',
  SHARE_TIERS_NOT_FALLING: '老客户的等级要从高到低排',
  SHARES_OVER_WHOLE: ({ totalMilli }) => `老客户的比例合计超过 100%（现在 ${percent(Number(totalMilli))}）`,
  JOINING_NO_WAY: '至少要开放一种入会方式',
  JOINING_FEE_MISSING: '交会费入会要填会费',
  RENEWAL_NO_WAY: '至少要开放一种续会方式',
  REMINDERS_NOT_FALLING: '提醒天数要从大到小排',
  REMINDER_BEFORE_YEAR: ({ most }) => `提醒最早提前 ${number(most)} 天`,
  UPGRADE_NO_WAY: '至少要开放一种升级方式',
  DISCOUNT_STEP_DUPLICATE: '优惠顺序里有重复',
  DISCOUNT_STEP_MISSING: '优惠顺序不完整',
  DISCOUNT_STEP_UNKNOWN: '优惠顺序里有不认识的一项',
  ROLE_DUPLICATE: '同一岗位写了两次',
  APPROVAL_UNREACHABLE: ({ mostPoints }) => `要低于每次最多的 ${number(mostPoints)} 分，否则永远不会复核`,
  EFFECTIVE_IN_PAST: '生效时间不能早于现在',
}

const isKnown = (code: string): code is RuleProblemCode => Object.hasOwn(sentences, code)

/**
 * A problem in a sentence. Codes inside it are shown by the names that the shop gave them, bounds in the unit of the field: of
 * what is stored `scale` make one of what is typed.
 */
export function ruleProblemSentence({ code, facts }: RuleProblem, names: readonly Named[], scale = 1): string {
  const sentence = isKnown(code) ? sentences[code] : undefined
  const name = (value: unknown) =>
    names.find((named) => named.code === value)?.name ??
    (payerNames as Readonly<Record<string, string>>)[String(value)] ??
    '已不在名单里的一项'
  if (typeof sentence === 'function') return sentence(facts, name, scale)
  return sentence ?? '这里填得不对'
}
