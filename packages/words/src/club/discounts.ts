import type { LineDiscount, Saving } from '@cheyou/contract'
import type { AgreementState, DiscountApprovalState, LineKind } from '@cheyou/contract/codes'
import { discount } from '../formats/rates.ts'
import { lineKindNames } from '../visits/lines.ts'

export const agreementStateNames: Readonly<Record<AgreementState, string>> = {
  coming: '未生效',
  in_force: '生效中',
  over: '已到期',
  ended: '已终止',
}

export const discountApprovalStateNames: Readonly<Record<DiscountApprovalState, string>> = {
  pending: '待审批',
  approved: '已批准',
  refused: '已拒绝',
  used: '已使用',
  withdrawn: '已改报',
  expired: '过期未用',
}

type Taken = Pick<LineDiscount, 'step' | 'name' | 'rateMilli'>

/** What took something off a line (req. 3.5): `金卡工时 9 折`, `100 元代金券`, `门店优惠`. */
export function takenBy({ step, name, rateMilli }: Taken, lineKind: LineKind | null = null): string {
  if (step === 'discretion') return '门店优惠'
  const own = step === 'agreed' ? `协议价 ${name ?? ''}`.trim() : (name ?? '优惠')
  if (rateMilli === null || rateMilli >= 1000) return own
  const kind = step === 'tier' && lineKind !== null ? lineKindNames[lineKind] : ''
  return `${own}${kind} ${discount(rateMilli)}`
}

/** What a visit saved by one tier, voucher, benefit …, in words. */
export function savedBy({ step, name }: Pick<Saving, 'step' | 'name'>): string {
  if (step === 'discretion') return '门店优惠'
  return step === 'agreed' ? '协议价' : step === 'tier' ? `${name ?? '会员'}折扣` : (name ?? '优惠')
}
