import { expect, test } from 'vitest'
import { nightOf } from '../../../testing/night.ts'
import { moreThan, race } from '../../../testing/race.ts'
import { systemAct, testClub } from '../../../testing/test-app.ts'
import { membershipNow, membershipStatus } from './membership-status.queries.ts'
import { renewMembership } from './renew-membership.ts'

// Members of the test club joined on 1 January 2020: their year ends on 31 December 2026, grace on 30 January 2027.
const noted = async (club: Awaited<ReturnType<typeof testClub>>, asOf: string) => {
  const { jobs } = await nightOf(club.app, asOf)
  const of = (name: string) => jobs.find((job) => job.name === name)?.changed
  return [of('membership_reminders'), of('membership_lapses')]
}

test('a year that ends is announced 30, 7 and 1 days before and its lapse noted, each once', async () => {
  const club = await testClub()
  const [silent, renewing] = [await club.addMember(), await club.addMember()]
  expect(await noted(club, '2026-11-30')).toEqual([0, 0])
  expect(await noted(club, '2026-12-01')).toEqual([2, 0])
  expect(await noted(club, '2026-12-01')).toEqual([0, 0])
  expect(await noted(club, '2026-12-20')).toEqual([0, 0])
  club.clock.set(new Date('2026-12-22T02:00:00Z'))
  await renewMembership(club.app, systemAct(club.app.groupId), renewing.memberId, { way: 'fee', paidFen: 10_000 })
  // Of two that were missed the last one only.
  expect(await noted(club, '2026-12-30')).toEqual([1, 0])
  expect(await noted(club, '2027-01-30')).toEqual([0, 0])
  // The server stood still for a while: the lapse is known by the day on which grace was over.
  expect(await noted(club, '2027-03-10')).toEqual([0, 1])
  expect(await noted(club, '2027-03-11')).toEqual([0, 0])
  const now = new Date('2027-03-11T02:00:00Z')
  const status = await membershipStatus(club.app.db.read, club.app.groupId, silent.memberId, now)
  expect(status).toMatchObject({ state: 'lapsed', lapses: [{ endsOn: '2026-12-31', lapsedOn: '2027-01-31' }] })
  // The year after is announced again.
  expect(await noted(club, '2027-12-01')).toEqual([1, 0])
})

race(
  'four processes in one night note everybody once',
  {
    look: /FROM membership_notices\s+WHERE memberId IN/,
    parties: 4,
    dropped: ['DROP INDEX ux_membership_notices_once ON membership_notices'],
    sees: moreThan(12),
  },
  async (contest) => {
    const club = await testClub()
    for (let i = 0; i < 12; i++) await club.addMember()
    const processes = contest(club)
    const counts = await Promise.all([1, 2, 3, 4].map(() => noted(processes, '2026-12-01')))
    expect(counts.reduce((sum, [reminders]) => sum + (reminders ?? 0), 0)).toBe(12)
    const rows = await club.app.db.read.all('SELECT memberId FROM membership_notices')
    expect(rows).toHaveLength(12)
  },
)

test('the owner hears of it from the first reminder on, in grace and after', async () => {
  const club = await testClub()
  const { memberId } = await club.addMember()
  const on = (day: string) => membershipNow(club.app.db.read, club.app.groupId, memberId, new Date(`${day}T02:00:00Z`))
  expect(await on('2026-11-30')).toBeNull()
  expect(await on('2026-12-01')).toMatchObject({ state: 'active', daysLeft: 30 })
  expect(await on('2027-01-10')).toMatchObject({ state: 'grace', daysLeft: -10, graceEndsOn: '2027-01-30' })
  expect(await on('2027-02-10')).toMatchObject({ state: 'lapsed' })
})
