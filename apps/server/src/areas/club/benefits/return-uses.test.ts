import { expect, test } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { scanned } from '../../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { labour } from '../../visits/visits/testing/till.ts'
import { voidVisit } from '../../visits/visits/void-visit.ts'
import { changeTiers } from '../membership/index.ts'
import { renewMembership } from '../membership/renew-membership.ts'
import { memberBenefits } from './benefits.queries.ts'
import { giveBenefit } from './give-benefit.ts'
import { undoUse } from './undo-use.ts'

const newYear = { startsOn: '2027-01-01', endsOn: '2027-12-31' }

const gold = async ({ app }: TestClub, { memberId }: TestMember) => {
  const change = { memberId, from: 'standard', to: 'gold', cause: 'test', ruleVersion: 1, effectiveOn: '2026-01-02' }
  await app.db.unit(systemAct(app.groupId), (unit) => changeTiers(unit, [change]))
}

/** A gold member in grace: their year ended on the last of December. */
async function inGrace() {
  const club = await testClub()
  const member = await club.addMember()
  await gold(club, member)
  club.clock.set(new Date('2027-01-05T02:00:00Z'))
  return { club, member }
}

async function washOnVisit(club: TestClub, member: TestMember): Promise<string> {
  const { memberId, vehicleId } = member
  // A code is shown once.
  club.clock.set(new Date(club.clock.now().getTime() + 60_000))
  const { visitId } = await settleAsShown(
    club.app,
    club.reception,
    {
      storeId: club.storeId,
      memberId,
      vehicleId,
      workType: 'repair',
      presenceToken: await scanned(club, member, club.reception),
      lines: [labour(3_000, '洗车')],
      benefits: [{ code: 'wash', lineNo: 1 }],
    },
    newKey(club.reception),
  )
  return visitId
}

const washAtDesk = async ({ app, reception, storeId }: TestClub, { memberId }: TestMember) =>
  (await giveBenefit(app, reception, { memberId, storeId, code: 'wash', quantity: 1 }, newKey(reception))).used.useId

const renew = ({ app }: TestClub, { memberId }: TestMember) =>
  renewMembership(app, systemAct(app.groupId), memberId, { way: 'fee', paidFen: 10_000 })

const voided = async ({ app, reception }: TestClub, visitId: string) =>
  (await voidVisit(app, reception, visitId, '录错', newKey(reception))).returned.benefits

const seen = ({ app, clock, reception }: TestClub, { memberId }: TestMember) =>
  memberBenefits(app.db.read, { groupId: app.groupId, memberId, caller: reception, now: clock.now() })

const washLeft = async (club: TestClub, member: TestMember) => (await seen(club, member)).benefits[0]!.left

const faults = async ({ app }: TestClub) => (await auditClub(app.db.read)).findings

const clean = async (club: TestClub) => expect(await faults(club)).toEqual([])

test('a wash of a visit in grace, voided after the renewal, comes back to the year that runs, and the till says so', async () => {
  const { club, member } = await inGrace()
  const visitId = await washOnVisit(club, member)
  await renew(club, member)
  expect(await washLeft(club, member)).toBe(4)
  expect(await voided(club, visitId)).toEqual([{ name: '免费洗车', quantity: 1, year: newYear }])
  expect(await seen(club, member)).toMatchObject({
    ...newYear,
    benefits: [{ code: 'wash', perYear: 4, used: 0, left: 5 }, {}, {}],
    uses: [{ thisYear: true, returnedOn: '2027-01-05' }],
  })
  for (let times = 0; times < 5; times += 1) await washAtDesk(club, member)
  await expect(washAtDesk(club, member)).rejects.toMatchObject({ code: 'BENEFIT_USED_UP' })
  await clean(club)
  // It is of that year, and ends with it.
  club.clock.set(new Date('2028-01-01T02:00:00Z'))
  await renew(club, member)
  expect(await washLeft(club, member)).toBe(4)
})

test('one voided in grace comes back to the year that ended, which can still be used', async () => {
  const { club, member } = await inGrace()
  const visitId = await washOnVisit(club, member)
  expect(await washLeft(club, member)).toBe(3)
  const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
  expect(await voided(club, visitId)).toEqual([{ name: '免费洗车', quantity: 1, year }])
  expect(await washLeft(club, member)).toBe(4)
  await renew(club, member)
  expect(await washLeft(club, member)).toBe(4)
  await clean(club)
})

test('one given at the desk and taken back after the renewal comes back to the year that runs', async () => {
  const { club, member } = await inGrace()
  const useId = await washAtDesk(club, member)
  await renew(club, member)
  const { reception, app } = club
  const after = await undoUse(app, reception, { useId, reason: '点错了' }, newKey(reception))
  expect(after).toMatchObject({ ...newYear, uses: [{ returnedOn: '2027-01-05', thisYear: true }] })
  expect(after.benefits[0]).toMatchObject({ used: 0, left: 5 })
  await clean(club)
})

test('one of a card that went on in another comes back to the year of the kept card, before the merge and after it', async () => {
  const { club, member } = await inGrace()
  const kept = await club.addMember()
  await gold(club, kept)
  const [before, after] = [await washOnVisit(club, member), await washOnVisit(club, member)]
  await renew(club, member)
  await voided(club, before)
  await mergeInto(club, kept, member)
  const [washes] = (await seen(club, kept)).benefits
  expect(washes!.left).toBe(5)
  const [back] = await voided(club, after)
  expect(back!.year?.endsOn).toBe((await seen(club, kept)).endsOn)
  expect(await washLeft(club, kept)).toBe(6)
  await clean(club)
})

test('one voided after the membership lapsed comes back to the year that the next renewal begins', async () => {
  const { club, member } = await inGrace()
  const [visitId, useId] = [await washOnVisit(club, member), await washAtDesk(club, member)]
  club.clock.set(new Date('2027-05-01T02:00:00Z'))
  const { reception, app } = club
  const manager = { ...reception, role: 'manager' as const }
  const { returned } = await voidVisit(app, manager, visitId, '录错', newKey(manager))
  expect(returned.benefits).toEqual([{ name: '免费洗车', quantity: 1, year: null }])
  await undoUse(app, manager, { useId, reason: '点错了' }, newKey(manager))
  await clean(club)
  club.clock.set(new Date('2027-06-01T02:00:00Z'))
  await renew(club, member)
  expect(await seen(club, member)).toMatchObject({
    startsOn: '2027-06-01',
    benefits: [{ code: 'wash', used: 0, left: 6 }, {}, {}],
    uses: [{ thisYear: true }, { thisYear: true }],
  })
  await clean(club)
  club.clock.set(new Date('2028-05-31T18:00:00Z'))
  await renew(club, member)
  expect(await washLeft(club, member)).toBe(4)
  await clean(club)
})

test('the audit finds what came back where it could not be used: of a merged card, by the day of the shop, after a lapse', async () => {
  const { club, member } = await inGrace()
  const kept = await club.addMember()
  await gold(club, kept)
  const useId = await washAtDesk(club, member)
  await mergeInto(club, kept, member)
  // 00:30 on the first day of the next year at the shop, still the day before in UTC.
  await renew(club, kept)
  club.clock.set(new Date('2027-12-31T16:30:00Z'))
  await renew(club, kept)
  const { reception, app } = club
  const manager = { ...reception, role: 'manager' as const }
  await undoUse(app, manager, { useId, reason: '点错了' }, newKey(manager))
  await clean(club)
  const returnedTo = (day: string | null) =>
    app.db.unit(systemAct(app.groupId), (unit) => unit.sql.run('UPDATE benefit_uses SET returnedOn = ?', [day]))
  await returnedTo('2027-12-31')
  expect((await faults(club)).map(({ code }) => code)).toContain('BENEFIT_RETURNED_TOO_EARLY')
  await returnedTo('2028-01-01')
  await clean(club)

  const lapsed = await inGrace()
  const another = await washAtDesk(lapsed.club, lapsed.member)
  lapsed.club.clock.set(new Date('2027-05-01T02:00:00Z'))
  const by = { ...lapsed.club.reception, role: 'manager' as const }
  await undoUse(lapsed.club.app, by, { useId: another, reason: '点错了' }, newKey(by))
  await clean(lapsed.club)
  await lapsed.club.app.db.unit(systemAct(lapsed.club.app.groupId), (unit) =>
    unit.sql.run('UPDATE benefit_uses SET returnedOn = NULL'),
  )
  expect((await faults(lapsed.club)).map(({ code }) => code)).toContain('BENEFIT_RETURNED_TOO_EARLY')
})

test.each([
  ['BENEFIT_RETURNED_TOO_EARLY', 'UPDATE benefit_uses SET returnedOn = NULL'],
  ['BENEFIT_RETURN_WRONG', "UPDATE benefit_uses SET returnedOn = '2026-01-01'"],
  ['BENEFIT_RETURN_WRONG', 'UPDATE benefit_uses SET undoneAt = NULL'],
])('the audit finds %s after: %s', async (code, damage) => {
  const { club, member } = await inGrace()
  const useId = await washAtDesk(club, member)
  await renew(club, member)
  const { app, clock, reception } = club
  clock.set(new Date('2027-01-06T02:00:00Z'))
  const manager = { ...reception, role: 'manager' as const }
  await undoUse(app, manager, { useId, reason: '点错了' }, newKey(reception))
  await clean(club)
  await app.db.unit(systemAct(app.groupId), (unit) => unit.sql.run(damage))
  expect((await faults(club)).map((fault) => fault.code)).toContain(code)
})
