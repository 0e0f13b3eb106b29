import type { LineDiscount, OfferOutcome, Saving, VisitChoices } from '@cheyou/contract'
import type { LineKind } from '@cheyou/contract/codes'
import { refusalLine } from './failures.ts'
import { discount, shortDay, yuan } from './format.ts'
import { lineKindNames } from './labels.ts'

/** What took something off: `金卡工时 9 折`, `100 元代金券`, `门店优惠`. */
export function takenBy({ step, name, rateMilli }: LineDiscount, lineKind: LineKind | null = null): string {
  if (step === 'discretion') return '门店优惠'
  const rate = rateMilli === null ? null : discount(rateMilli)
  const own = step === 'agreed' ? `协议价 ${name ?? ''}`.trim() : (name ?? '优惠')
  if (rate === null) return own
  return step === 'tier' && lineKind !== null ? `${own}${lineKindNames[lineKind]} ${rate}` : `${own} ${rate}`
}

/** What a visit saved by one tier, voucher, benefit …, in words. */
export function savedBy({ step, name }: Saving): string {
  if (step === 'discretion') return '门店优惠'
  return step === 'agreed' ? '协议价' : step === 'tier' ? `${name ?? '会员'}折扣` : (name ?? '优惠')
}

/** What was taken off, with its sign: `−¥68`. */
export const off = (takenFen: number): string => yuan(-takenFen)

/** Where a voucher can be used and until when: `剩 ¥60 · 满 ¥300 可用 · 定期保养 · 限配件 · 12月18日前`. */
export function voucherTerms(
  voucher: VisitChoices['vouchers'][number],
  workTypes: readonly { code: string; name: string }[],
): string {
  const { faceFen, leftFen, minimumSpendFen, lineKinds, lastOn } = voucher
  const named = voucher.workTypes?.map((code) => workTypes.find((type) => type.code === code)?.name ?? code)
  return [
    leftFen === faceFen ? null : `剩 ${yuan(leftFen)}`,
    minimumSpendFen === 0 ? null : `满 ${yuan(minimumSpendFen)} 可用`,
    named === undefined ? null : named.join('、'),
    lineKinds === null ? null : `限${lineKinds.map((kind) => lineKindNames[kind]).join('、')}`,
    lastOn === null ? null : `${shortDay(lastOn)}前`,
  ]
    .filter((term) => term !== null)
    .join(' · ')
}

/** Why an offer cannot be used, in one short line. */
export function whyNot(problem: NonNullable<OfferOutcome['problem']>): string {
  return refusalLine(problem)
}
