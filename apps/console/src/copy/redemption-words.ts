import type { ConsoleRedemption, ConsoleRedemptionRow } from '@cheyou/contract'
import {
  reasonWords,
  redemptionActionNames,
  redemptionStateNames,
  voucherLimits,
  voucherStateName,
  yuan,
} from '@cheyou/words'
import { today } from './days.ts'

type Standing = Pick<ConsoleRedemptionRow, 'state' | 'kind' | 'leftFen' | 'collectBy'>

/** How it is with a redemption, a voucher by what is left of it. */
export function stateWords({ state, kind, leftFen, collectBy }: Standing, asOf = today()): string {
  if (kind !== 'voucher' || leftFen === null) return redemptionStateNames[state]
  return voucherStateName({ state, leftFen, isOver: collectBy < asOf })
}

type Voucher = NonNullable<ConsoleRedemption['redemption']['voucher']>

/** What a voucher is good for, as it was when it was redeemed. */
export function termsWords(voucher: Voucher): string {
  return [`面值 ${yuan(voucher.faceFen)}`, ...voucherLimits(voucher)].join('，')
}

/** One step of what became of it: `取消 1 件`. */
export function changeWords({ action, quantity }: ConsoleRedemption['changes'][number], kind: string): string {
  return kind === 'voucher' ? redemptionActionNames[action] : `${redemptionActionNames[action]} ${quantity} 件`
}

/** Who did it, where and why. */
export function changeNote(change: ConsoleRedemption['changes'][number]): string {
  const { actorName, byMember, storeName, reason } = change
  const who = byMember ? '车主本人' : (actorName ?? '系统')
  return [who, storeName, reason && reasonWords(reason)].filter((part) => part !== null && part !== '').join(' · ')
}
