import {
  getMembership,
  getMyMembership,
  getMyUpgrades,
  getStatement,
  listRewards,
  recordInsurance,
  redeemReward,
  renewAtDesk,
  renewWithPoints,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'

const world = inWorld({
  customers: [
    { name: '安续费', points: 100 },
    { name: '白续分', points: 1_200 },
    { name: '曹续保' },
    { name: '戴失效', points: 800 },
    { name: '范抢续', points: 2_000 },
    { name: '葛宽限', points: 600 },
  ],
  rewards: [{ kind: 'gift', name: '钥匙扣', description: '', pointsPrice: 100, stockLeft: null, perMemberLimit: null }],
})

let reception: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
})

const dayFromNow = (days: number) => new Date(Date.now() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10)
const atDesk = (owner: Owner) => ({ params: { memberId: owner.memberId } })

/** What a renewal must leave as it is but for its price: points of both tracks, the tier and how it came. */
async function standing({ client }: Owner) {
  const { balances } = await client.call(getStatement)
  const { tier, history } = await client.call(getMyUpgrades)
  return { balances, tier: tier.code, causes: history.map(({ cause }) => cause) }
}

/** Lets the membership year of a member have ended some days ago. */
async function endedDaysAgo(owner: Owner, days: number): Promise<string> {
  const endsOn = dayFromNow(-days)
  const { database } = world()
  await database.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [endsOn, owner.memberId])
  await database.run('UPDATE membership_periods SET endsOn = ? WHERE memberId = ?', [endsOn, owner.memberId])
  return endsOn
}

describe('a membership year', () => {
  it('is renewed by a fee at the desk, following on the old one, one year ahead at most', async () => {
    const owner = await world().owner('安续费')
    const before = await owner.client.call(getMyMembership)
    expect(before).toMatchObject({ state: 'active', ways: [{ way: 'fee', needed: 10_000, obstacle: null }, {}, {}] })
    const pay = (paidFen: number) => ({
      ...atDesk(owner),
      body: { storeId: world().storeId, payment: { way: 'fee' as const, paidFen } },
    })
    const short = await expectRefused(reception, 'FEE_SHORT', renewAtDesk, pay(9_999))
    expect(short.problem.facts).toMatchObject({ shortByFen: 1 })
    const { membership, balances } = await reception.call(renewAtDesk, pay(10_000))
    expect(balances).toEqual({ qualifying: 100, redeemable: 100, held: 0, debt: 0 })
    expect(await standing(owner)).toEqual({ balances, tier: 'standard', causes: ['join'] })
    expect(membership.periods).toHaveLength(2)
    expect(membership.periods[0]).toMatchObject({ via: 'fee', feeFen: 10_000, endsOn: membership.endsOn })
    expect(membership.endsOn > before.endsOn).toBe(true)
    const early = await expectRefused(reception, 'RENEWAL_TOO_EARLY', renewAtDesk, pay(10_000))
    expect(early.problem.facts).toMatchObject({ endsOn: membership.endsOn, opensOn: membership.opensOn })
  })

  it('is renewed by 500 points of the owner, and at the desk only while the owner is present', async () => {
    const owner = await world().owner('白续分')
    const { membership, balances } = await owner.client.call(renewWithPoints, { body: { quotedPoints: 500 } })
    expect(balances).toEqual({ qualifying: 1_200, redeemable: 700, held: 0, debt: 0 })
    expect(membership.periods[0]).toMatchObject({ via: 'points', feeFen: 0 })
    const [entry] = (await owner.client.call(getStatement)).rows
    expect(entry).toMatchObject({ kind: 'renewal', qualifying: 0, redeemable: -500 })
    expect(await standing(owner)).toEqual({ balances, tier: 'standard', causes: ['join'] })

    const present = await world().owner('葛宽限')
    const endedOn = await endedDaysAgo(present, 5)
    expect(await present.client.call(getMyMembership)).toMatchObject({ state: 'grace', daysLeft: -5 })
    const storeId = world().storeId
    const pay = (presenceToken: string) => ({
      ...atDesk(present),
      body: { storeId, payment: { way: 'points' as const, presenceToken, quotedPoints: 500 } },
    })
    await expectRefused(reception, 'PRESENCE_EXPIRED', renewAtDesk, pay('never-scanned'))
    const { presence } = await scanOwner(reception, present, storeId)
    const renewed = await reception.call(renewAtDesk, pay(presence.token))
    expect(renewed.balances.redeemable).toBe(100)
    // In grace the new year follows on the old one, without a gap.
    expect(renewed.membership.periods[0]!.startsOn).toBe(dayFromNow(-4))
    expect(endedOn).toBe(dayFromNow(-5))
  })

  it('is renewed by an insurance of at least ¥3,000, each policy once', async () => {
    const owner = await world().owner('曹续保')
    const storeId = world().storeId
    const record = (policyNumber: string, premiumFen: number, renewedOn = dayFromNow(0)) => ({
      ...atDesk(owner),
      body: { storeId, policyNumber, insurer: '平安财险', premiumFen, renewedOn },
    })
    await expectRefused(reception, 'INPUT_INVALID', recordInsurance, record('PA-0', 400_000, dayFromNow(1)))
    const small = await reception.call(recordInsurance, record('PA-1', 299_999))
    expect(small.ways[2]).toMatchObject({
      way: 'insurance',
      obstacle: { code: 'PREMIUM_SHORT', facts: { shortByFen: 1 } },
    })
    await expectRefused(reception, 'POLICY_NUMBER_TAKEN', recordInsurance, record('PA-1', 500_000))
    const pay = (insuranceId: string) => ({
      ...atDesk(owner),
      body: { storeId, payment: { way: 'insurance' as const, insuranceId } },
    })
    await expectRefused(reception, 'PREMIUM_SHORT', renewAtDesk, pay(small.insurances[0]!.insuranceId))
    const enough = await reception.call(recordInsurance, record('PA-2', 300_000))
    expect(enough.ways[2]).toMatchObject({ obstacle: null })
    const { insuranceId } = enough.insurances.find(({ policyNumber }) => policyNumber === 'PA-2')!
    const { membership } = await reception.call(renewAtDesk, pay(insuranceId))
    expect(membership.periods[0]).toMatchObject({ via: 'insurance', feeFen: 0 })
    const nothing = { qualifying: 0, redeemable: 0, held: 0, debt: 0 }
    expect(await standing(owner)).toEqual({ balances: nothing, tier: 'standard', causes: ['join'] })
    const used = await reception.call(getMembership, atDesk(owner))
    expect(used.state).toBe('active')
    await endedDaysAgo(owner, 40)
    await expectRefused(reception, 'NOT_FOUND', renewAtDesk, pay(insuranceId))
  })

  it('that lapsed stops spending until the return, which begins a year of its own', async () => {
    const owner = await world().owner('戴失效')
    await endedDaysAgo(owner, 31)
    expect(await owner.client.call(getMyMembership)).toMatchObject({ state: 'lapsed', daysLeft: -31 })
    const [reward] = (await owner.client.call(listRewards)).rows
    const redeem = { body: wishFor(reward!) }
    await expectRefused(owner.client, 'MEMBERSHIP_LAPSED', redeemReward, redeem)
    const { membership } = await owner.client.call(renewWithPoints, { body: { quotedPoints: 500 } })
    expect(membership).toMatchObject({ state: 'active' })
    expect(membership.periods[0]).toMatchObject({ startsOn: dayFromNow(0) })
    expect((await owner.client.call(redeemReward, redeem)).balances.redeemable).toBe(200)
  })

  it('is renewed once, however often the owner taps', async () => {
    const owner = await world().owner('范抢续')
    const { answers, codes } = await outcomesOf(
      Array.from({ length: 6 }, () => owner.client.call(renewWithPoints, { body: { quotedPoints: 500 } })),
    )
    expect(answers).toHaveLength(1)
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'RENEWAL_TOO_EARLY'))
    expect((await owner.client.call(getMyMembership)).periods).toHaveLength(2)
    expect((await owner.client.call(getStatement)).balances.redeemable).toBe(1_500)
  })
})
