import { applyEntries, type Balances, type RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Refusal } from '../../../platform/http/refusal.ts'
import { moreThan, race, redeemedAgain } from '../../../testing/race.ts'
import { earn, onlyRedemption, pointsOf, redeem, tellVoucher, withVoucher } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { nightOf } from '../../../testing/night.ts'
import { lockBalance, postEntries } from '../points/index.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { returnVouchers, useVouchers, type VoucherPostings } from './use-vouchers.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { findVouchers, voucherOffers } from './voucher-offers.queries.ts'
import { auditClub } from '../../../audit.ts'

const rulesWith = (partialUse: boolean) => (rules: RuleSet) => ({
  ...rules,
  vouchers: { ...rules.vouchers, partialUse },
})

/** What a till does about vouchers, in a unit of its own: lock, use or return, post. */
async function atTill(
  club: TestClub,
  { memberId }: TestMember,
  work: (unit: Unit, balances: Balances) => Promise<VoucherPostings>,
): Promise<Balances> {
  return club.app.db.unit({ ...systemAct(club.app.groupId), reason: '退单' }, async (unit) => {
    const before = await lockBalance(unit, memberId)
    const { postings, balances } = await work(unit, before)
    await postEntries(unit, new Map([[memberId, before]]), postings)
    return balances
  })
}

async function use(club: TestClub, member: TestMember, redemptionId: string, takenFen: number, on?: string) {
  const { memberId } = member
  const visitId = on ?? (await earn(club, member, 0))
  return atTill(club, member, async (unit, balances) => {
    await tellVoucher(unit, visitId, redemptionId, takenFen)
    return useVouchers(unit, { memberId, visitId, storeId: club.storeId, balances }, [{ redemptionId, takenFen }])
  })
}

function giveBack(club: TestClub, member: TestMember, visitId: string) {
  return atTill(club, member, async (unit, balances) => {
    await unit.sql.run('UPDATE visit_discounts SET undoneAt = ? WHERE visitId = ?', [unit.now, visitId])
    const postings = await returnVouchers(unit, visitId)
    return {
      postings,
      balances: applyEntries(
        balances,
        postings.flatMap(({ entries }) => entries),
      ),
    }
  })
}

const offersOf = (
  club: TestClub,
  { memberId }: TestMember,
  which: string[] | 'usable' = 'usable',
  today = '2026-11-18',
) => voucherOffers(club.app.db.read, club.app.groupId, memberId, which, today)

async function withVoucherHeld(partialUse = true) {
  const club = await testClub(rulesWith(partialUse))
  const member = await club.addMember()
  await earn(club, member, 80)
  const { id } = await redeem(club, member, await withVoucher(club, { minimumSpendFen: 20_000, lineKinds: ['part'] }))
  return { club, member, id }
}

test('the first use redeems what it held; what is left can be used again, and comes back visit by visit', async () => {
  const { club, member, id } = await withVoucherHeld()
  expect(await offersOf(club, member)).toEqual([
    {
      id,
      rewardName: '代金券 ¥100',
      faceFen: 10_000,
      leftFen: 10_000,
      minimumSpendFen: 20_000,
      workTypes: null,
      lineKinds: ['part'],
      expiresOn: '2026-12-18',
      heldPoints: 50,
    },
  ])
  const [first, second] = [await earn(club, member, 0), await earn(club, member, 0)]
  expect(await use(club, member, id, 6_000, first)).toEqual({ qualifying: 80, redeemable: 30, held: 0, debt: 0 })
  expect(await onlyRedemption(club, member)).toMatchObject({ state: 'handed_over', storeName: '一店' })
  expect(await offersOf(club, member, [id, id])).toMatchObject([{ leftFen: 4_000 }])
  await use(club, member, id, 4_000, second)
  expect(await offersOf(club, member)).toEqual([])
  await expect(use(club, member, id, 1)).rejects.toMatchObject({ code: 'VOUCHER_USED_UP' })

  await giveBack(club, member, first)
  expect(await onlyRedemption(club, member)).toMatchObject({ state: 'handed_over', voucher: { leftFen: 6_000 } })
  expect(await giveBack(club, member, second)).toMatchObject({ redeemable: 30, held: 50 })
  await giveBack(club, member, second)
  expect(await onlyRedemption(club, member)).toMatchObject({
    state: 'held',
    voucher: { leftFen: 10_000 },
    storeId: null,
  })
  await cancelRedemption(club.app, member, { redemptionId: id, quantity: null }, newKey(member))
  expect(await pointsOf(club, member)).toEqual({ qualifying: 80, redeemable: 80, held: 0, debt: 0 })
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('where a voucher is used once, the rest of it is gone until the visit is voided', async () => {
  const { club, member, id } = await withVoucherHeld(false)
  const visitId = await earn(club, member, 0)
  await use(club, member, id, 2_500, visitId)
  expect(await offersOf(club, member)).toEqual([])
  await giveBack(club, member, visitId)
  expect(await offersOf(club, member)).toMatchObject([{ leftFen: 10_000 }])
})

race(
  'two tills with the same voucher at once: one uses it, the other is told why',
  { look: /FROM redemptions x/, ...redeemedAgain, sees: moreThan(1) },
  async (contest) => {
    const { club, member, id } = await withVoucherHeld()
    const tills = contest(club)
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => use(tills, member, id, 10_000)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Refusal] : []))
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['VOUCHER_USED_UP']))
    expect(await pointsOf(club, member)).toMatchObject({ redeemable: 30, held: 0 })
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  },
)

test('another member’s voucher, a gift, a cancelled one and more than is left are refused', async () => {
  const { club, member, id } = await withVoucherHeld()
  const other = await club.addMember()
  const unknown = { code: 'NOT_FOUND', facts: { what: 'voucher' } }
  await expect(offersOf(club, other, [id])).rejects.toMatchObject(unknown)
  await expect(use(club, other, id, 100)).rejects.toMatchObject(unknown)
  await expect(offersOf(club, member, [newId()])).rejects.toMatchObject(unknown)
  await expect(use(club, member, id, 10_001)).rejects.toThrow(RangeError)
  await cancelRedemption(club.app, member, { redemptionId: id, quantity: null }, newKey(member))
  await expect(use(club, member, id, 100)).rejects.toMatchObject({
    code: 'REDEMPTION_STATE',
    facts: { state: 'cancelled', action: 'use' },
  })
})

test('unused after its last day it expires and its points return; the rest of a used one just ends', async () => {
  const { club, member, id } = await withVoucherHeld()
  await use(club, member, id, 6_000)
  await earn(club, member, 50)
  const { id: unused } = await redeem(club, member, (await onlyRedemption(club, member)).rewardId)
  await nightOf(club.app, '2026-12-19')
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: 80, held: 0 })
  expect(await offersOf(club, member, 'usable', '2026-12-19')).toEqual([])
  expect(await offersOf(club, member, [id], '2026-12-19')).toMatchObject([{ expiresOn: '2026-12-18', leftFen: 4_000 }])
  await expect(offersOf(club, member, [unused], '2026-12-19')).rejects.toMatchObject({ code: 'REDEMPTION_STATE' })
})

test('however many vouchers are named, they are found with one question', async () => {
  const { club, member, id } = await withVoucherHeld()
  let questions = 0
  const { read } = club.app.db
  const counting: Sql = {
    ...read,
    all: (text, params) => (questions++, read.all(text, params)),
    one: (text, params) => (questions++, read.one(text, params)),
  }
  const found = await findVouchers(counting, club.app.groupId, member.memberId, ['nothing', id, 'nobody', id])
  expect([...found].map(([key, voucher]) => [key, voucher.ok])).toEqual([
    ['nothing', false],
    [id, true],
    ['nobody', false],
  ])
  expect(questions).toBe(1)
})
