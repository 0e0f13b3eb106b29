import {
  confirmUpgrade,
  getHome,
  getMyUpgrades,
  getStatement,
  getUpgrades,
  giveUpPoints,
  listUpgradeQueue,
  recordInsurance,
  settleVisit,
  voidVisit,
  type UpgradeWay,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { scanOwner } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { quoted } from '../support/quoted.ts'

const world = inWorld({
  customers: [
    { name: '安升分', points: 2_900 },
    { name: '白升修', points: 100 },
    { name: '曹升保' },
    { name: '戴升换', points: 2_500 },
    { name: '范撤修', points: 100 },
    { name: '葛抢升', points: 4_500 },
  ],
})

let reception: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
})

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function settle(owner: Owner, yuan: number, workType = 'repair') {
  return reception.call(settleVisit, {
    body: await quoted(reception, {
      storeId: world().storeId,
      memberId: owner.memberId,
      vehicleId: owner.cars[0]!.vehicleId,
      workType,
      // No tier below gold takes anything off parts: what is typed is what is paid.
      lines: [{ lineKind: 'part', payer: 'customer', amountFen: yuan * 100 }],
    }),
  })
}

/** A code is taken once; the presence that it gives lasts for what the member came for. */
const presences = new Map<string, string>()
async function presenceOf(owner: Owner): Promise<string> {
  const known = presences.get(owner.memberId)
  if (known !== undefined) return known
  const { presence } = await scanOwner(reception, owner, world().storeId)
  presences.set(owner.memberId, presence.token)
  return presence.token
}

async function confirmed(owner: Owner, way: Exclude<UpgradeWay, 'redeemable_points'>, from: string) {
  return {
    params: { memberId: owner.memberId },
    body: { storeId: world().storeId, presenceToken: await presenceOf(owner), from, way },
  }
}

/** Where a member stands, and how they came there: newest first. */
async function standing({ client }: Owner) {
  const [{ balances }, { tier, history }] = [await client.call(getStatement), await client.call(getMyUpgrades)]
  const { card } = await client.call(getHome)
  expect(card).toMatchObject({ tier, balances })
  return { tier: tier.code, balances, history: history.map(({ cause, to }) => `${cause} ${to.code}`) }
}

const waiting = async (owner: Owner) =>
  (await reception.call(listUpgradeQueue)).rows.filter(({ memberId }) => memberId === owner.memberId)

describe('a higher tier', () => {
  it('is reached by qualifying points: told at the till and on the phone, queued, confirmed by staff', async () => {
    const owner = await world().owner('安升分')
    const { ways } = await owner.client.call(getMyUpgrades)
    expect(ways[0]).toMatchObject({
      way: 'qualifying_points',
      to: { code: 'silver' },
      have: 2_900,
      needed: 3_000,
      missing: 100,
      shareMilli: 966,
      reached: false,
    })
    const settled = await settle(owner, 100, 'regular_service')
    expect(settled).toMatchObject({ tierReached: null, tierInvited: { code: 'silver' } })
    const { tier, invitation } = await owner.client.call(getMyUpgrades)
    expect({ tier: tier.code, invitation }).toMatchObject({
      tier: 'standard',
      invitation: { way: 'qualifying_points' },
    })
    expect(await waiting(owner)).toHaveLength(1)
    const status = await reception.call(confirmUpgrade, await confirmed(owner, 'qualifying_points', 'standard'))
    expect(status).toMatchObject({ tier: { code: 'silver' }, invitation: null })
    expect(status.history.map(({ cause }) => cause)).toEqual(['upgrade:qualifying_points', 'join'])
    expect(await waiting(owner)).toEqual([])
    expect(await standing(owner)).toEqual({
      tier: 'silver',
      balances: { qualifying: 3_000, redeemable: 3_000, held: 0, debt: 0 },
      history: ['upgrade:qualifying_points silver', 'join standard'],
    })
  })

  it('is reached by one ordinary repair of ¥1,000: told, queued, confirmed with the member present, once', async () => {
    const owner = await world().owner('白升修')
    await settle(owner, 5_000, 'accident')
    await reception.call(confirmUpgrade, await confirmed(owner, 'qualifying_points', 'standard'))
    const { invitation: none, tier } = await owner.client.call(getMyUpgrades)
    expect({ none, tier: tier.code }).toEqual({ none: null, tier: 'silver' })
    await settle(owner, 999)
    expect(await waiting(owner)).toEqual([])
    await settle(owner, 1_000)
    expect(await waiting(owner)).toMatchObject([
      { name: '白升修', way: 'repair', from: { code: 'silver' }, to: { code: 'gold' } },
    ])
    const told = await owner.client.call(getMyUpgrades)
    expect(told.invitation).toMatchObject({ way: 'repair', to: { code: 'gold' } })

    const asked = await confirmed(owner, 'repair', 'silver')
    const absent = { ...asked, body: { ...asked.body, presenceToken: 'never-scanned' } }
    await expectRefused(reception, 'PRESENCE_EXPIRED', confirmUpgrade, absent)
    const status = await reception.call(confirmUpgrade, asked)
    expect(status).toMatchObject({ tier: { code: 'gold' }, invitation: null })
    expect(status.history[0]).toMatchObject({ cause: 'upgrade:repair', effectiveOn: today(), from: { code: 'silver' } })
    expect(await waiting(owner)).toEqual([])
    // The same repair does not lift twice.
    await expectRefused(reception, 'TIER_CHANGED', confirmUpgrade, asked)
    const next = { ...asked, body: { ...asked.body, from: 'gold' } }
    const again = await expectRefused(reception, 'UPGRADE_NOT_REACHED', confirmUpgrade, next)
    expect(again.problem.facts).toMatchObject({ way: 'repair', have: 0, missing: 100_000 })
    // What lifts costs nothing.
    expect(await standing(owner)).toEqual({
      tier: 'gold',
      balances: { qualifying: 7_099, redeemable: 7_099, held: 0, debt: 0 },
      history: ['upgrade:repair gold', 'upgrade:qualifying_points silver', 'join standard'],
    })
  })

  it('is reached by insurances of ¥5,000 in each of two consecutive years', async () => {
    const owner = await world().owner('曹升保')
    const params = { memberId: owner.memberId }
    const record = (year: number, premiumFen: number) =>
      reception.call(recordInsurance, {
        params,
        body: {
          storeId: world().storeId,
          policyNumber: `PICC-${year}-${premiumFen}`,
          insurer: '人保财险',
          premiumFen,
          renewedOn: `${year}-03-01`,
        },
      })
    await record(2024, 900_000)
    await record(2025, 499_900)
    const before = await reception.call(getUpgrades, { params })
    expect(before.ways.find(({ way }) => way === 'insurance')).toMatchObject({
      have: 999_900,
      needed: 1_000_000,
      missing: 100,
    })
    expect(await waiting(owner)).toEqual([])
    const asked = await confirmed(owner, 'insurance', 'standard')
    await expectRefused(reception, 'UPGRADE_NOT_REACHED', confirmUpgrade, asked)
    await record(2025, 100_000)
    expect(await waiting(owner)).toMatchObject([{ way: 'insurance', to: { code: 'silver' } }])
    const status = await reception.call(confirmUpgrade, asked)
    expect(status).toMatchObject({ tier: { code: 'silver' }, invitation: null })
    expect(status.ways.find(({ way }) => way === 'insurance')).toMatchObject({ have: 0 })
    expect(await standing(owner)).toEqual({
      tier: 'silver',
      balances: { qualifying: 0, redeemable: 0, held: 0, debt: 0 },
      history: ['upgrade:insurance silver', 'join standard'],
    })
  })

  it('is reached by giving up 2,000 redeemable points; qualifying points stay', async () => {
    const owner = await world().owner('戴升换')
    const status = await owner.client.call(giveUpPoints, { body: { from: 'standard', quotedPoints: 2_000 } })
    expect(status).toMatchObject({ tier: { code: 'silver' } })
    expect(status.history[0]).toMatchObject({ cause: 'upgrade:redeemable_points' })
    const statement = await owner.client.call(getStatement)
    expect(statement.balances).toEqual({ qualifying: 2_500, redeemable: 500, held: 0, debt: 0 })
    expect(statement.rows[0]).toMatchObject({ kind: 'upgrade', redeemable: -2_000, qualifying: 0 })
    expect(await standing(owner)).toMatchObject({
      tier: 'silver',
      history: ['upgrade:redeemable_points silver', 'join standard'],
    })
    const short = await expectRefused(owner.client, 'POINTS_SHORT', giveUpPoints, {
      body: { from: 'silver', quotedPoints: 2_000 },
    })
    expect(short.problem.facts).toMatchObject({ shortBy: 1_500 })
  })

  it('is no longer offered when the repair it rests on is taken back', async () => {
    const owner = await world().owner('范撤修')
    const { visitId } = await settle(owner, 1_200)
    expect(await waiting(owner)).toHaveLength(1)
    await reception.call(voidVisit, { params: { visitId }, body: { reason: '开错单' } })
    expect(await waiting(owner)).toEqual([])
    expect((await owner.client.call(getMyUpgrades)).invitation).toBeNull()
  })

  it('is paid for once, however fast the owner taps', async () => {
    const owner = await world().owner('葛抢升')
    const tap = () => owner.client.call(giveUpPoints, { body: { from: 'silver', quotedPoints: 2_000 } })
    const { answers, codes } = await outcomesOf(Array.from({ length: 6 }, tap))
    expect(answers).toHaveLength(1)
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'TIER_CHANGED'))
    expect((await owner.client.call(getStatement)).balances.redeemable).toBe(2_500)
    expect((await owner.client.call(giveUpPoints, { body: { from: 'gold', quotedPoints: 2_000 } })).tier.code).toBe(
      'vip',
    )
    await expectRefused(owner.client, 'TIER_HIGHEST', giveUpPoints, { body: { from: 'vip', quotedPoints: 2_000 } })
  })
})
