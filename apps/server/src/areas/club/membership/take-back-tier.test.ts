import type { RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { addManager } from '../../../testing/desk.ts'
import { earn } from '../../../testing/redeeming.ts'
import { automaticUpgrades, newKey, systemAct, testClub, withoutRates } from '../../../testing/test-app.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { proposeAdjustment } from './adjust-points.ts'
import { upgradeMember } from './upgrade-member.ts'
import { upgradeStatus } from './upgrades.queries.ts'

const unlimited = (rules: RuleSet): RuleSet => ({
  ...rules,
  points: { ...rules.points, approvalAbovePoints: 1_000_000 },
})
const automatic = (rules: RuleSet) => unlimited(withoutRates(automaticUpgrades(rules)))

async function scene(change: (rules: RuleSet) => RuleSet) {
  const club = await testClub(change)
  const member = await club.addMember()
  const { app } = club
  const manager = await addManager(club, '高远')
  const status = () => upgradeStatus(app.db.read, app.groupId, member.memberId, club.clock.now())
  return {
    club,
    member,
    status,
    tier: async () => (await status()).tier.code,
    voiding: (visitId: string) => voidVisit(app, manager, visitId, '开错单', newKey(manager)),
    adjust: (qualifying: number) => {
      const request = { memberId: member.memberId, qualifying, redeemable: 0, reason: '积分记错' }
      return proposeAdjustment(app, manager, request, newKey(manager))
    },
    findings: async () => (await auditClub(app.db.read)).findings,
  }
}

test('a tier that a voided visit had lifted to goes with it, and the history says why', async () => {
  const { club, member, status, tier, voiding, findings } = await scene(automatic)
  const visitId = await earn(club, member, 31_000)
  expect(await tier()).toBe('vip')
  await voiding(visitId)
  expect(await tier()).toBe('standard')
  expect((await status()).history).toMatchObject([
    { from: { code: 'vip' }, to: { code: 'standard' }, cause: 'taken_back' },
    { from: { code: 'standard' }, to: { code: 'vip' }, cause: 'visit' },
    { from: null, cause: 'join' },
  ])
  expect(await findings()).toEqual([])
})

test('other points hold it, or the lower tier that they reach', async () => {
  const { club, member, tier, voiding, adjust, findings } = await scene(automatic)
  const first = await earn(club, member, 12_000)
  const second = await earn(club, member, 20_000)
  await adjust(19_000)
  await voiding(second)
  expect(await tier()).toBe('vip')
  await adjust(-19_000)
  expect(await tier()).toBe('gold')
  await adjust(3_000)
  await voiding(first)
  expect(await tier()).toBe('silver')
  await adjust(-1)
  expect(await tier()).toBe('standard')
  expect(await findings()).toEqual([])
})

test('where staff confirm upgrades, the invitation goes', async () => {
  const { club, member, status, tier, voiding, findings } = await scene(withoutRates)
  const visitId = await earn(club, member, 3_000)
  expect((await status()).invitation).toMatchObject({ to: { code: 'silver' } })
  await voiding(visitId)
  expect((await status()).invitation).toBeNull()
  expect(await tier()).toBe('standard')
  expect(await findings()).toEqual([])
})

test('a tier that staff confirmed for a repair goes with the repair, and the history says which visit', async () => {
  const { club, member, status, tier, voiding, findings } = await scene(withoutRates)
  const { app } = club
  const { memberId } = member
  const upgrade = (way: 'repair' | 'qualifying_points', from: string) =>
    upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), { memberId, from, way })
  const visitId = await earn(club, member, 1_200)
  await upgrade('repair', 'standard')
  expect(await tier()).toBe('silver')
  await voiding(visitId)
  expect(await tier()).toBe('standard')
  const order = await app.db.read.one<{ orderNumber: string }>('SELECT orderNumber FROM visits WHERE id = ?', [visitId])
  expect((await status()).history[0]).toMatchObject({
    to: { code: 'standard' },
    cause: 'taken_back',
    visit: { orderNumber: order!.orderNumber, settledOn: '2026-11-18' },
  })
  expect(await findings()).toEqual([])
  // Confirmed for its points, it goes with them.
  const many = await earn(club, member, 3_000)
  await upgrade('qualifying_points', 'standard')
  expect(await tier()).toBe('silver')
  await voiding(many)
  expect(await tier()).toBe('standard')
  expect(await findings()).toEqual([])
})

test('points hold the tier that a repair had brought; the audit names one that nothing holds', async () => {
  const { club, member, tier, voiding, findings } = await scene(withoutRates)
  const { app } = club
  const { memberId } = member
  const visitId = await earn(club, member, 1_200)
  await upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), { memberId, from: 'standard', way: 'repair' })
  const more = await earn(club, member, 3_000)
  await voiding(visitId)
  expect(await tier()).toBe('silver')
  expect(await findings()).toEqual([])
  await voiding(more)
  expect(await tier()).toBe('standard')
  await app.db.unit(systemAct(app.groupId), async ({ sql }) => {
    await sql.run("DELETE FROM tier_changes WHERE memberId = ? AND cause LIKE 'taken_back:%'", [memberId])
    await sql.run("UPDATE members SET tier = 'silver' WHERE id = ?", [memberId])
  })
  expect(await findings()).toMatchObject([{ code: 'TIER_WITHOUT_GROUND', facts: { memberId, tier: 'silver' } }])
})

test('another repair holds the tier whose repair is voided, and has had its effect with it', async () => {
  const { club, member, status, tier, voiding, findings } = await scene(withoutRates)
  const { app } = club
  const { memberId } = member
  const first = await earn(club, member, 1_200)
  await upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), { memberId, from: 'standard', way: 'repair' })
  club.clock.advance(60_000)
  const second = await earn(club, member, 1_300)
  expect((await status()).invitation).toMatchObject({ to: { code: 'gold' }, way: 'repair' })
  await voiding(first)
  expect(await tier()).toBe('silver')
  // The same repair does not invite to the next tier as well.
  expect((await status()).invitation).toBeNull()
  expect((await status()).history.map(({ to, cause }) => [to.code, cause])).toEqual([
    ['silver', 'upgrade:repair'],
    ['standard', 'taken_back'],
    ['silver', 'upgrade:repair'],
    ['standard', 'join'],
  ])
  expect(await findings()).toEqual([])
  await voiding(second)
  expect(await tier()).toBe('standard')
  expect(await findings()).toEqual([])
})

test('a repair that was no ground holds what points had given, whichever came first', async () => {
  const { club, member, tier, voiding, adjust, findings } = await scene((rules) => unlimited(withoutRates(rules)))
  const { app } = club
  const { memberId } = member
  const repair = await earn(club, member, 1_200)
  await adjust(2_000)
  await upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), {
    memberId,
    from: 'standard',
    way: 'qualifying_points',
  })
  await adjust(-2_000)
  expect(await tier()).toBe('silver')
  await voiding(repair)
  expect(await tier()).toBe('standard')
  expect(await findings()).toEqual([])
})

test('the audit finds a tier that was left behind', async () => {
  const { club, member, voiding, findings } = await scene(automatic)
  const visitId = await earn(club, member, 31_000)
  await voiding(visitId)
  const { memberId } = member
  await club.app.db.unit(systemAct(club.app.groupId), async ({ sql }) => {
    await sql.run("DELETE FROM tier_changes WHERE memberId = ? AND cause LIKE 'taken_back:%'", [memberId])
    await sql.run("UPDATE members SET tier = 'vip' WHERE id = ?", [memberId])
  })
  expect(await findings()).toMatchObject([
    { code: 'TIER_WITHOUT_GROUND', facts: { memberId, tier: 'vip', reached: 'standard' } },
  ])
})
