import type { ConsoleRedemption, ConsoleRedemptionRow } from '@cheyou/contract'
import { today } from './days.ts'
import { formatFen } from './format.ts'
import { lineKindLabels } from './labels.ts'

export const stateLabels: Readonly<Record<ConsoleRedemptionRow['state'], string>> = {
  held: '待领取',
  handed_over: '已领取',
  cancelled: '已取消',
  expired: '已过期',
}

type Standing = Pick<ConsoleRedemptionRow, 'state' | 'kind' | 'leftFen' | 'collectBy'>

/** How it stands with it, a voucher by what is left of it. */
export function stateWords({ state, kind, leftFen, collectBy }: Standing, asOf = today()): string {
  if (kind !== 'voucher' || leftFen === null) return stateLabels[state]
  if (state === 'held') return '未使用'
  if (state !== 'handed_over') return stateLabels[state]
  if (leftFen === 0) return '已用完'
  return collectBy < asOf ? '已用，余额已过期' : `已用，剩 ${formatFen(leftFen)}`
}

type Voucher = NonNullable<ConsoleRedemption['redemption']['voucher']>

/** What a voucher is good for, as it was when it was redeemed. */
export function termsWords({ faceFen, minimumSpendFen, workTypes, lineKinds }: Voucher): string {
  return [
    `面值 ${formatFen(faceFen)}`,
    minimumSpendFen > 0 ? `满 ${formatFen(minimumSpendFen)} 可用` : null,
    workTypes && `限${workTypes.join('、')}`,
    lineKinds && `抵扣${lineKinds.map((kind) => lineKindLabels[kind]).join('、')}`,
  ]
    .filter((part) => part !== null)
    .join('，')
}

const actionLabels: Readonly<Record<ConsoleRedemption['changes'][number]['action'], string>> = {
  hand_over: '核销',
  undo_hand_over: '撤销核销',
  cancel: '取消',
  expire: '过期',
  use: '到店使用',
  return: '工单作废，券退回',
}

/** One step of what became of it: `取消 1 件`. */
export function changeWords({ action, quantity }: ConsoleRedemption['changes'][number], kind: string): string {
  return kind === 'voucher' ? actionLabels[action] : `${actionLabels[action]} ${quantity} 件`
}

const reasons: Readonly<Record<string, string>> = { uncollected: '最后一天已过，没有领取' }

/** Who did it, where and why. */
export function changeNote(change: ConsoleRedemption['changes'][number]): string {
  const { actorName, byMember, storeName, reason } = change
  const who = byMember ? '车主本人' : (actorName ?? '系统')
  return [who, storeName, reason && (reasons[reason] ?? reason)]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
