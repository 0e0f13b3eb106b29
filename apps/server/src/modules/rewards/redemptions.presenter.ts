import type { Redemption as RedemptionAnswer } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { instant, type Sql } from '../../db/sql.ts'
import { listDictionary, listStores } from '../organisation/index.ts'
import { redemptionText } from './redemption-code.ts'
import type { Redemption, VoucherTerms } from './redemptions.repository.ts'

/** Redemptions as they are told, with the names of stores and work types, which are asked for only where some are meant. */
export async function redemptionAnswers(
  sql: Sql,
  groupId: string,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<RedemptionAnswer[]> {
  const somewhere = redemptions.some(({ storeIds }) => storeIds !== null)
  const forSomeWork = redemptions.some(({ voucher }) => voucher?.workTypes)
  const names: Names = {
    stores: new Map(somewhere ? (await listStores(sql, groupId)).map(({ id, name }) => [id, name]) : []),
    workTypes: new Map(
      forSomeWork ? (await listDictionary(sql, groupId, 'work_type')).map(({ code, name }) => [code, name]) : [],
    ),
  }
  return redemptions.map((redemption) => answer(redemption, names, businessDateOf(now)))
}

export async function redemptionAnswer(
  sql: Sql,
  groupId: string,
  redemption: Redemption,
  now: Date,
): Promise<RedemptionAnswer> {
  return (await redemptionAnswers(sql, groupId, [redemption], now))[0]!
}

interface Names {
  stores: ReadonlyMap<string, string>
  workTypes: ReadonlyMap<string, string>
}

function answer(redemption: Redemption, names: Names, today: string): RedemptionAnswer {
  const { id, code, settledAt, heldAt, state, storeIds } = redemption
  return {
    redemptionId: id,
    code: redemptionText(code),
    state,
    rewardId: redemption.rewardId,
    rewardName: redemption.rewardName,
    kind: redemption.kind,
    quantity: redemption.quantity,
    points: redemption.points,
    voucher: redemption.voucher && voucherAnswer(redemption, redemption.voucher, names, today),
    // A store that is gone is not named: the reward is collected at the others.
    stores: storeIds && storeIds.flatMap((storeId) => names.stores.get(storeId) ?? []),
    heldAt: instant(heldAt).toISOString(),
    collectBy: redemption.collectBy,
    handedOverAt: state === 'handed_over' && settledAt !== null ? instant(settledAt).toISOString() : null,
    storeName: redemption.storeName,
    can: state === 'held' ? ['cancel'] : [],
  }
}

function voucherAnswer(
  { state, collectBy }: Redemption,
  { faceFen, leftFen, minimumSpendFen, workTypes, lineKinds }: VoucherTerms,
  names: Names,
  today: string,
): NonNullable<RedemptionAnswer['voucher']> {
  const alive = state === 'held' || state === 'handed_over'
  return {
    faceFen,
    leftFen,
    minimumSpendFen,
    workTypes: workTypes && workTypes.map((code) => names.workTypes.get(code) ?? code),
    lineKinds,
    usable: alive && leftFen > 0 && collectBy >= today,
  }
}
