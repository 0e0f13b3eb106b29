import type { Redemption as RedemptionAnswer, RedemptionFacts } from '@cheyou/contract'
import { businessDateOf } from '@cheyou/domain'
import { unnamed } from '@cheyou/words'
import type { Sql } from '../../../platform/db/sql.ts'
import { knownStores, listDictionary } from '../../people/organisation/index.ts'
import { redemptionText } from './redemption-code.ts'
import type { Redemption, VoucherTerms } from './redemptions.repository.ts'

/** Redemptions as their owner sees them. */
export async function redemptionAnswers(
  sql: Sql,
  groupId: string,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<RedemptionAnswer[]> {
  const names = await namesOf(sql, groupId, redemptions)
  return redemptions.map((redemption) => ({
    ...factsOf(redemption, names, businessDateOf(now)),
    code: redemptionText(redemption.code),
    can: redemption.state === 'held' ? ['cancel'] : [],
  }))
}

export async function redemptionAnswer(
  sql: Sql,
  groupId: string,
  redemption: Redemption,
  now: Date,
): Promise<RedemptionAnswer> {
  return (await redemptionAnswers(sql, groupId, [redemption], now))[0]!
}

/** Redemptions without their codes: what the shop reads. */
export async function redemptionFacts(
  sql: Sql,
  groupId: string,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<RedemptionFacts[]> {
  const names = await namesOf(sql, groupId, redemptions)
  return redemptions.map((redemption) => factsOf(redemption, names, businessDateOf(now)))
}

interface Names {
  stores: ReadonlyMap<string, string>
  workTypes: ReadonlyMap<string, string>
}

/** Names of stores and work types, asked for only where some are meant. */
async function namesOf(sql: Sql, groupId: string, redemptions: readonly Redemption[]): Promise<Names> {
  const somewhere = redemptions.some(({ storeIds }) => storeIds !== null)
  const forSomeWork = redemptions.some(({ voucher }) => voucher?.workTypes)
  return {
    stores: new Map(somewhere ? (await knownStores(sql, groupId)).map(({ id, name }) => [id, name]) : []),
    workTypes: new Map(
      forSomeWork ? (await listDictionary(sql, groupId, 'work_type')).map(({ code, name }) => [code, name]) : [],
    ),
  }
}

function factsOf(redemption: Redemption, names: Names, today: string): RedemptionFacts {
  const { id, settledAt, heldAt, state, storeIds } = redemption
  return {
    redemptionId: id,
    state,
    rewardId: redemption.rewardId,
    rewardName: redemption.rewardName,
    kind: redemption.kind,
    quantity: redemption.quantity,
    points: redemption.points,
    voucher: redemption.voucher && voucherAnswer(redemption, redemption.voucher, names, today),
    // A store that is gone is not named: the reward is collected at the others.
    stores: storeIds && storeIds.flatMap((storeId) => names.stores.get(storeId) ?? []),
    heldAt: heldAt.toISOString(),
    collectBy: redemption.collectBy,
    handedOverAt: state === 'handed_over' && settledAt !== null ? settledAt.toISOString() : null,
    storeName: redemption.storeName,
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
    workTypes: workTypes && workTypes.map((code) => names.workTypes.get(code) ?? unnamed.workType),
    lineKinds,
    usable: alive && leftFen > 0 && collectBy >= today,
  }
}
