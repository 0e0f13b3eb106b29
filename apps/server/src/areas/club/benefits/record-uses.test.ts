import { businessDateOf, defaultRules, type RuleSet } from '@cheyou/domain'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { lock, moreThan, race } from '../../../testing/race.ts'
import { systemAct, testClub, type TestClub, type TestMember } from '../../../testing/test-app.ts'
import { addMembershipYear, putOnTier } from './testing/years.ts'
import { benefitsLeftOf, recordBenefitUses } from './record-uses.ts'
import { returnBenefitUses } from './return-uses.ts'

const rules = defaultRules()

const use = (
  { app, storeId }: TestClub,
  { memberId }: TestMember,
  code: string,
  quantity = 1,
  visitId: string | null = null,
) =>
  app.db.unit(systemAct(app.groupId), (unit) =>
    recordBenefitUses(unit, { memberId, storeId, visitId, rules }, [{ code, quantity }]),
  )

async function left({ app, clock }: TestClub, { memberId }: TestMember, by: RuleSet = rules) {
  const of = { memberId, rules: by, today: businessDateOf(clock.now()) }
  return Object.fromEntries((await benefitsLeftOf(app.db.read, of)).map((benefit) => [benefit.code, benefit.left]))
}

async function goldMember() {
  const club = await testClub()
  const member = await club.addMember()
  await putOnTier(club, member, 'gold')
  return { club, member }
}

const refusal = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('benefits of the service package', () => {
  test('are counted down, each on its own', async () => {
    const { club, member } = await goldMember()
    expect(await use(club, member, 'wash', 3)).toMatchObject([{ code: 'wash', name: '免费洗车', quantity: 3, left: 1 }])
    await use(club, member, 'rescue')
    expect(await left(club, member)).toEqual({ wash: 1, inspection: 1, rescue: 0 })
    await expect(use(club, member, 'wash', 2)).rejects.toMatchObject(
      refusal('BENEFIT_USED_UP', { benefit: 'wash', perYear: 4, left: 1, quantity: 2 }),
    )
    await expect(use(club, member, 'massage')).rejects.toMatchObject(
      refusal('BENEFIT_UNKNOWN', { benefit: 'massage', tier: 'gold' }),
    )
    expect(await left(club, member)).toEqual({ wash: 1, inspection: 1, rescue: 0 })
  })

  test('asked for together are used together or not at all, and the same one twice is one use', async () => {
    const { club, member } = await goldMember()
    const { app, storeId } = club
    const together = (uses: { code: string; quantity: number }[]) =>
      app.db.unit(systemAct(app.groupId), (unit) =>
        recordBenefitUses(unit, { memberId: member.memberId, storeId, visitId: newId(), rules }, uses),
      )
    const twoWashes = { code: 'wash', quantity: 2 }
    await expect(together([twoWashes, { code: 'rescue', quantity: 2 }])).rejects.toBeInstanceOf(Refusal)
    expect(await left(club, member)).toEqual({ wash: 4, inspection: 1, rescue: 1 })
    expect(await together([twoWashes, { code: 'wash', quantity: 1 }])).toMatchObject([{ quantity: 3, left: 1 }])
  })

  test('a larger tier gives more, less what was used; a smaller one never less than nothing', async () => {
    const { club, member } = await goldMember()
    await use(club, member, 'wash', 4)
    await putOnTier(club, member, 'vip')
    expect(await left(club, member)).toEqual({ wash: 8, inspection: 2, rescue: 2 })
    await putOnTier(club, member, 'silver')
    expect(await left(club, member)).toEqual({ wash: 0 })
    await putOnTier(club, member, 'standard')
    expect(await left(club, member)).toEqual({})
  })

  test('begin again with a membership year, not with its renewal; grace uses up the year before', async () => {
    const { club, member } = await goldMember()
    await use(club, member, 'wash', 3)
    await addMembershipYear(club, member, '2027-01-01', '2027-12-31')
    expect(await left(club, member)).toMatchObject({ wash: 1 })
    club.clock.set(new Date('2027-01-01T02:00:00Z'))
    expect(await left(club, member)).toMatchObject({ wash: 4 })
    club.clock.set(new Date('2028-01-10T02:00:00Z'))
    await use(club, member, 'wash', 4)
    await expect(use(club, member, 'wash')).rejects.toMatchObject(refusal('BENEFIT_USED_UP'))
    await addMembershipYear(club, member, '2028-01-01', '2028-12-31')
    expect(await left(club, member)).toMatchObject({ wash: 4 })
  })

  test('of somebody whose years were not kept are counted in years back from the last day', async () => {
    const { club, member } = await goldMember()
    const { app } = club
    const lastDay = async (endsOn: string) => {
      await app.db.unit(systemAct(app.groupId), async (unit) => {
        await unit.sql.run('DELETE FROM membership_periods WHERE memberId = ?', [member.memberId])
        await unit.sql.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', [endsOn, member.memberId])
      })
    }
    await lastDay('2027-02-28')
    await use(club, member, 'wash', 3)
    expect(await left(club, member)).toMatchObject({ wash: 1 })
    club.clock.set(new Date('2027-03-01T02:00:00Z'))
    // In grace the year that ended; renewed, and the new one begun, a new count.
    expect(await left(club, member)).toMatchObject({ wash: 1 })
    await addMembershipYear(club, member, '2027-03-01', '2028-02-29')
    expect(await left(club, member)).toMatchObject({ wash: 4 })
    // Renewed a year ahead, without a row for the year that runs.
    await lastDay('2028-02-29')
    club.clock.set(new Date('2027-02-28T02:00:00Z'))
    expect(await left(club, member)).toMatchObject({ wash: 1 })
  })

  test('wait for the renewal of a lapsed member', async () => {
    const { club, member } = await goldMember()
    club.clock.set(new Date('2027-02-15T02:00:00Z'))
    await expect(use(club, member, 'wash')).rejects.toMatchObject(refusal('MEMBERSHIP_LAPSED'))
    await addMembershipYear(club, member, '2027-02-15', '2028-02-14')
    await use(club, member, 'wash', 4)
  })

  test('of a visit come back whole, and once', async () => {
    const { club, member } = await goldMember()
    const visitId = newId()
    await use(club, member, 'wash', 2, visitId)
    const giveBack = () => club.app.db.unit(systemAct(club.app.groupId), (unit) => returnBenefitUses(unit, { visitId }))
    expect(await giveBack()).toEqual([
      { code: 'wash', name: '免费洗车', quantity: 2, year: { startsOn: '2026-01-01', endsOn: '2026-12-31' } },
    ])
    expect(await giveBack()).toEqual([])
    expect(await left(club, member)).toMatchObject({ wash: 4 })
  })

  const nobodyWaits = { look: /FROM benefit_uses/, off: [lock], sees: moreThan(1) }
  race('two tills with the last one at the same moment: one gives it', nobodyWaits, async (contest) => {
    const { club, member } = await goldMember()
    const tills = contest(club)
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => use(tills, member, 'inspection')))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toEqual(Array.from({ length: 7 }, () => refusal('BENEFIT_USED_UP')))
    expect(await left(club, member)).toMatchObject({ inspection: 0 })
  })
})
