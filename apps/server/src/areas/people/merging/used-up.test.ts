import { defaultRules, type RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { nightlyJob } from '../../../testing/night.ts'
import { changedAsItIs, earn, pointsOf, redeem, shown, withReward } from '../../../testing/redeeming.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { postSource } from '../../club/points/index.ts'
import { handOver } from '../../club/rewards/index.ts'
import { offeredRewards } from '../../club/rewards/rewards.repository.ts'
import { recordInsurance } from '../../club/membership/record-insurance.ts'
import { upgradeMember } from '../../club/membership/upgrade-member.ts'
import { upgradeStatus } from '../../club/membership/upgrades.queries.ts'
import { giveBenefit } from '../../club/benefits/give-benefit.ts'
import { changeTiers } from '../../club/membership/index.ts'
import { explainEntry } from '../../club/points/index.ts'
import { serviceHistory } from '../../visits/visits/visits.queries.ts'

const audit = async ({ app }: TestClub) => expect((await auditClub(app.db.read)).findings).toEqual([])

async function pair(change?: (rules: RuleSet) => RuleSet) {
  const club = await testClub(change)
  return { club, kept: await club.addMember(), merged: await club.addMember() }
}

/** Every source gives 50 points, once in a calendar year. */
const onceAYear = (rules: RuleSet): RuleSet => ({
  ...rules,
  earning: {
    ...rules.earning,
    sources: rules.earning.sources.map((source) => ({ ...source, redeemable: 50, perYear: 1 })),
  },
})

/** Both go from the first tier to another, on the same day. */
async function onTier({ app }: TestClub, members: readonly TestMember[], to: string): Promise<void> {
  const changes = members.map(({ memberId }) => {
    return { memberId, from: 'standard', to, cause: 'test', ruleVersion: 1, effectiveOn: '2020-01-02' }
  })
  await app.db.unit(systemAct(app.groupId), (unit) => changeTiers(unit, changes))
}

test('a gift that the merged card collected counts for the limit of the kept one', async () => {
  const { club, kept, merged } = await pair()
  const gift = await withReward(club, { perMemberLimit: 1 })
  await earn(club, merged, 300)
  await earn(club, kept, 300)
  const collected = await redeem(club, merged, gift)
  await handOver(club.app, club.reception, await shown(club, collected), newKey(club.reception), changedAsItIs)
  await mergeInto(club, kept, merged)
  const [offered] = await offeredRewards(club.app.db.read, club.app.groupId, kept.memberId)
  expect(offered).toMatchObject({ alreadyRedeemed: 1 })
  await expect(redeem(club, kept, gift)).rejects.toThrow('REWARD_LIMIT_REACHED')
  expect(await pointsOf(club, kept)).toMatchObject({ redeemable: 500, held: 0 })
  await audit(club)
})

test('the birthday of the year is kept once, and so is every occasion of a source and its limit per year', async () => {
  const { club, kept, merged } = await pair(onceAYear)
  const { db, groupId } = club.app
  await db.upkeep((sql) => sql.run("UPDATE customers SET birthDate = '1990-11-18'"))
  await db.upkeep((sql) => sql.run("UPDATE customers SET birthDate = '1990-11-20' WHERE id = ?", [kept.customerId]))
  expect(await nightlyJob(club.app, 'birthdays', '2026-11-18')).toMatchObject({ changed: 1 })
  const told = { memberId: merged.memberId, source: 'survey', occasion: 's1', at: club.clock.now() }
  await db.unit(systemAct(groupId), (unit) => postSource(unit, told))
  await mergeInto(club, kept, merged)
  const before = await pointsOf(club, kept)
  expect(await nightlyJob(club.app, 'birthdays', '2026-11-20')).toMatchObject({ changed: 0 })
  const again = await db.unit(systemAct(groupId), (unit) => postSource(unit, { ...told, memberId: kept.memberId }))
  expect(again).toEqual({ posted: false, because: 'ALREADY_POSTED' })
  const another = { ...told, memberId: kept.memberId, occasion: 's2' }
  const limited = await db.unit(systemAct(groupId), (unit) => postSource(unit, another))
  expect(limited).toEqual({ posted: false, because: 'SOURCE_LIMIT_REACHED' })
  expect(await pointsOf(club, kept)).toEqual(before)
  await audit(club)
})

test.each(['repair', 'insurance'] as const)('what lifted the merged card lifts nobody again: %s', async (way) => {
  const { club, kept, merged } = await pair()
  const { app, reception, storeId } = club
  const { repair, insurance } = defaultRules().upgrade.ways
  if (way === 'repair') await earn(club, merged, repair.amountFen / 100)
  else
    for (const renewedOn of ['2025-10-01', '2026-10-01']) {
      const policy = { policyNumber: `P${renewedOn}`, insurer: '人保', premiumFen: insurance.premiumFen, renewedOn }
      await recordInsurance(app, reception, { ...policy, storeId, memberId: merged.memberId }, newKey(reception))
    }
  const upgrade = ({ memberId }: TestMember, from: string) =>
    upgradeMember(app, systemAct(app.groupId, 'test.upgrade'), { memberId, from, way })
  await upgrade(merged, 'standard')
  await onTier(club, [kept], 'silver')
  await mergeInto(club, kept, merged)
  const { ways } = await upgradeStatus(app.db.read, app.groupId, kept.memberId, club.clock.now())
  expect(ways.find((one) => one.way === way)).toMatchObject({ have: 0, reached: false })
  await expect(upgrade(kept, 'silver')).rejects.toThrow('UPGRADE_NOT_REACHED')
  await audit(club)
})

test('what the merged card used of its package is used of the kept one’s', async () => {
  const { club, kept, merged } = await pair()
  await onTier(club, [kept, merged], 'silver')
  const { app, reception, storeId } = club
  const wash = (member: TestMember, quantity: number) =>
    giveBenefit(app, reception, { memberId: member.memberId, storeId, code: 'wash', quantity }, newKey(reception))
  await wash(merged, 2)
  await mergeInto(club, kept, merged)
  await expect(wash(kept, 1)).rejects.toThrow('BENEFIT_USED_UP')
  await audit(club)
})

test('points of a visit before the merge are told to the owner with their explanation', async () => {
  const { club, kept, merged } = await pair()
  const { app } = club
  await earn(club, merged, 300)
  await mergeInto(club, kept, merged)
  const of = { ...kept, vehicleId: merged.vehicleId, groupId: app.groupId }
  const { visits } = await serviceHistory(app.db.read, of, { limit: 5 })
  expect(visits).toMatchObject([{ earned: { redeemable: 300 } }])
  const explained = await explainEntry(app.db.read, app.groupId, kept.memberId, visits[0]!.earned!.entryId)
  expect(explained?.explanation?.parts).toHaveLength(1)
})

test('an alias takes no points: what races with the merge is refused, not lost', async () => {
  const { club, kept, merged } = await pair(onceAYear)
  await mergeInto(club, kept, merged)
  await expect(earn(club, merged, 100)).rejects.toThrow('NOT_FOUND')
  const { db, groupId } = club.app
  const told = { memberId: merged.memberId, source: 'survey', occasion: 's2', at: club.clock.now() }
  await expect(db.unit(systemAct(groupId), (unit) => postSource(unit, told))).rejects.toThrow('NOT_FOUND')
  expect(await pointsOf(club, merged)).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: 0 })
  await audit(club)
})
