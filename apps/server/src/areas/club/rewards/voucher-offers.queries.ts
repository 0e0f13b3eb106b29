import type { VoucherOffer } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findRedemption, usableVouchers, type Redemption, type VoucherTerms } from './redemptions.repository.ts'

/** A voucher as the till offers it; `id` is its redemption's, `heldPoints` what its first use redeems. */
export type OfferedVoucher = VoucherOffer & { rewardName: string; faceFen: number; heldPoints: number }

/**
 * A member's vouchers for a visit (req. 3.3): those named, in the order given and each once, or all that can be used on the
 * day, what ends first at the top. Whether one fits the visit is for `discountVisit` to say.
 * @throws NOT_FOUND for one that is not theirs, VOUCHER_USED_UP, REDEMPTION_STATE for one cancelled or expired
 */
export async function voucherOffers(
  sql: Sql,
  groupId: string,
  memberId: string,
  which: readonly string[] | 'usable',
  today: string,
): Promise<OfferedVoucher[]> {
  if (which === 'usable') return (await usableVouchers(sql, memberId, today)).map((voucher) => offered(voucher))
  const offers: OfferedVoucher[] = []
  for (const id of new Set(which)) offers.push(offered(await usableVoucher(sql, groupId, memberId, id)))
  return offers
}

/** A voucher of the member's own with something left on it. */
export async function usableVoucher(sql: Sql, groupId: string, memberId: string, id: string): Promise<OwnVoucher> {
  const redemption = await findRedemption(sql, groupId, { id })
  if (!redemption || redemption.memberId !== memberId || !isVoucher(redemption))
    throw new Refusal('NOT_FOUND', { what: 'voucher' })
  const { state, voucher } = redemption
  if (state !== 'held' && state !== 'handed_over') throw new Refusal('REDEMPTION_STATE', { state, action: 'use' })
  if (voucher.leftFen === 0) throw new Refusal('VOUCHER_USED_UP')
  return redemption
}

/** A redemption that is a voucher. */
export type OwnVoucher = Redemption & { voucher: VoucherTerms }

const isVoucher = (redemption: Redemption): redemption is OwnVoucher => redemption.voucher !== null

function offered(redemption: Redemption): OfferedVoucher {
  if (!isVoucher(redemption)) throw new Error('A redemption with something left on it that is no voucher')
  const { id, rewardName, collectBy: expiresOn, state, points, voucher } = redemption
  return { id, rewardName, expiresOn, heldPoints: state === 'held' ? points : 0, ...voucher }
}
