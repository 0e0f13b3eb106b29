import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { addManager } from '../../../testing/desk.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { earn } from '../../../testing/redeeming.ts'
import { automaticUpgrades, newKey, systemAct, testClub, withoutRates } from '../../../testing/test-app.ts'
import { mergePreview } from '../../../screens/console/merging.queries.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { upgradeMember } from './upgrade-member.ts'
import { upgradeStatus } from './upgrades.queries.ts'

/** Two cards with half of what silver asks for each, and no visit after they became one. */
async function halves(change: Parameters<typeof testClub>[0]) {
  const club = await testClub(change)
  const { app } = club
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  const keptVisitId = await earn(club, kept, 1_600)
  const visitId = await earn(club, merged, 1_600)
  const status = () => upgradeStatus(app.db.read, app.groupId, kept.memberId, club.clock.now())
  const findings = async () => (await auditClub(app.db.read)).findings
  return { club, kept, merged, keptVisitId, visitId, status, findings }
}

test('the points of two cards lift by their sum when they are merged, and fall with what is taken back', async () => {
  const { club, kept, merged, visitId, status, findings } = await halves((rules) =>
    withoutRates(automaticUpgrades(rules)),
  )
  const pair = { keptId: kept.customerId, mergedId: merged.customerId }
  const told = await mergePreview(club.app, { ...club.reception, role: 'manager' }, pair)
  expect(told.after).toMatchObject({ tier: { code: 'silver' } })
  await mergeInto(club, kept, merged)
  expect(await status()).toMatchObject({
    tier: { code: 'silver' },
    history: [{ from: { code: 'standard' }, to: { code: 'silver' }, cause: 'merge_points' }, { cause: 'join' }],
  })
  expect(await findings()).toEqual([])
  const manager = await addManager(club, '高远')
  await voidVisit(club.app, manager, visitId, '开错单', newKey(manager))
  expect((await status()).tier.code).toBe('standard')
  expect(await findings()).toEqual([])
})

test('the better tier comes along first, and the sum may lead higher', async () => {
  const { club, kept, merged, status, findings } = await halves((rules) => withoutRates(automaticUpgrades(rules)))
  await earn(club, merged, 7_000)
  await mergeInto(club, kept, merged)
  expect((await status()).history.map(({ to, cause }) => [to.code, cause])).toEqual([
    ['gold', 'merge_points'],
    ['silver', 'merge'],
    ['standard', 'join'],
  ])
  expect(await findings()).toEqual([])
})

test('the better tier that came along goes with its ground, and what of it is left holds the rest', async () => {
  const { club, kept, merged, status, findings } = await halves((rules) => withoutRates(automaticUpgrades(rules)))
  const more = await earn(club, merged, 11_000)
  await mergeInto(club, kept, merged)
  expect((await status()).history[0]).toMatchObject({ to: { code: 'gold' }, cause: 'merge' })
  const manager = await addManager(club, '高远')
  await voidVisit(club.app, manager, more, '开错单', newKey(manager))
  expect((await status()).tier.code).toBe('silver')
  expect(await findings()).toEqual([])
})

test('the better tier that came along by a repair goes with the repair, unless one of the kept card holds it', async () => {
  const { club, kept, merged, keptVisitId, visitId, status, findings } = await halves(withoutRates)
  const { app } = club
  const { memberId } = merged
  await upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), { memberId, from: 'standard', way: 'repair' })
  await mergeInto(club, kept, merged)
  expect((await status()).history[0]).toMatchObject({ to: { code: 'silver' }, cause: 'merge' })
  const manager = await addManager(club, '高远')
  await voidVisit(app, manager, visitId, '开错单', newKey(manager))
  expect((await status()).history.map(({ to, cause }) => [to.code, cause])).toEqual([
    ['silver', 'upgrade:repair'],
    ['standard', 'taken_back'],
    ['silver', 'merge'],
    ['standard', 'join'],
  ])
  expect(await findings()).toEqual([])
  await voidVisit(app, manager, keptVisitId, '开错单', newKey(manager))
  expect((await status()).tier.code).toBe('standard')
  expect(await findings()).toEqual([])
})

test('where staff confirm upgrades, the sum invites', async () => {
  const { club, kept, merged, status, findings } = await halves(withoutRates)
  await mergeInto(club, kept, merged)
  const { tier, invitation } = await status()
  expect(tier.code).toBe('standard')
  expect(invitation).toMatchObject({ to: { code: 'silver' }, way: 'qualifying_points' })
  expect(await findings()).toEqual([])
})

test('the audit names a merged card whose sum lifted nothing', async () => {
  const { club, kept, merged, findings } = await halves((rules) => withoutRates(automaticUpgrades(rules)))
  await mergeInto(club, kept, merged)
  const { memberId } = kept
  await club.app.db.unit(systemAct(club.app.groupId), async ({ sql }) => {
    await sql.run("DELETE FROM tier_changes WHERE memberId = ? AND cause LIKE 'merge_points:%'", [memberId])
    await sql.run("UPDATE members SET tier = 'standard' WHERE id = ?", [memberId])
  })
  expect(await findings()).toMatchObject([
    { code: 'MERGE_LIFTED_NOTHING', facts: { memberId, tier: 'standard', reached: 'silver' } },
  ])
})
