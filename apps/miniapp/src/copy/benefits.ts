import type { BenefitLeft, BenefitUse, MyBenefits } from '@cheyou/contract'
import type { AnswerOf, voidVisit } from '@cheyou/contract/routes'
import { day, discount, lineKindNames, moment, returnedBeside, returnedTo } from '@cheyou/words'

type VoidedVisit = AnswerOf<typeof voidVisit>

/** How much of a benefit went: `每年 4 次，已用 1 次`. */
export function usedLine(benefit: BenefitLeft): string {
  const { perYear, used } = benefit
  const beside = returnedBeside(benefit)
  if (beside !== null) return `每年 ${perYear} 次，${beside}`
  return used === 0 ? `每年 ${perYear} 次，还没用过` : `每年 ${perYear} 次，已用 ${used} 次`
}

/** What is left, short: `剩 3 次`, `已用完`. */
export function leftWords({ left }: Pick<BenefitLeft, 'left'>): string {
  return left === 0 ? '已用完' : `剩 ${left} 次`
}

/** What remains after a use: `今年还剩 3 次`. */
export function restLine(left: number): string {
  return left === 0 ? '今年的次数用完了' : `今年还剩 ${left} 次`
}

/** When counting begins again, told to its owner. */
export function renewalLine({ state, endsOn, renewed }: Pick<MyBenefits, 'state' | 'endsOn' | 'renewed'>): string {
  if (state === 'lapsed') return '会员资格已到期，续会后重新计次。'
  if (state === 'grace') return `${day(endsOn)}已到期，宽限期内还能用完；续会后重新计次。`
  return renewed ? `用到${day(endsOn)}，之后重新计次。` : `用到${day(endsOn)}，续会后重新计次。`
}

/** What a tier takes off besides the counted items: `工时 9 折`. */
export function discountLines({ labourMilli, partsMilli }: { labourMilli: number; partsMilli: number }): string[] {
  return [
    ...(labourMilli < 1000 ? [`${lineKindNames.labour} ${discount(labourMilli)}`] : []),
    ...(partsMilli < 1000 ? [`${lineKindNames.part} ${discount(partsMilli)}`] : []),
  ]
}

/** A use as its title: `免费洗车 1 次`. */
export function titleOfUse({ name, quantity }: { name: string; quantity: number }): string {
  return `${name} ${quantity} 次`
}

/** What came back when its visit was taken back, and in which year it can be used: `免费洗车 1 次（计入2027年1月1日至2027年12月31日）`. */
export function returnedUse(use: VoidedVisit['returned']['benefits'][number]): string {
  if (use.year === null) return `${titleOfUse(use)}（续会后可用）`
  const { startsOn, endsOn } = use.year
  return `${titleOfUse(use)}（计入${day(startsOn)}至${day(endsOn)}）`
}

/** What became of a use that was taken back. */
export function undoneWords({ returnedOn }: Pick<MyBenefits['uses'][number], 'returnedOn'>): string {
  return returnedOn === null ? '已撤销' : '已撤销，次数计入新年度'
}

/** Where and when, for its owner: `11月22日 10:30 · 一店 · 工单 RO20261122`. */
export function lineOfUse(use: Pick<MyBenefits['uses'][number], 'usedAt' | 'storeName' | 'orderNumber'>): string {
  const { usedAt, storeName, orderNumber } = use
  return [moment(usedAt), storeName, orderNumber === null ? null : `工单 ${orderNumber}`]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The same for staff, with by whom, and why it was taken back. */
export function staffLineOfUse(use: BenefitUse): string {
  const given = use.staffName === null ? lineOfUse(use) : `${lineOfUse(use)} · ${use.staffName}`
  if (use.undoneAt === null) return given
  const why = use.undoReason === null ? '' : `：${use.undoReason}`
  return `${given}；${moment(use.undoneAt)} ${use.undoneBy ?? ''}撤销${why}${returnedTo(use.returnedOn)}`
}
