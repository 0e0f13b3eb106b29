import { figure } from '@cheyou/words'

/** The parts of the rules, in the order of the form. */
export const ruleSections = [
  '等级与服务包',
  '入会等级',
  '积分比例',
  '积分活动',
  '其他积分来源',
  '积分有效期与价值',
  '入会与续会',
  '升级与降级',
  '优惠与代金券',
  '限额',
] as const
export type RuleSection = (typeof ruleSections)[number]

/** Said where there is no campaign. */
export const noCampaigns = '没有积分活动，到店都按平常的比例给分'

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

/** A fact about something; its own key where the label may change, such as the name of a benefit. */
export type Say = (label: string, value: string, key?: string) => RuleFact

export function about(section: RuleSection, at: string, subject: string): Say {
  return (label, value, key = label) => ({ key: `${at}.${key}`, section, subject, label, value })
}

export const points = (value: number) => `${figure(value)} 分`

/** What is switched off is said so, whatever number stands beside it. */
export const whenOn = (enabled: boolean, words: string) => (enabled ? words : '关闭')
