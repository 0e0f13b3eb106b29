import type { OfferOutcome, VisitChoices } from '@cheyou/contract'
import { nameIn, shortDay, voucherLimits, yuan } from '@cheyou/words'
import { refusalLine } from './failures.ts'

/** What was taken off, with its sign: `−¥68`. */
export const off = (takenFen: number): string => yuan(-takenFen)

/** Where a voucher can be used and until when: `剩 ¥60 · 满 ¥300 可用 · 限定期保养 · 抵扣配件 · 12月18日前`. */
export function voucherTerms(
  voucher: VisitChoices['vouchers'][number],
  workTypes: readonly { code: string; name: string }[],
): string {
  const { faceFen, leftFen, lastOn } = voucher
  const nameOf = (code: string) => nameIn('workType', workTypes, code)
  return [
    ...(leftFen === faceFen ? [] : [`剩 ${yuan(leftFen)}`]),
    ...voucherLimits({ ...voucher, workTypes: voucher.workTypes?.map(nameOf) ?? null }),
    ...(lastOn === null ? [] : [`${shortDay(lastOn)}前`]),
  ].join(' · ')
}

/** Why an offer cannot be used, in one short line. */
export function whyNot(problem: NonNullable<OfferOutcome['problem']>): string {
  return refusalLine(problem)
}
