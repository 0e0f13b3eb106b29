import type { RuleSet } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { nightOf } from '../../../testing/night.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { readBalances } from '../points/index.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { membershipStatus } from './membership-status.queries.ts'
import { renewMembership } from './renew-membership.ts'
import { upgradeStatus } from './upgrades.queries.ts'
import { auditClub } from '../../../audit.ts'

/** Keeping a tier takes 1,000 qualifying points in the membership year; points lift at once, and nothing is taken off a bill. */
const falling = (rules: RuleSet): RuleSet => ({
  ...rules,
  tiers: rules.tiers.map((tier) => ({ ...tier, package: { ...tier.package, labourMilli: 1000 } })),
  thresholds: [],
  downgrade: { kind: 'one_step', belowQualifying: 1_000 },
  upgrade: { ...rules.upgrade, mode: 'automatic' },
})

const paid = { way: 'fee', paidFen: 10_000 } as const

async function earn(club: TestClub, { memberId, vehicleId }: TestMember, yuan: number): Promise<void> {
  const { storeId, reception } = club
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: yuan * 100 }]
  const draft = { storeId, memberId, vehicleId, workType: 'regular_service', lines }
  await settleAsShown(club.app, reception, draft, newKey(reception))
}

const renew = (club: TestClub, { memberId }: TestMember) =>
  renewMembership(club.app, systemAct(club.app.groupId), memberId, paid)
const statusOf = ({ app, clock }: TestClub, { memberId }: TestMember) =>
  membershipStatus(app.db.read, app.groupId, memberId, clock.now())
const tierOf = async ({ app, clock }: TestClub, { memberId }: TestMember) => {
  const { tier, history } = await upgradeStatus(app.db.read, app.groupId, memberId, clock.now())
  return [tier.code, history[0]?.cause]
}
const night = async ({ app }: TestClub, asOf: string) =>
  (await nightOf(app, asOf)).jobs.find(({ name }) => name === 'tier_reviews')

// Members of the test club joined on 1 January 2020: their year ends on 31 December.
test('who earned too little falls one step at the renewal, is told before, and is lifted only by what they earn since', async () => {
  const club = await testClub(falling)
  const member = await club.addMember()
  await earn(club, member, 10_500)
  expect(await tierOf(club, member)).toEqual(['gold', 'visit'])
  expect((await statusOf(club, member)).tierReview).toMatchObject({ earned: 10_500, missing: 0, by: '2026-12-31' })

  club.clock.set(new Date('2027-01-05T02:00:00Z'))
  await renew(club, member)
  expect(await tierOf(club, member)).toEqual(['gold', 'visit'])

  club.clock.set(new Date('2027-06-01T02:00:00Z'))
  await earn(club, member, 999)
  expect((await statusOf(club, member)).tierReview).toEqual({
    tier: { code: 'gold', name: '金卡' },
    below: { code: 'silver', name: '银卡' },
    earned: 999,
    needed: 1_000,
    missing: 1,
    by: '2027-12-31',
  })
  club.clock.set(new Date('2028-01-10T02:00:00Z'))
  await renew(club, member)
  expect(await tierOf(club, member)).toEqual(['silver', 'renewal'])
  const balances = (await readBalances(club.app.db.read, [member.memberId])).get(member.memberId)
  expect(balances).toMatchObject({ qualifying: 11_499 })

  await earn(club, member, 6_999)
  expect(await tierOf(club, member)).toEqual(['silver', 'renewal'])
  const { ways, qualifyingSetAside } = await upgradeStatus(
    club.app.db.read,
    club.app.groupId,
    member.memberId,
    club.clock.now(),
  )
  expect({ ...ways[0], qualifyingSetAside }).toMatchObject({ have: 9_999, missing: 1, qualifyingSetAside: 8_499 })
  await earn(club, member, 1)
  expect(await tierOf(club, member)).toEqual(['gold', 'visit'])
  expect((await auditClub(club.app.db.read)).findings).toEqual([])
})

test('a year renewed ahead is judged in the night after it ended, once, whatever comes in until then', async () => {
  const club = await testClub(falling)
  const [poor, diligent] = [await club.addMember(), await club.addMember()]
  for (const member of [poor, diligent]) await earn(club, member, 3_000)
  club.clock.set(new Date('2027-01-02T02:00:00Z'))
  for (const member of [poor, diligent]) await renew(club, member)
  club.clock.set(new Date('2027-12-01T02:00:00Z'))
  for (const member of [poor, diligent]) await renew(club, member)
  expect(await tierOf(club, poor)).toEqual(['silver', 'visit'])
  await earn(club, diligent, 1_000)
  expect(await night(club, '2027-12-31')).toMatchObject({ changed: 0 })
  club.clock.set(new Date('2028-01-01T01:00:00Z'))
  expect(await night(club, '2028-01-01')).toMatchObject({ members: 2, changed: 1 })
  expect(await night(club, '2028-01-01')).toMatchObject({ members: 2, changed: 0 })
  expect(await night(club, '2028-01-03')).toMatchObject({ changed: 0 })
  expect(await tierOf(club, poor)).toEqual(['standard', 'renewal'])
  expect(await tierOf(club, diligent)).toEqual(['silver', 'visit'])
})

test('a return after a lapse counts what was earned until then; with the default rules every tier is kept', async () => {
  const club = await testClub(falling)
  const [back, away] = [await club.addMember(), await club.addMember()]
  for (const member of [back, away]) await earn(club, member, 3_000)
  club.clock.set(new Date('2027-01-02T02:00:00Z'))
  for (const member of [back, away]) await renew(club, member)
  club.clock.set(new Date('2028-05-01T02:00:00Z'))
  await earn(club, back, 1_000)
  for (const member of [back, away]) await renew(club, member)
  expect(await tierOf(club, back)).toEqual(['silver', 'visit'])
  expect(await tierOf(club, away)).toEqual(['standard', 'renewal'])
  const keeping = await testClub()
  const member = await keeping.addMember()
  expect((await statusOf(keeping, member)).tierReview).toBeNull()
})
