import { addMonths, businessDateOf, defaultRules, type RuleSet } from '@cheyou/domain'
import { describe, expect, it } from 'vitest'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { importFolder } from '../../visits/dms/index.ts'
import { emptyClub } from '../../visits/dms/testing/empty-club.ts'
import { sampleFolder } from '../../visits/dms/testing/export-files.ts'
import { addRuleSet, ruleSetOf } from '../rules/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { simulateRules, type Simulated } from './simulate-rules.ts'

const always = { from: '2010-01-01', to: '2030-12-31' }

/** The default rules with another number of points per yuan that the customer pays. */
function paying(milli: number, version = 1): RuleSet {
  const rules = defaultRules()
  const rates = rules.earning.rates.map((rate) =>
    rate.payer === 'customer' ? { ...rate, qualifyingMilliPerYuan: milli, redeemableMilliPerYuan: milli } : rate,
  )
  return { ...rules, version, earning: { ...rules.earning, rates } }
}

async function settle(club: TestClub, yuan: number, member = club.addMember()) {
  const { memberId, vehicleId } = await member
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: yuan * 100 }]
  const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', lines }
  return settleAsShown(club.app, club.reception, draft, newKey(club.reception))
}

describe('the sample dealership', () => {
  it('simulated by the rules in force gives what was really posted, to the point; half the rate gives half', async () => {
    const { app } = await emptyClub()
    const imported = await importFolder(app, { folder: sampleFolder, joinAll: '2010-01-01' })
    const steps: number[] = []
    const same = await simulateRules(
      app,
      { period: always, tried: null },
      { onPage: async ({ membersDone }, membersTotal) => void steps.push(membersDone / membersTotal) },
    )

    expect(same.posted).toEqual(imported.points)
    expect(same.replayed).toEqual(imported.points)
    expect(same.inForce).toMatchObject(imported.points)
    expect(same.tried).toEqual(same.inForce)
    expect(same).toMatchObject({
      difference: { qualifying: 0, redeemable: 0, liabilityFen: 0 },
      otherTier: [],
      moves: [],
    })
    expect(steps.at(-1)).toBe(1)
    expect(steps.length).toBeGreaterThan(1)
    // Members stand where the import put them.
    const tiers = await app.db.read.all<{ tier: string; n: unknown }>(
      'SELECT tier, COUNT(*) AS n FROM members GROUP BY tier',
    )
    const idle = tiers.reduce((sum, { n }) => sum + Number(n), 0) - same.members
    const after = Object.fromEntries(same.tried.byTier.map(({ tier, membersAfter }) => [tier, membersAfter]))
    expect({ ...after, standard: after['standard']! + idle }).toEqual(
      Object.fromEntries(tiers.map(({ tier, n }) => [tier, Number(n)])),
    )

    const half = await simulateRules(app, { period: always, tried: paying(500) })
    expect(half.inForce).toEqual(same.inForce)
    expect(half.tried.redeemable).toBeLessThanOrEqual(same.tried.redeemable / 2)
    expect(half.tried.redeemable).toBeGreaterThan(same.tried.redeemable / 2 - same.tried.visits)
    expect(half.difference.liabilityFen).toBe(half.tried.liabilityFen - half.inForce.liabilityFen)
    expect(half.otherTier.length).toBeGreaterThan(0)
    expect(half.moves.reduce((sum, { members }) => sum + members, 0)).toBe(half.otherTier.length)
    for (const { byMonth, byTier, byWorkType, redeemable } of [half.tried, half.inForce])
      for (const rows of [byMonth, byTier, byWorkType])
        expect(rows.reduce((sum, row) => sum + row.redeemable, 0)).toBe(redeemable)

    // What came out so far is all that is needed to go on, and no page's size shows in the report.
    const small: Simulated[] = []
    const onPage = async (reached: Simulated) => void small.push(JSON.parse(JSON.stringify(reached)) as Simulated)
    const asked = { period: always, tried: paying(500) }
    expect(await simulateRules(app, asked, { membersAtATime: 90, onPage })).toEqual(half)
    expect(small.length).toBeGreaterThan(5)
    for (const kept of [small[4]!, small.at(-1)!]) expect(await simulateRules(app, asked, { kept })).toEqual(half)

    // A later period starts from the tiers and points of its first day.
    const year = await simulateRules(app, { period: { from: '2025-11-01', to: '2026-10-31' }, tried: null })
    expect(year.replayed).toEqual(year.posted)
    expect(year.inForce).toMatchObject(year.posted)
    expect(year.posted.redeemable).toBeGreaterThan(0)
    expect(year.inForce.byTier.find(({ tier }) => tier === 'silver')!.membersBefore).toBeGreaterThan(0)
  })
})

it('a campaign of the draft that begins later runs on the same days of an earlier year, and is named', async () => {
  const club = await testClub()
  const { app, clock } = club
  await settle(club, 100)
  const today = businessDateOf(clock.now())
  const rules = paying(1000, 2)
  const withCampaign = (from: string) => {
    const campaign = { code: 'later', name: '新春双倍', from, to: from, workTypes: null, tiers: null }
    const campaigns = [{ ...campaign, multiplierMilli: 2000 }]
    return { ...rules, earning: { ...rules.earning, campaigns } }
  }
  const period = { from: addMonths(today, -6), to: today }
  const sameDay = addMonths(today, 12)
  const projected = await simulateRules(app, { period, tried: withCampaign(sameDay) })
  expect(projected).toMatchObject({
    projected: [{ name: '新春双倍', from: sameDay, to: sameDay, as: { from: today, to: today } }],
    posted: { redeemable: 100 },
    replayed: { redeemable: 100 },
    inForce: { redeemable: 100 },
    tried: { redeemable: 200 },
  })
  const noSuchDay = addMonths(today, 3)
  expect(await simulateRules(app, { period, tried: withCampaign(noSuchDay) })).toMatchObject({
    projected: [{ from: noSuchDay, as: null }],
    tried: { redeemable: 100 },
  })

  // What the version in force has too makes no difference.
  await app.db.unit(systemAct(app.groupId), (unit) => addRuleSet(unit, withCampaign(sameDay), unit.now))
  const same = await simulateRules(app, { period, tried: withCampaign(sameDay) })
  expect(same).toMatchObject({ inForce: { redeemable: 200 }, tried: { redeemable: 200 }, posted: { redeemable: 100 } })
})

it('replays each visit by the rules of its instant, leaves voided ones out and members of other tiers where they stood', async () => {
  const club = await testClub()
  const { app, clock, reception } = club
  const member = club.addMember()
  await settle(club, 100, member)
  clock.advance(1000)
  await app.db.unit(systemAct(app.groupId), (unit) => addRuleSet(unit, paying(2000, 2), unit.now))
  await settle(club, 100, member)
  const undone = await settle(club, 50, member)
  await voidVisit(app, reception, undone.visitId, '录错了', newKey(reception))
  await settle(club, 0, member)

  const today = businessDateOf(clock.now())
  const period = { from: today, to: today }
  const result = await simulateRules(app, { period, tried: await ruleSetOf(app.db.read, app.groupId, 1) })
  expect(result).toMatchObject({
    inForceVersion: 2,
    members: 1,
    posted: { qualifying: 300, redeemable: 300 },
    replayed: { qualifying: 300, redeemable: 300 },
    inForce: { visits: 3, qualifying: 400, redeemable: 400 },
    tried: { visits: 3, qualifying: 200, redeemable: 200, liabilityFen: 200 },
    difference: { qualifying: -200, redeemable: -200, liabilityFen: -200 },
  })
  expect(await simulateRules(app, { period: { from: '2026-11-20', to: '2026-11-20' }, tried: null })).toMatchObject({
    members: 0,
    tried: { visits: 0, redeemable: 0 },
  })
})
