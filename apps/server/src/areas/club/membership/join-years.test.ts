import { addDays, businessDateOf, defaultRules } from '@cheyou/domain'
import { describe, expect, it } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { mergeInto } from '../../../testing/merging.ts'
import { nightOf } from '../../../testing/night.ts'
import { newKey, systemAct, testClub, testNow, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { benefitsLeftOf } from '../benefits/index.ts'
import { giveBenefit } from '../benefits/give-benefit.ts'
import { currentYear } from './current-year.queries.ts'
import { endAfterMerge } from './join-years.ts'
import { periodsOf } from './periods.repository.ts'
import { renewMembership } from './renew-membership.ts'
import { changeTiers } from './tier-changes.ts'

const today = businessDateOf(testNow)
const day = (offset: number) => addDays(today, offset)

async function clubOfTwo() {
  const club = await testClub()
  const [kept, merged] = [await club.addMember(), await club.addMember()]
  await club.app.db.unit(systemAct(club.app.groupId), (unit) =>
    changeTiers(
      unit,
      [kept, merged].map(({ memberId }) => {
        return { memberId, from: 'standard', to: 'gold', cause: 'test', ruleVersion: 1, effectiveOn: '2020-01-02' }
      }),
    ),
  )
  return { club, kept, merged }
}

/** The years of a member: the first begins on the first day and each ends on the next of them. */
async function withYears({ app }: TestClub, { memberId }: TestMember, ...ends: [number, number][]): Promise<void> {
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    await unit.sql.run('DELETE FROM membership_periods WHERE memberId = ?', [memberId])
    for (const [from, to] of ends) {
      const year = {
        startsOn: day(from),
        endsOn: day(to),
        anchorOn: day(from),
        via: 'fee',
        feeFen: 10_000,
        ruleVersion: 1,
      }
      const made = { groupId: app.groupId, actId: unit.act.id, at: unit.now }
      await unit.sql.insert('membership_periods', [
        { id: `${memberId.slice(0, 20)}${from}`.slice(0, 26), memberId, ...year, ...made },
      ])
      await unit.sql.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [day(to), memberId])
    }
  })
}

const use = ({ app, reception, storeId }: TestClub, { memberId }: TestMember, code: string, quantity = 1) =>
  giveBenefit(app, reception, { memberId, storeId, code, quantity }, newKey(reception))

/** A use on a day in the past. */
async function used(club: TestClub, member: TestMember, code: string, offset: number): Promise<void> {
  club.clock.set(new Date(testNow.getTime() + offset * 86_400_000))
  await use(club, member, code)
  club.clock.set(testNow)
}

async function leftOf({ app }: TestClub, { memberId }: TestMember, on = today) {
  const left = await benefitsLeftOf(app.db.read, { memberId, rules: defaultRules(), today: on })
  return Object.fromEntries(left.map((benefit) => [benefit.code, benefit.left]))
}

const yearOf = ({ app }: TestClub, { memberId }: TestMember, on = today) =>
  currentYear(app.db.read, memberId, on, defaultRules())
const audit = async ({ app }: TestClub) => expect((await auditClub(app.db.read)).findings).toEqual([])

describe('the membership year after a merge', () => {
  it('is the one that runs, with its benefits as used in it, when the kept card lapsed long ago', async () => {
    const { club, kept, merged } = await clubOfTwo()
    await withYears(club, merged, [-425, -61], [-60, 304])
    await used(club, merged, 'inspection', -100)
    await used(club, merged, 'wash', -10)
    await withYears(club, kept, [-765, -400])
    await mergeInto(club, kept, merged)
    expect(await yearOf(club, kept)).toMatchObject({ startsOn: day(-60), endsOn: day(304), renewedUntil: day(304) })
    expect(await leftOf(club, kept)).toMatchObject({ inspection: 1, wash: 3 })
    await audit(club)
  })

  it('is the kept one, untouched, when the merged card lapsed long ago', async () => {
    const { club, kept, merged } = await clubOfTwo()
    await withYears(club, kept, [-60, 304])
    await withYears(club, merged, [-765, -400])
    await mergeInto(club, kept, merged)
    expect(await periodsOf(club.app.db.read, kept.memberId)).toMatchObject([{ startsOn: day(-60), endsOn: day(304) }])
    await audit(club)
  })

  it.each([
    ['kept', 0, 9],
    ['merged', 9, 0],
  ] as const)('does not bring back the washes that the year which ends today used up: %s', async (_, own, other) => {
    const { club, kept, merged } = await clubOfTwo()
    await withYears(club, kept, [own - 364, own])
    await withYears(club, merged, [other - 364, other])
    const over = own === 0 ? kept : merged
    for (let i = 0; i < 4; i++) await used(club, over, 'wash', -361)
    await mergeInto(club, kept, merged)
    for (const on of [today, day(1), day(9)]) expect(await leftOf(club, kept, on)).toMatchObject({ wash: 0 })
    expect(await yearOf(club, kept, day(5))).toMatchObject({ endsOn: day(9) })
    await audit(club)
  })

  it('is two years for two that were paid ahead to the same day', async () => {
    const { club, kept, merged } = await clubOfTwo()
    for (const member of [kept, merged]) {
      await withYears(club, member, [-355, 9])
      const payment = { way: 'fee' as const, paidFen: 1_000_000 }
      await renewMembership(club.app, systemAct(club.app.groupId, 'test.renew'), member.memberId, payment)
    }
    const cards = { from: merged.memberId, into: kept.memberId }
    const told = await endAfterMerge(club.app.db.read, cards, testNow, defaultRules())
    await mergeInto(club, kept, merged)
    const years = (await periodsOf(club.app.db.read, kept.memberId)).toReversed()
    expect(years.map(({ startsOn }) => startsOn)).toEqual([day(-355), day(10), addDays(years[1]!.endsOn, 1)])
    const last = years[2]!.endsOn
    expect(told).toBe(last)
    expect(await yearOf(club, kept)).toMatchObject({ endsOn: day(9), renewedUntil: last })
    expect(last.slice(0, 4)).toBe(String(Number(day(9).slice(0, 4)) + 2))
    await audit(club)
    // Neither the end of the first year nor that of the second is the last.
    await nightOf(club.app, addDays(years[1]!.endsOn, 40))
    await audit(club)
  })
})
