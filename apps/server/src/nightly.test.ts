import { addDays, businessDateOf, type RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { integer } from './platform/db/sql.ts'
import { readBalances } from './areas/club/points/index.ts'
import { cancelRedemption } from './areas/club/rewards/index.ts'
import { redeemReward } from './areas/club/rewards/redeem-reward.ts'
import { addRewards, offeredRewards } from './areas/club/rewards/rewards.repository.ts'
import { settleAsShown } from './testing/settle-as-shown.ts'
import { voidVisit } from './areas/visits/visits/void-visit.ts'
import { jobKinds } from './modules.ts'
import { nightOrder } from './platform/jobs/night.ts'
import { doJobs, nightOf } from './testing/night.ts'
import { moreThan, oneCause, openLedger, race } from './testing/race.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from './testing/test-app.ts'
import { auditClub } from './audit.ts'

/** Two months to month end: what is earned on 18 November can be spent until 31 January. */
const twoMonths = (rules: RuleSet): RuleSet => ({ ...rules, expiry: { kind: 'rolling_months', months: 2 } })

const LAST_DAY = '2027-01-31'

async function earn({ app, reception, storeId }: TestClub, member: TestMember, points: number): Promise<string> {
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: points * 100 }]
  const { memberId, vehicleId } = member
  const draft = { storeId, memberId, vehicleId, workType: 'repair', lines }
  return (await settleAsShown(app, reception, draft, newKey(reception))).visitId
}

async function balancesOf({ app }: TestClub, { memberId }: TestMember) {
  return (await readBalances(app.db.read, [memberId])).get(memberId)
}

async function addGift({ app }: TestClub, pointsPrice: number): Promise<string> {
  await app.db.unit(systemAct(app.groupId), (unit) =>
    addRewards(unit, [
      { kind: 'gift', name: '礼品', description: '', pointsPrice, stockLeft: 1, perMemberLimit: null },
    ]),
  )
  return (await offeredRewards(app.db.read, app.groupId, ''))[0]!.id
}

const pointsOf = (report: Awaited<ReturnType<typeof nightOf>>) =>
  report.jobs.find((job) => job.name === 'expire_lots')?.points

test('points expire when their last day is over, once however often the night runs', async () => {
  const club = await testClub(twoMonths)
  const member = await club.addMember()
  await earn(club, member, 100)
  expect(pointsOf(await nightOf(club.app, LAST_DAY))).toBe(0)
  expect(pointsOf(await nightOf(club.app, addDays(LAST_DAY, 1)))).toBe(100)
  expect(pointsOf(await nightOf(club.app, addDays(LAST_DAY, 1)))).toBe(0)
  expect(await balancesOf(club, member)).toEqual({ qualifying: 100, redeemable: 0, held: 0, debt: 0 })
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

race(
  'several processes at the same night expire everything once',
  {
    look: /FROM point_lots\s+WHERE memberId IN/,
    parties: 4,
    off: openLedger,
    dropped: [oneCause],
    sees: moreThan(210),
  },
  async (contest) => {
    const club = await testClub(twoMonths)
    const members = [await club.addMember(), await club.addMember(), await club.addMember()]
    for (const member of members) await earn(club, member, 70)
    const { app } = contest(club)
    const reports = await Promise.all([1, 2, 3, 4].map(() => nightOf(app, '2027-02-01')))
    expect(reports.reduce((sum, report) => sum + (pointsOf(report) ?? 0), 0)).toBe(210)
    expect((await auditClub(club.app.db.read)).findings).toEqual([])
  },
)

test('what nobody collects returns to points and stock, and expires with its lot', async () => {
  const club = await testClub(twoMonths)
  const member = await club.addMember()
  await earn(club, member, 100)
  const rewardId = await addGift(club, 60)
  await redeemReward(club.app, member, { rewardId, quantity: 1, quotedPoints: 60 }, newKey(member))
  const stock = async () =>
    integer((await club.app.db.read.one<{ stockLeft: unknown }>('SELECT stockLeft FROM rewards'))?.stockLeft)
  expect(await stock()).toBe(0)
  const collectBy = addDays(businessDateOf(club.clock.now()), 30)
  await nightOf(club.app, collectBy)
  expect(await balancesOf(club, member)).toMatchObject({ redeemable: 40, held: 60 })
  await nightOf(club.app, addDays(collectBy, 1))
  expect(await balancesOf(club, member)).toMatchObject({ redeemable: 100, held: 0 })
  expect(await stock()).toBe(1)
  await nightOf(club.app, addDays(LAST_DAY, 1))
  expect(await balancesOf(club, member)).toMatchObject({ redeemable: 0, held: 0, debt: 0 })
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('points that come back from a hold to a lot that is over expire with the next night', async () => {
  const club = await testClub(twoMonths)
  const member = await club.addMember()
  await earn(club, member, 100)
  const rewardId = await addGift(club, 60)
  const { redemption } = await redeemReward(
    club.app,
    member,
    { rewardId, quantity: 1, quotedPoints: 60 },
    newKey(member),
  )
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    unit.sql.run('UPDATE redemptions SET collectBy = ?', ['2027-12-31']),
  )
  expect(pointsOf(await nightOf(club.app, '2027-02-01'))).toBe(40)
  await cancelRedemption(club.app, member, { redemptionId: redemption.redemptionId, quantity: null }, newKey(member))
  expect(pointsOf(await nightOf(club.app, '2027-02-01'))).toBe(60)
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('a visit voided after its points expired leaves no debt', async () => {
  const club = await testClub(twoMonths)
  const member = await club.addMember()
  const visitId = await earn(club, member, 100)
  await nightOf(club.app, '2027-02-01')
  await voidVisit(club.app, club.reception, visitId, '记错了', newKey(club.reception))
  expect(await balancesOf(club, member)).toEqual({ qualifying: 0, redeemable: 0, held: 0, debt: 0 })
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

const names = nightOrder(jobKinds).map(({ kind }) => kind)
const done = (outcomes: Awaited<ReturnType<typeof doJobs>>) =>
  outcomes.filter(({ state }) => state === 'done').map(({ kind }) => kind)

test('redemptions end before lots; the rest in the order of the modules', () => {
  expect(names).toEqual([
    'left_redemptions',
    'expire_redemptions',
    'expire_lots',
    'birthdays',
    'membership_reminders',
    'membership_lapses',
    'tier_reviews',
    'upgrade_candidates',
  ])
  const lost = { ...nightOrder(jobKinds)[0]!, nightly: { before: 'nothing' } }
  expect(() => nightOrder([lost])).toThrow('nothing')
})

race(
  'of many processes each job of a night is done by one; the next night is done again',
  {
    lookBefore: /SELECT kind FROM jobs WHERE groupId = \? AND jobKey/,
    parties: 3,
    dropped: ['DROP INDEX uq_jobs_kind_key ON jobs'],
    sees: expect.any(Array),
  },
  async (contest) => {
    const club = await testClub()
    const { app } = contest(club)
    const first = await Promise.all([1, 2, 3].map(() => doJobs(app)))
    expect(done(first.flat()).toSorted()).toEqual(names.toSorted())
    expect(await doJobs(club.app)).toEqual([])
    club.clock.advance(86_400_000)
    expect(done(await doJobs(club.app))).toEqual(names)
  },
)

test('a night that was cut off is done by another process after its lease, from where it stopped', async () => {
  const club = await testClub()
  await doJobs(club.app)
  const leaseUntil = new Date(club.clock.now().getTime() + 60_000)
  await club.app.db.upkeep((sql) =>
    sql.run(
      `UPDATE jobs SET state = 'running', leaseId = 'dead', leaseUntil = ?, finishedAt = NULL, result = NULL
       WHERE kind IN ('birthdays', 'tier_reviews')`,
      [leaseUntil],
    ),
  )
  expect(await doJobs(club.app)).toEqual([])
  club.clock.advance(61_000)
  expect(done(await doJobs(club.app))).toEqual(['birthdays', 'tier_reviews'])
})

test('a job that breaks off keeps no other from its work, and is tried again', async () => {
  const club = await testClub(twoMonths)
  const member = await club.addMember()
  await earn(club, member, 100)
  const nights = () => club.app.db.read.all<{ kind: string }>("SELECT kind FROM jobs WHERE state = 'done'")
  const setLastDay = (day: string) =>
    club.app.db.unit(systemAct(club.app.groupId), (unit) => unit.sql.run('UPDATE point_lots SET expiresOn = ?', [day]))
  await setLastDay('2026-02-30')
  const others = names.filter((name) => name !== 'expire_lots')
  const byHand = nightOf(club.app, businessDateOf(club.clock.now()))
  await expect(byHand).rejects.toMatchObject({
    name: 'NightlyFailed',
    report: { jobs: others.map((name) => ({ name })) },
  })
  await club.app.db.upkeep((sql) => sql.run('DELETE FROM jobs'))
  expect(done(await doJobs(club.app))).toEqual(others)
  expect((await nights()).map(({ kind }) => kind).toSorted()).toEqual(others.toSorted())

  await setLastDay('2026-02-28')
  expect(await doJobs(club.app)).toEqual([])
  club.clock.advance(31 * 60_000)
  expect(done(await doJobs(club.app))).toEqual(['expire_lots'])
  expect(await nights()).toHaveLength(names.length)
  expect(await balancesOf(club, member)).toMatchObject({ redeemable: 0 })
})
