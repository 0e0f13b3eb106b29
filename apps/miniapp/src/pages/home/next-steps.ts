import type { Home } from '@cheyou/contract'
import { day, points, shortDay } from '@cheyou/words'
import { carName } from '../../copy/car.ts'
import { endingNote, endingTitle } from '../../copy/membership.ts'

/** `bad`: it is over already; `warn`: soon; `good`: something to look forward to. */
export type Urgency = 'bad' | 'warn' | 'good' | 'plain'

export interface NextStep {
  key: string
  urgency: Urgency
  title: string
  note: string
  /** Days that are left, negative when they are over; null where nothing ends. */
  daysLeft: number | null
  leadsTo: 'renewal' | 'tiers' | 'statement' | 'car' | { redemptionId: string }
}

const DAY_MS = 86_400_000
/** From here on a day is near. */
const SOON = { membership: 30, points: 14, redemption: 7, car: 30 } as const
/** Covers of a car are told from here on, and so long after. */
const CAR_SHOWN_DAYS = 60

const ranks: readonly Urgency[] = ['bad', 'warn', 'good', 'plain']

function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
}

function urgencyOf(daysLeft: number, soon: number): Urgency {
  return daysLeft < 0 ? 'bad' : daysLeft <= soon ? 'warn' : 'plain'
}

/** What ends, what is due and what waits, the most urgent first (req. 1.4, 2.5). */
export function nextSteps(home: Home): NextStep[] {
  const steps = [membershipStep(home), invitationStep(home), redemptionStep(home), pointsStep(home), ...carSteps(home)]
  return steps
    .filter((step) => step !== null)
    .sort(
      (a, b) =>
        ranks.indexOf(a.urgency) - ranks.indexOf(b.urgency) || (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity),
    )
}

function membershipStep({ membershipEnding: ending }: Home): NextStep | null {
  if (ending === null) return null
  const urgency = ending.state === 'grace' ? 'warn' : urgencyOf(ending.daysLeft, SOON.membership)
  return {
    key: 'membership',
    urgency,
    title: endingTitle(ending),
    note: endingNote(ending),
    daysLeft: ending.daysLeft,
    leadsTo: 'renewal',
  }
}

function invitationStep({ invitedTo }: Home): NextStep | null {
  if (invitedTo === null) return null
  const note = '下次到店出示会员码，店员当面办理'
  return { key: 'upgrade', urgency: 'good', title: `可以升${invitedTo.name}了`, note, daysLeft: null, leadsTo: 'tiers' }
}

function redemptionStep({ nextToCollect: next, openRedemptions, today }: Home): NextStep | null {
  if (next === null) return null
  const { redemptionId, rewardName, isVoucher, quantity, collectBy } = next
  const daysLeft = daysUntil(collectBy, today)
  const others = openRedemptions > 1 ? `，共有 ${openRedemptions} 项` : ''
  return {
    key: 'redemption',
    urgency: urgencyOf(daysLeft, SOON.redemption),
    title: `${rewardName}${quantity > 1 ? ` × ${quantity}` : ''}等您${isVoucher ? '使用' : '来领'}`,
    note: `${shortDay(collectBy)}前到店出示兑换码${others}`,
    daysLeft,
    leadsTo: { redemptionId },
  }
}

function pointsStep({ expiringSoon, today }: Home): NextStep | null {
  const [next] = expiringSoon
  if (next === undefined) return null
  const sum = expiringSoon.reduce((total, own) => total + own.points, 0)
  const daysLeft = daysUntil(next.expiresOn, today)
  const first = sum === next.points ? '' : `，先到期 ${points(next.points)} 分`
  return {
    key: 'points',
    urgency: urgencyOf(daysLeft, SOON.points),
    title: `${points(sum)} 积分即将到期`,
    note: `可用到${day(next.expiresOn)}${first}`,
    daysLeft,
    leadsTo: 'statement',
  }
}

function carSteps({ cars, today }: Home): NextStep[] {
  return cars.flatMap((car) => {
    const own = car.plate ?? carName(car)
    const covers = [
      { what: '保险', endsOn: car.insuranceEndsOn, note: '到店可以续保' },
      { what: '质保', endsOn: car.warrantyEndsOn, note: '到期前可以到店全面检查一次' },
    ]
    return covers.flatMap(({ what, endsOn, note }) => {
      const daysLeft = endsOn === null ? null : daysUntil(endsOn, today)
      if (endsOn === null || daysLeft === null || Math.abs(daysLeft) > CAR_SHOWN_DAYS) return []
      const isOver = daysLeft < 0
      if (isOver && what === '质保') return []
      const title = `${own} ${what}${isOver ? '已到期' : '快到期'}`
      const urgency = urgencyOf(daysLeft, SOON.car)
      const key = `${what}:${car.vehicleId}`
      return [{ key, urgency, title, note: `${day(endsOn)}到期，${note}`, daysLeft, leadsTo: 'car' as const }]
    })
  })
}

/** How long is left, short enough for the end of a line: `今天`, `3 天`, `过了 2 天`. */
export function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return '今天'
  return daysLeft < 0 ? `过了 ${-daysLeft} 天` : `${daysLeft} 天`
}
