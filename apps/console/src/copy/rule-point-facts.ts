import { payers } from '@cheyou/contract/codes'
import type { Rules } from '@cheyou/contract'
import { nameIn, otherWorkTypes, payerNames, rate, unnamed, yuan } from '@cheyou/words'
import { about, points, type Named, type RuleFact } from './rule-words.ts'

export function rateFacts({ earning }: Rules, workTypes: readonly Named[]): RuleFact[] {
  const names = new Map([['*', otherWorkTypes], ...workTypes.map(({ code, name }) => [code, name] as const)])
  return earning.rates.flatMap(({ workType, payer, qualifyingMilliPerYuan, redeemableMilliPerYuan }) => {
    const say = about('积分比例', `rate.${workType}.${payer}`, names.get(workType) ?? unnamed.workType)
    const each = `每元 累计 ${rate(qualifyingMilliPerYuan)} 分、可兑换 ${rate(redeemableMilliPerYuan)} 分`
    return [say(payerNames[payers.find((known) => known === payer) ?? 'customer'], each)]
  })
}

export function campaignFacts({ earning, tiers }: Rules, workTypes: readonly Named[]): RuleFact[] {
  return earning.campaigns.flatMap(({ code, name, from, to, multiplierMilli, ...scope }) => {
    const say = about('积分活动', `campaign.${code}`, name)
    const only = [
      scope.workTypes && named('workType', scope.workTypes, workTypes),
      scope.tiers && named('tier', scope.tiers, tiers),
    ].filter((part) => part !== null)
    const whose = only.length === 0 ? '所有到店' : `${only.join('，')}的到店`
    return [say('名称', name), say('活动', `${from} 至 ${to}，${whose}积分 ×${rate(multiplierMilli)}`)]
  })
}

/** Those chosen of several, by their names; null: all. */
export function named(kind: 'tier' | 'workType', codes: readonly string[] | null, among: readonly Named[]): string {
  if (codes === null) return '全部'
  return codes.map((code) => nameIn(kind, among, code)).join('、') || '没有选'
}

export function sourceFacts({ earning }: Rules): RuleFact[] {
  return earning.sources.flatMap(({ code, name, qualifying, redeemable, perYear }) => {
    const say = about('其他积分来源', `source.${code}`, name)
    return [
      say('名称', name),
      say('每次', `累计 ${points(qualifying)}、可兑换 ${points(redeemable)}`),
      say('每年最多', perYear === null ? '不限' : `${perYear} 次`),
    ]
  })
}

export function pointFacts({ expiry, points: value, redemption }: Rules): RuleFact[] {
  const say = about('积分有效期与价值', 'points', '积分')
  const until = {
    never: '永久有效',
    year_end: '当年年底到期',
    rolling_months: expiry.kind === 'rolling_months' ? `${expiry.months} 个月，到月底` : '',
  }
  return [
    say('有效期', until[expiry.kind]),
    say('每分价值', yuan(value.liabilityFenPerPoint)),
    say('兑换保留', `${redemption.holdDays} 天`),
  ]
}
