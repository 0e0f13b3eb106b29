import type { JoiningCustomer, JoiningWay, MembershipStatus, RenewalWay } from '@cheyou/contract'
import { day, points, trackNames, yuan, terms } from '@cheyou/words'

export const joiningWayNotes: Record<JoiningWay, string> = {
  sale: '在本店购买新车',
  own_car: '在别处购买的车来本店维修保养',
  spending: '在本店消费过',
  training: '参加了驾驶培训，请先核实',
  fee: '交一次会费',
}

/** What a way of renewing asks: `会费 ¥100`. */
export function renewalAsks(way: RenewalWay, needed: number): string {
  if (way === 'fee') return `会费 ${yuan(needed)}`
  return way === 'points' ? `${points(needed)} ${trackNames.redeemable}` : `在本店续保满 ${yuan(needed)}`
}

/** Where the membership stands, in one line (req. 1.4). */
export function membershipLine(
  status: Pick<MembershipStatus, 'state' | 'endsOn' | 'daysLeft' | 'graceEndsOn'>,
): string {
  const { state, endsOn, daysLeft, graceEndsOn } = status
  if (state === 'active') return `${terms.validUntil} ${day(endsOn)}，还有 ${daysLeft} 天`
  if (state === 'grace') return `${day(endsOn)}已到期，宽限至 ${day(graceEndsOn)}，权益照常`
  return `${day(endsOn)}已到期，续会后才能使用积分和权益；消费仍然累积积分`
}

type Review = NonNullable<MembershipStatus['tierReview']>

/** What keeping the tier asks: `保住金卡：320 / 1,000 分` (req. 1.5). */
export function reviewTitle({ tier, earned, needed }: Review): string {
  return `保住${tier.name}：本期累计 ${points(earned)} / ${points(needed)} 分`
}

/** What is missing and what happens without it. */
export function reviewNote({ below, missing, by }: Review): string {
  if (missing === 0) return '已经够了，续会后等级不变'
  return `${day(by)}前还差 ${points(missing)} 分，不够则续会后调整为${below.name}`
}

/** What the owner should know when the year ends soon or has ended: `会员资格还有 7 天到期`. */
export function endingTitle({ state, daysLeft }: Pick<MembershipStatus, 'state' | 'daysLeft'>): string {
  if (state === 'grace') return '会员资格在宽限期，请尽快续会'
  if (state === 'lapsed') return '会员资格已到期，续会后才能用积分'
  return daysLeft === 0 ? '会员资格今天到期' : `会员资格还有 ${daysLeft} 天到期`
}

/** Until when, and what then. */
export function endingNote({ state, endsOn, graceEndsOn }: Omit<EndingFacts, 'daysLeft'>): string {
  if (state === 'active') return `${terms.validUntil}${day(endsOn)}，可用积分或到店续会`
  if (state === 'grace') return `${day(endsOn)}已到期，宽限至${day(graceEndsOn)}，权益照常`
  return `${day(endsOn)}已到期，消费仍然累积积分`
}

type EndingFacts = Pick<MembershipStatus, 'state' | 'endsOn' | 'daysLeft' | 'graceEndsOn'>

/** Why a customer enters on a tier (req. 1.2). */
export function entryNote({ spendFen, byBatch }: JoiningCustomer['entry']): string {
  if (byBatch !== null)
    return `在本店消费 ${yuan(spendFen)}，达到${day(byBatch.asOf)}存量入会时这一级的 ${yuan(byBatch.leastSpendFen)}`
  return spendFen > 0 ? '新会员的起始等级，消费还没有达到更高一级' : '新会员的起始等级'
}
