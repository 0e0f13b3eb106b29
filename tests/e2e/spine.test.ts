import {
  cancelRedemption,
  explainMyEntry,
  getCardActivity,
  getHome,
  getMyCar,
  getStatement,
  handOver,
  listMyRedemptions,
  listRewards,
  previewVisit,
  redeemReward,
  settleVisit,
  voidVisit,
  type EarningPart,
  type VisitDraft,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner, scanRedemption } from '../support/card.ts'
import { expectRefused, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'
import { quoted } from '../support/quoted.ts'

const world = inWorld({
  customers: [
    { name: '安步青', points: 2_900 },
    { name: '白露晨', points: 500 },
    { name: '曹孟舟', points: 5_000 },
    { name: '戴望远', points: 100 },
    { name: '范知欠', points: 100 },
  ],
  rewards: [
    { kind: 'gift', name: '保温杯', description: '到店领取', pointsPrice: 1_200, stockLeft: 5, perMemberLimit: 2 },
    {
      kind: 'voucher',
      name: '五十元券',
      description: '满 200 可用',
      pointsPrice: 800,
      stockLeft: null,
      perMemberLimit: 1,
      faceFen: 5_000,
      minimumSpendFen: 20_000,
    },
    { kind: 'gift', name: '雨伞', description: '到店领取', pointsPrice: 800, stockLeft: null, perMemberLimit: null },
  ],
})

let reception: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
})

/** A visit with a line for everything that earning depends on. */
function draftFor(owner: Owner, presenceToken?: string): VisitDraft {
  return {
    storeId: world().storeId,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    odometerKm: 15_300,
    ...(presenceToken === undefined ? {} : { presenceToken }),
    lines: [
      { itemName: '更换刹车片', lineKind: 'labour', payer: 'customer', amountFen: 12_055 },
      { itemName: '刹车片', lineKind: 'part', payer: 'customer', amountFen: 39_950 },
      { lineKind: 'part', payer: 'customer', amountFen: 99 },
      { itemName: '漆面', lineKind: 'labour', payer: 'insurer', amountFen: 88_800 },
      { itemName: '索赔件', lineKind: 'part', payer: 'manufacturer', amountFen: 10_000 },
    ],
  }
}

/** Adds exact decimal texts of at most six places, rounded down once. */
function flooredSum(parts: readonly EarningPart[], of: (part: EarningPart) => string): number {
  const millionths = parts.map((part) => {
    const [whole = '0', fraction = ''] = of(part).split('.')
    return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
  })
  return Number(millionths.reduce((sum, next) => sum + next, 0n) / 1_000_000n)
}

describe('a visit', () => {
  it('goes from the code on the phone to explained points in the statement', async () => {
    const owner = await world().owner('安步青')
    const since = new Date(Date.now() - 1_000).toISOString()
    const { presence, member } = await scanOwner(reception, owner, world().storeId)
    expect(member.card).toMatchObject({ memberId: owner.memberId, name: '安步青', tier: { code: 'standard' } })
    expect(member.phoneMasked).toMatch(/^199\*{4}\d{4}$/)
    expect(member.cars.map((car) => car.vin)).toEqual(owner.customer.cars.map((car) => car.vin))
    expect(member.lastVisit).toMatchObject({ settledOn: '2024-03-15', customerFen: 290_000 })

    const draft = draftFor(owner, presence.token)
    const { choices, ...preview } = await reception.call(previewVisit, { body: draft })
    expect(choices).toEqual({ vouchers: [], benefits: [], discretionMostFen: 0 })
    // 120.55 + 399.50 + 0.99 yuan of the customer's own, rounded down once.
    expect(preview.points).toEqual({ qualifying: 521, redeemable: 521 })
    expect(preview.totals).toEqual({
      totalFen: 150_904,
      customerFen: 52_104,
      insurerFen: 88_800,
      manufacturerFen: 10_000,
      internalFen: 0,
    })
    expect(preview).toMatchObject({ tierReached: null, tierInvited: { code: 'silver' } })
    expect((await owner.client.call(getHome)).card.balances.redeemable).toBe(2_900)

    const settled = await reception.call(settleVisit, { body: await quoted(reception, draft) })
    const { visitId, orderNumber, settledAt, refunded, ...same } = settled
    expect(refunded).toBeNull()
    expect(same).toEqual(preview)

    const statement = await owner.client.call(getStatement)
    expect(statement.balances).toEqual({ qualifying: 3_421, redeemable: 3_421, held: 0, debt: 0 })
    const [entry] = statement.rows
    expect(entry).toMatchObject({
      kind: 'visit',
      at: settledAt,
      qualifying: 521,
      redeemable: 521,
      subject: { orderNumber },
    })
    const { explanation } = await owner.client.call(explainMyEntry, { params: { entryId: entry!.id } })
    expect(explanation).toMatchObject({
      ruleVersion: 1,
      tier: { code: 'standard' },
      workType: 'repair',
      workTypeName: '一般维修',
    })
    expect(explanation!.parts.map((part) => part.amountFen)).toEqual(draft.lines.map((line) => line.amountFen))
    expect(flooredSum(explanation!.parts, (part) => part.redeemableExact)).toBe(521)
    expect(flooredSum(explanation!.parts, (part) => part.qualifyingExact)).toBe(521)

    const activity = await owner.client.call(getCardActivity, { query: { since } })
    expect(activity.rows.map((row) => row.kind).toSorted()).toEqual(['scanned', 'visit_settled'])
    expect(activity.rows.find((row) => row.kind === 'visit_settled')).toMatchObject({
      qualifying: 521,
      redeemable: 521,
    })
    expect((await owner.client.call(getHome)).card.tier.code).toBe('standard')
    const { visits, car } = await owner.client.call(getMyCar, { params: { vehicleId: owner.cars[0]!.vehicleId } })
    expect(visits[0]).toMatchObject({
      visitId,
      state: 'settled',
      totalFen: 150_904,
      earned: { redeemable: 521, entryId: entry!.id },
    })
    expect(car.odometerKm).toBe(15_300)
  })

  it('is taken back with a reason, once', async () => {
    const owner = await world().owner('白露晨')
    const settled = await reception.call(settleVisit, { body: await quoted(reception, draftFor(owner)) })
    expect((await owner.client.call(getHome)).card.balances.redeemable).toBe(1_021)
    const noReason = await expectRefused(reception, 'INPUT_INVALID', voidVisit, {
      params: { visitId: settled.visitId },
      body: { reason: '   ' },
    })
    expect(noReason.problem.errors).toMatchObject([{ path: 'reason', code: 'TOO_SHORT' }])

    const voided = await reception.call(voidVisit, { params: { visitId: settled.visitId }, body: { reason: '开错单' } })
    expect(voided.points).toEqual({ qualifying: 521, redeemable: 521 })
    expect(voided.balances).toEqual({ qualifying: 500, redeemable: 500, held: 0, debt: 0 })
    await expectRefused(reception, 'VISIT_STATE', voidVisit, {
      params: { visitId: settled.visitId },
      body: { reason: '再来' },
    })

    const { rows } = await owner.client.call(getStatement)
    expect(rows[0]).toMatchObject({
      kind: 'visit_reversal',
      qualifying: -521,
      redeemable: -521,
      subject: { reason: '开错单' },
    })
    const { visits } = await owner.client.call(getMyCar, { params: { vehicleId: owner.cars[0]!.vehicleId } })
    expect(visits[0]).toMatchObject({ state: 'void', earned: null })
  })

  it('that is taken back after its points were spent leaves a debt, which the next visit pays first', async () => {
    const owner = await world().owner('范知欠')
    const visitOf = (yuan: number): VisitDraft => ({
      ...draftFor(owner),
      lines: [{ lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 }],
    })
    const { visitId } = await reception.call(settleVisit, { body: await quoted(reception, visitOf(1_000)) })
    const { rows } = await owner.client.call(listRewards)
    const { redemption } = await owner.client.call(redeemReward, { body: wishFor(rows[2]!) })
    const params = { redemptionId: redemption.redemptionId }
    const { body } = await scanRedemption(reception, redemption.code, world().storeId)
    await reception.call(handOver, { params, body })

    const voided = await reception.call(voidVisit, { params: { visitId }, body: { reason: '退款' } })
    expect(voided.balances).toEqual({ qualifying: 100, redeemable: 0, held: 0, debt: 700 })
    await expectRefused(owner.client, 'POINTS_SHORT', redeemReward, { body: wishFor(rows[0]!) })
    const settled = await reception.call(settleVisit, { body: await quoted(reception, visitOf(900)) })
    expect(settled.points).toEqual({ qualifying: 900, redeemable: 900 })
    expect(settled.balancesAfter).toEqual({ qualifying: 1_000, redeemable: 200, held: 0, debt: 0 })
    const [entry] = (await owner.client.call(getStatement)).rows
    expect(entry).toMatchObject({ kind: 'visit', redeemable: 200, debt: -700 })
  })

  it('warns of an odometer that goes backwards and keeps the trusted reading', async () => {
    const owner = await world().owner('戴望远')
    const body = { ...draftFor(owner), odometerKm: 5 }
    const preview = await reception.call(previewVisit, { body })
    expect(preview.warnings).toMatchObject([{ code: 'ODOMETER_BACKWARDS' }])
    await reception.call(settleVisit, { body: await quoted(reception, body) })
    const { car } = await owner.client.call(getMyCar, { params: { vehicleId: owner.cars[0]!.vehicleId } })
    expect(car.odometerKm).toBe(12_000)
  })

  it('has an order number once', async () => {
    const owner = await world().owner('戴望远')
    const body = { ...draftFor(owner), orderNumber: 'RO-2026-0001' }
    await reception.call(settleVisit, { body: await quoted(reception, body) })
    await expectRefused(reception, 'ORDER_NUMBER_TAKEN', settleVisit, { body: await quoted(reception, body) })
  })
})

describe('a reward', () => {
  it('is held, cancelled with everything back, redeemed again and handed over once', async () => {
    const owner = await world().owner('曹孟舟')
    const catalogue = await owner.client.call(listRewards)
    const [cup, voucher] = catalogue.rows
    expect(cup).toMatchObject({ name: '保温杯', stockLeft: 5, can: ['redeem'], voucher: null })
    expect(voucher).toMatchObject({ kind: 'voucher', voucher: { faceFen: 5_000, minimumSpendFen: 20_000 } })

    const held = await owner.client.call(redeemReward, { body: wishFor(cup!) })
    expect(held.balances).toMatchObject({ redeemable: 3_800, held: 1_200, qualifying: 5_000 })
    expect(held.redemption).toMatchObject({ state: 'held', points: 1_200, can: ['cancel'] })
    expect((await owner.client.call(listRewards)).rows[0]!.stockLeft).toBe(4)
    const params = { redemptionId: held.redemption.redemptionId }
    const cancelled = await owner.client.call(cancelRedemption, { params, body: {} })
    expect(cancelled.balances).toMatchObject({ redeemable: 5_000, held: 0 })
    expect((await owner.client.call(listRewards)).rows[0]!.stockLeft).toBe(5)
    await expectRefused(owner.client, 'REDEMPTION_STATE', cancelRedemption, { params, body: {} })
    const late = await scanRedemption(reception, held.redemption.code, world().storeId)
    await expectRefused(reception, 'REDEMPTION_STATE', handOver, { params, body: late.body })

    const again = await owner.client.call(redeemReward, { body: wishFor(cup!) })
    const { body, ...seen } = await scanRedemption(reception, again.redemption.code, world().storeId)
    expect(seen).toMatchObject({
      kind: 'redemption',
      redemption: {
        memberName: '曹孟舟',
        memberTier: { code: 'silver' },
        can: ['hand_over', 'cancel'],
        redemption: { rewardName: '保温杯' },
      },
    })
    const { redemptionId } = again.redemption
    const since = new Date(Date.now() - 1_000).toISOString()
    const given = await reception.call(handOver, { params: { redemptionId }, body })
    expect(given).toMatchObject({ can: ['undo_hand_over'], redemption: { state: 'handed_over', storeName: '本店' } })
    await expectRefused(reception, 'REDEMPTION_STATE', handOver, { params: { redemptionId }, body })
    await expectRefused(owner.client, 'REDEMPTION_STATE', cancelRedemption, { params: { redemptionId }, body: {} })

    expect((await owner.client.call(getHome)).card.balances).toEqual({
      qualifying: 5_000,
      redeemable: 3_800,
      held: 0,
      debt: 0,
    })
    const { rows } = await owner.client.call(getCardActivity, { query: { since } })
    expect(rows).toMatchObject([{ kind: 'handed_over', rewardName: '保温杯', storeName: '本店' }])
    const redemptions = await owner.client.call(listMyRedemptions)
    expect(redemptions.rows.map((row) => row.state)).toEqual(['handed_over', 'cancelled'])
  })

  it('is refused with what is missing: points, the limit, the reward itself', async () => {
    const owner = await world().owner('白露晨')
    const { rows } = await owner.client.call(listRewards)
    const short = await expectRefused(owner.client, 'POINTS_SHORT', redeemReward, {
      body: wishFor(rows[0]!),
    })
    expect(short.problem.facts).toMatchObject({ shortBy: 700 })
    expect(rows[0]).toMatchObject({ can: [], refusal: { code: 'POINTS_SHORT', facts: { shortBy: 700 } } })

    const rich = await world().owner('曹孟舟')
    const first = await rich.client.call(redeemReward, { body: wishFor(rows[1]!) })
    expect(first.redemption).toMatchObject({ kind: 'voucher', points: 800 })
    const params = { redemptionId: first.redemption.redemptionId }
    const { balances } = await rich.client.call(cancelRedemption, { params, body: {} })
    expect(balances.redeemable).toBe(first.balances.redeemable + 800)
    // What was cancelled does not count against the limit.
    await rich.client.call(redeemReward, { body: wishFor(rows[1]!) })
    await expectRefused(rich.client, 'REWARD_LIMIT_REACHED', redeemReward, { body: wishFor(rows[1]!) })
    await expectRefused(rich.client, 'NOT_FOUND', redeemReward, {
      body: { rewardId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', quotedPoints: 1 },
    })
  })
})
