import type { RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { scanned } from '../../../testing/desk.ts'
import { earn, pointsOf, redeem, withReward } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, withoutRates, type TestClub } from '../../../testing/test-app.ts'
import { rulesInForce } from '../rules/index.ts'
import { addRuleSet } from '../rules/rules.repository.ts'
import { renewAtDesk, renewWithPoints } from './renew-membership.ts'
import { confirmUpgrade, giveUpPoints } from './upgrade-member.ts'

/** The manager publishes other prices while the owner looks at the old ones. */
async function dearer({ app, clock }: TestClub, upgrade: number, renewal: number): Promise<void> {
  const before = await rulesInForce(app.db.read, app.groupId, clock.now())
  const { ways } = before.upgrade
  const { membership } = before
  const rules: RuleSet = {
    ...before,
    version: before.version + 1,
    upgrade: {
      ...before.upgrade,
      ways: { ...ways, redeemable_points: { ...ways.redeemable_points, points: upgrade } },
    },
    membership: {
      ...membership,
      renewal: { ...membership.renewal, points: { ...membership.renewal.points, redeemable: renewal } },
    },
  }
  await app.db.unit(systemAct(app.groupId), (unit) => addRuleSet(unit, rules, unit.now))
}

const changed = (quotedPoints: number, points: number) => ({
  code: 'POINTS_PRICE_CHANGED',
  facts: { quotedPoints, points },
})

test('a reward is redeemed for the price that was shown or not at all, dearer or cheaper', async () => {
  const club = await testClub()
  const member = await club.addMember()
  await earn(club, member, 1_000)
  const rewardId = await withReward(club)
  const priced = (points: number) =>
    club.app.db.upkeep((sql) => sql.run('UPDATE rewards SET pointsPrice = ? WHERE id = ?', [points, rewardId]))
  const before = await pointsOf(club, member)

  await priced(900)
  await expect(redeem(club, member, rewardId, 1, 100)).rejects.toMatchObject(changed(100, 900))
  await priced(40)
  await expect(redeem(club, member, rewardId, 2, 200)).rejects.toMatchObject(changed(200, 80))
  expect(await pointsOf(club, member)).toEqual(before)
  await redeem(club, member, rewardId, 2, 80)
  expect(await pointsOf(club, member)).toMatchObject({ redeemable: before!.redeemable - 80, held: 80 })
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('points are given up for the next tier at the price that was shown, on the phone and at the desk', async () => {
  const club = await testClub(withoutRates)
  const member = await club.addMember()
  await earn(club, member, 20_000)
  await dearer(club, 6_000, 1_800)
  const before = await pointsOf(club, member)
  const phone = (quotedPoints: number) =>
    giveUpPoints(club.app, member, { from: 'standard', quotedPoints }, newKey(member))
  await expect(phone(2_000)).rejects.toMatchObject(changed(2_000, 6_000))
  expect(await pointsOf(club, member)).toEqual(before)
  expect((await phone(6_000)).tier.code).toBe('silver')

  const { storeId, reception } = club
  const { memberId } = member
  const desk = { memberId, storeId, presenceToken: await scanned(club, member, reception), from: 'silver' }
  const way = 'redeemable_points' as const
  const atDesk = (quotedPoints: number) =>
    confirmUpgrade(club.app, reception, { ...desk, way, quotedPoints }, newKey(reception))
  await expect(atDesk(2_000)).rejects.toMatchObject(changed(2_000, 6_000))
  expect((await atDesk(6_000)).tier.code).toBe('gold')
  expect((await pointsOf(club, member))?.redeemable).toBe(before!.redeemable - 12_000)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('a year is renewed by points at the price that was shown, on the phone and at the desk', async () => {
  const club = await testClub(withoutRates)
  const [member, other] = [await club.addMember(), await club.addMember()]
  await earn(club, member, 5_000)
  await earn(club, other, 5_000)
  await dearer(club, 6_000, 1_800)
  const before = (await pointsOf(club, member))!.redeemable
  await expect(renewWithPoints(club.app, member, 500, newKey(member))).rejects.toMatchObject(changed(500, 1_800))
  expect((await renewWithPoints(club.app, member, 1_800, newKey(member))).balances.redeemable).toBe(before - 1_800)

  const { storeId, reception } = club
  const presenceToken = await scanned(club, other, reception)
  const atDesk = (quotedPoints: number) =>
    renewAtDesk(
      club.app,
      reception,
      { memberId: other.memberId, storeId, payment: { way: 'points', presenceToken, quotedPoints } },
      newKey(reception),
    )
  await expect(atDesk(500)).rejects.toMatchObject(changed(500, 1_800))
  expect((await atDesk(1_800)).balances.redeemable).toBe(before - 1_800)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})
