import { businessDateOf, defaultRules } from '@cheyou/domain'
import { integer } from '../../../../platform/db/sql.ts'
import type { TestClub, TestMember } from '../../../../testing/test-app.ts'
import { benefitsLeftOf } from '../../../club/benefits/index.ts'
import { currentYear } from '../../../club/membership/index.ts'
import { readBalances } from '../../../club/points/index.ts'

/** How many washes of the year that runs were used, less what came back to it from a year that was over. */
export async function washesUsed({ app, clock }: TestClub, { memberId }: TestMember): Promise<number> {
  const { read } = app.db
  const year = await currentYear(read, memberId, businessDateOf(clock.now()), defaultRules())
  const row = await read.one<{ used: unknown }>(
    `SELECT COALESCE(SUM(CASE WHEN undoneAt IS NULL AND usedOn BETWEEN ? AND ? THEN quantity
         WHEN returnedOn BETWEEN ? AND ? THEN -quantity ELSE 0 END), 0) AS used
     FROM benefit_uses WHERE memberId = ? AND benefit = 'wash'`,
    [year!.startsOn, year!.endsOn, year!.startsOn, year!.endsOn, memberId],
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
