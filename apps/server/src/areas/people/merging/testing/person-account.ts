import { businessDateOf, defaultRules } from '@cheyou/domain'
import { integer } from '../../../../platform/db/sql.ts'
import type { TestClub, TestMember } from '../../../../testing/test-app.ts'
import { benefitsLeftOf } from '../../../club/benefits/index.ts'
import { currentYear } from '../../../club/membership/index.ts'
import { readBalances } from '../../../club/points/index.ts'

/** How many washes of the year that runs were used. */
export async function washesUsed({ app, clock }: TestClub, { memberId }: TestMember): Promise<number> {
  const { read } = app.db
  const year = await currentYear(read, memberId, businessDateOf(clock.now()), defaultRules())
  const row = await read.one<{ used: unknown }>(
    `SELECT COALESCE(SUM(quantity), 0) AS used FROM benefit_uses
     WHERE memberId = ? AND benefit = 'wash' AND undoneAt IS NULL AND usedOn BETWEEN ? AND ?`,
    [memberId, year!.startsOn, year!.endsOn],
  )
  return integer(row?.used)
}

/** What a person has: points that count, years, washes. */
export async function accountOf(club: TestClub, member: TestMember) {
  const { read } = club.app.db
  const { memberId } = member
  const on = businessDateOf(club.clock.now())
  const { qualifying, redeemable, held, debt } = (await readBalances(read, [memberId])).get(memberId)!
  const years = await read.all<{ startsOn: string; endsOn: string }>(
    'SELECT startsOn, endsOn FROM membership_periods WHERE memberId = ? AND startsOn > ?',
    [memberId, on],
  )
  const year = (await currentYear(read, memberId, on, defaultRules()))!
  const left = await benefitsLeftOf(read, { memberId, rules: defaultRules(), today: on })
  const days = years.map(({ startsOn, endsOn }) => (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1)
  return {
    qualifying,
    net: redeemable + held - debt,
    ahead: days.reduce((sum, one) => sum + one, 0),
    endsOn: year.renewedUntil,
    runs: year.endsOn >= on,
    washesLeft: left.find(({ code }) => code === 'wash')?.left ?? 0,
    washesUsed: await washesUsed(club, member),
  }
}
