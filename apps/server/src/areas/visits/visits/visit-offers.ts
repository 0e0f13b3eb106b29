import type { VisitDraft } from '@cheyou/contract'
import type { ErrorCode } from '@cheyou/contract/codes'
import type { BenefitLeft } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal, type Facts } from '../../../platform/http/refusal.ts'
import { benefitsLeftOf } from '../../club/benefits/index.ts'
import { approvedFen } from '../../club/discounts/index.ts'
import { findVouchers, voucherOffers, type OfferedVoucher } from '../../club/rewards/index.ts'
import type { DeskVisit } from './desk-visit.ts'

/** Why something cannot be used. */
export interface Obstacle {
  code: ErrorCode
  facts: Facts
}

/** Vouchers and benefits as the till finds them. */
export interface VisitOffers {
  /** Those asked for, in that order. */
  vouchers: readonly OfferedVoucher[]
  benefitsLeft: readonly BenefitLeft[]
  /** What a manager approved for this car today; 0 for nothing. */
  approvedFen: number
}

/** What the till shows besides: what else could be used, and what was asked for and cannot be. */
export interface AvailableOffers extends VisitOffers {
  usable: readonly OfferedVoucher[]
  unavailable: ReadonlyMap<string, Obstacle>
}

/** Whether a draft asks for something of which there is only so much: settling it locks the member's balance first. */
export function asksForOffers({ vouchers, benefits }: VisitDraft): boolean {
  return (vouchers?.length ?? 0) > 0 || (benefits?.length ?? 0) > 0
}

/**
 * What a draft asks for, and nothing else: most visits read nothing here. Vouchers were paid with points, so their owner must
 * have been scanned; benefits are the package of the member who pays for the car.
 * @throws PRESENCE_EXPIRED, NOT_FOUND, VOUCHER_USED_UP, REDEMPTION_STATE
 */
export async function offersAsked(sql: Sql, groupId: string, desk: DeskVisit, draft: VisitDraft): Promise<VisitOffers> {
  const { memberId } = desk.member
  const { vouchers = [], benefits = [] } = draft
  if (vouchers.length > 0 && desk.payer !== 'scanned') throw new Refusal('PRESENCE_EXPIRED')
  return {
    vouchers: vouchers.length === 0 ? [] : await voucherOffers(sql, groupId, memberId, vouchers, desk.settledOn),
    benefitsLeft: benefits.length === 0 ? [] : await benefitsLeft(sql, desk),
    approvedFen: await approved(sql, groupId, desk, draft),
  }
}

/**
 * All that the payer could use on this visit. What was asked for and is gone meanwhile is told, not refused, so that the till
 * can let go of it. @throws NOT_FOUND for a voucher that was never theirs
 */
export async function availableOffers(
  sql: Sql,
  groupId: string,
  desk: DeskVisit,
  draft: VisitDraft,
): Promise<AvailableOffers> {
  const { memberId } = desk.member
  return {
    ...(await vouchersInSight(sql, groupId, desk, draft.vouchers ?? [])),
    usable: desk.payer === 'elsewhere' ? [] : await voucherOffers(sql, groupId, memberId, 'usable', desk.settledOn),
    benefitsLeft: await benefitsLeft(sql, desk),
    approvedFen: await approved(sql, groupId, desk, draft),
  }
}

async function vouchersInSight(
  sql: Sql,
  groupId: string,
  { payer, member }: DeskVisit,
  asked: readonly string[],
): Promise<Pick<AvailableOffers, 'vouchers' | 'unavailable'>> {
  if (payer !== 'scanned') {
    const absent: Obstacle = { code: 'PRESENCE_EXPIRED', facts: {} }
    return { vouchers: [], unavailable: new Map(asked.map((id) => [id, absent])) }
  }
  const vouchers: OfferedVoucher[] = []
  const unavailable = new Map<string, Obstacle>()
  for (const [id, voucher] of await findVouchers(sql, groupId, member.memberId, asked)) {
    if (voucher.ok) vouchers.push(voucher.value)
    else if (voucher.code === 'NOT_FOUND') throw new Refusal(voucher.code, voucher.facts)
    else unavailable.set(id, { code: voucher.code, facts: voucher.facts })
  }
  return { vouchers, unavailable }
}

async function approved(sql: Sql, groupId: string, desk: DeskVisit, draft: VisitDraft): Promise<number> {
  return draft.approvalId === undefined ? 0 : approvedFen(sql, groupId, draft.approvalId, approvalPlace(desk, draft))
}

/** For what an approval must have been given to be used on this visit (req. 3.5). */
export function approvalPlace({ settledOn }: DeskVisit, { storeId, memberId, vehicleId }: VisitDraft) {
  return { storeId, memberId, vehicleId, askedOn: settledOn }
}

function benefitsLeft(sql: Sql, { member, rules, settledOn }: DeskVisit): Promise<BenefitLeft[]> {
  return benefitsLeftOf(sql, { memberId: member.memberId, rules, today: settledOn })
}
