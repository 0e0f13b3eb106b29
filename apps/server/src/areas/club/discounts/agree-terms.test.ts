import { expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { companiesOf } from '../../../screens/console/companies.queries.ts'
import { agreementsOf } from './agreements.queries.ts'
import { addManager, asCompany } from '../../../testing/desk.ts'
import { lock, race } from '../../../testing/race.ts'
import { newKey, testClub } from '../../../testing/test-app.ts'
import { agreeTerms, endAgreement } from './agree-terms.ts'

const wish = { name: '2026 年度协议', labourMilli: 800, partsMilli: 900, fromOn: '2026-11-18', untilOn: '2027-11-17' }

async function codeOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

race(
  'a company agrees on prices once at a time, however many managers agree at once',
  { look: /FROM agreements WHERE memberId/, parties: 3, off: [lock], sees: ['null', 'null', 'null'] },
  async (contest) => {
    const club = await testClub()
    const { app } = club
    const managers = [await addManager(club, '甲'), await addManager(club, '乙'), await addManager(club, '丙')]
    const member = await club.addMember()
    await asCompany(club, member, '黔通物流')
    const { memberId } = member
    const desks = contest(club)
    const outcomes = await Promise.all(
      managers.map((caller) => codeOf(agreeTerms(desks.app, caller, { ...wish, memberId }, newKey(caller)))),
    )
    expect(outcomes.map(String).toSorted()).toEqual(['AGREEMENT_OVERLAPS', 'AGREEMENT_OVERLAPS', 'null'])
    const later = { ...wish, memberId, fromOn: '2027-11-18', untilOn: '2028-11-17' }
    const key = newKey(managers[0]!)
    const agreed = await agreeTerms(app, managers[0]!, later, key)
    expect(await agreeTerms(app, managers[0]!, later, key)).toEqual(agreed)
    const { rows } = await agreementsOf(app, managers[0]!, undefined)
    expect(rows.map(({ state, can, memberName }) => ({ state, can, memberName }))).toEqual([
      { state: 'coming', can: ['end'], memberName: '黔通物流' },
      { state: 'in_force', can: ['end'], memberName: '黔通物流' },
    ])
    expect((await companiesOf(app, managers[0]!, '黔通')).rows).toMatchObject([{ memberId, cars: 1 }])
  },
)

race(
  'agreed prices end at once, by whom and why; then others can be agreed on',
  { off: [[/ AND endedAt IS NULL AND untilOn >= \?/, ' AND ? IS NOT NULL']], sees: ['null', 'null', 'null'] },
  async (contest) => {
    const club = await testClub()
    const { app } = club
    const caller = await addManager(club, '甲')
    const member = await club.addMember()
    await asCompany(club, member, '黔通物流')
    const { memberId } = member
    const { agreementId } = await agreeTerms(app, caller, { ...wish, memberId }, newKey(caller))
    const reason = '车队已转走'
    const desks = contest(club)
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => codeOf(endAgreement(desks.app, caller, { agreementId, reason }, newKey(caller)))),
    )
    expect(outcomes.map(String).toSorted()).toEqual(['AGREEMENT_STATE', 'AGREEMENT_STATE', 'null'])
    expect((await agreementsOf(app, caller, undefined)).rows).toMatchObject([
      { state: 'ended', agreedBy: '甲', endedBy: '甲', endReason: reason, can: [] },
    ])
    await agreeTerms(app, caller, { ...wish, memberId }, newKey(caller))
  },
)

test('persons, the past and strangers have no agreed prices', async () => {
  const club = await testClub()
  const caller = await addManager(club, '甲')
  const agree = (change: object, memberId: string) =>
    codeOf(agreeTerms(club.app, caller, { ...wish, ...change, memberId }, newKey(caller)))
  expect(await agree({}, (await club.addMember()).memberId)).toBe('AGREEMENT_COMPANY_ONLY')
  const member = await club.addMember()
  await asCompany(club, member, '黔通物流')
  const { memberId } = member
  expect(await agree({ fromOn: '2026-11-17' }, memberId)).toBe('PERIOD_INVALID')
  expect(await agree({ untilOn: '2026-11-17' }, memberId)).toBe('PERIOD_INVALID')
  expect(await agree({}, newId())).toBe('NOT_FOUND')
})
