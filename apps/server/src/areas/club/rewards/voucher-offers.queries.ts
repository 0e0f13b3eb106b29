import { accept, reject, type BillVoucher, type LineKind, type Result } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { accepted } from '../../../platform/http/refusal.ts'
import { findRedemptions, usableVouchers, type Redemption, type VoucherTerms } from './redemptions.repository.ts'

/** A voucher as the till offers it; `id` is its redemption's, `heldPoints` what its first use redeems. */
export type OfferedVoucher = BillVoucher

/**
 * A member's vouchers for a visit (req. 3.3): those named, in the order given and each once, or all that can be used on the
 * day, what ends first at the top. Whether one fits the visit is for the bill to say.
 * @throws NOT_FOUND for one that is not theirs, VOUCHER_USED_UP, REDEMPTION_STATE for one cancelled or expired
 */
export async function voucherOffers(
  sql: Sql,
  groupId: string,
  memberId: string,
  which: readonly string[] | 'usable',
  today: string,
): Promise<OfferedVoucher[]> {
  if (which === 'usable') return (await usableVouchers(sql, memberId, today)).filter(isVoucher).map(offered)
  return [...(await findVouchers(sql, groupId, memberId, which)).values()].map(accepted)
}

/** What lines vouchers may be used on, by redemption; null: all. */
export async function voucherLineKinds(
  sql: Sql,
  groupId: string,
  ids: readonly string[],
): Promise<Map<string, readonly LineKind[] | null>> {
  if (ids.length === 0) return new Map()
  const found = await findRedemptions(sql, groupId, ids)
  return new Map([...found].map(([id, { voucher }]) => [id, voucher?.lineKinds ?? null]))
}

type VoucherProblem = 'NOT_FOUND' | 'REDEMPTION_STATE' | 'VOUCHER_USED_UP'

/** The named vouchers, in the order given and each once: as the till offers them, or why they cannot be used. */
export async function findVouchers(
  sql: Sql,
  groupId: string,
  memberId: string,
  ids: readonly string[],
): Promise<Map<string, Result<OfferedVoucher, VoucherProblem>>> {
  const own = await ownVouchers(sql, groupId, memberId, ids)
  return new Map([...own].map(([id, found]) => [id, found.ok ? accept(offered(found.value)) : found]))
}

/** The member's own vouchers among these, in one question: those with something left on them, or why not. */
export async function ownVouchers(
  sql: Sql,
  groupId: string,
  memberId: string,
  ids: readonly string[],
): Promise<Map<string, Result<OwnVoucher, VoucherProblem>>> {
  const found = await findRedemptions(sql, groupId, ids)
  return new Map(ids.map((id) => [id, usable(found.get(id), memberId)]))
}

function usable(redemption: Redemption | undefined, memberId: string): Result<OwnVoucher, VoucherProblem> {
  if (redemption?.memberId !== memberId || !isVoucher(redemption)) return reject('NOT_FOUND', { what: 'voucher' })
  const { state, voucher } = redemption
  if (state !== 'held' && state !== 'handed_over') return reject('REDEMPTION_STATE', { state, action: 'use' })
  return voucher.leftFen === 0 ? reject('VOUCHER_USED_UP') : accept(redemption)
}

/** A redemption that is a voucher. */
export type OwnVoucher = Redemption & { voucher: VoucherTerms }

const isVoucher = (redemption: Redemption): redemption is OwnVoucher => redemption.voucher !== null

function offered({ id, rewardName, collectBy: expiresOn, state, points, voucher }: OwnVoucher): OfferedVoucher {
  return { id, rewardName, expiresOn, heldPoints: state === 'held' ? points : 0, ...voucher }
}
