import { expect, test } from 'vitest'
import type { Balances, RuleSet } from '@cheyou/domain'
import { liability } from '../areas/club/points/index.ts'
import { cancelRedemption } from '../areas/club/rewards/cancel-redemption.ts'
import { redeemReward } from '../areas/club/rewards/redeem-reward.ts'
import { membersReport } from '../areas/club/membership/members-report.ts'
import { previewVisit } from '../areas/visits/visits/settle-visit.ts'
import { voidVisit } from '../areas/visits/visits/void-visit.ts'
import { auditClub } from '../audit.ts'
import { addManager, codeOf } from '../testing/desk.ts'
import { serving } from '../testing/http.ts'
import { nightlyJob } from '../testing/night.ts'
import { earn, withReward } from '../testing/redeeming.ts'
import { consoleToken, fromConsole, fromPhone, phoneToken } from '../testing/sessions.ts'
import { newKey, testClub, type TestClub, type TestMember } from '../testing/test-app.ts'
import { scan } from './staff/scan.ts'

const expiringAtNewYear = (rules: RuleSet): RuleSet => ({
  ...rules,
  expiry: { kind: 'year_end' },
})

/** Every redeemable balance anywhere in an answer. */
function balancesIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'balances' || key === 'balancesAfter' ? [(inner as Balances).redeemable] : balancesIn(inner),
  )
}

/** 500 points whose last day is over, 130 of today; the night has not run yet. */
async function afterMidnight(): Promise<{ club: TestClub; member: TestMember }> {
  const club = await testClub(expiringAtNewYear)
  const member = await club.addMember()
  await earn(club, member, 500)
  club.clock.set(new Date('2026-12-31T16:30:00.000Z'))
  await earn(club, member, 130)
  return { club, member }
}

test('points whose last day is over are in no balance that a screen shows, before the night as after it', async () => {
  const { club, member } = await afterMidnight()
  const { app, reception } = club
  const manager = await addManager(club, '高远')
  const { ask, origin } = await serving(app)
  const mine = fromPhone(await phoneToken(club, { member }))
  const till = fromPhone(await phoneToken(club, { staffId: reception.id }))
  const desk = fromConsole(await consoleToken(club, manager.id), origin)
  const shown = async () => {
    const answers = [
      await ask('get', '/api/member/home', { headers: mine }),
      await ask('get', '/api/member/rewards', { headers: mine }),
      await ask('get', '/api/member/points', { headers: mine }),
      await ask('get', `/api/staff/members/${member.memberId}`, { headers: till }),
      await ask('get', '/api/console/members', { headers: desk }),
      await ask('get', `/api/console/members/${member.memberId}`, { headers: desk }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    return answers.map(({ body }) => balancesIn(body))
  }

  const today = [[130], [130], [130], [130], [130], [130]]
  expect(await shown()).toEqual(today)
  const scanned = await scan(
    app,
    reception,
    { storeId: club.storeId, text: await codeOf(club, member) },
    newKey(reception),
  )
  expect(balancesIn(scanned)).toEqual([130])
  expect(await liability(app.db.read, app.groupId, club.clock.now())).toMatchObject({ points: 130 })
  for await (const row of membersReport(app.db.read, app.groupId, '2027-01-01')) expect(row.redeemable).toBe(130)

  await nightlyJob(app, 'expire_lots', '2027-01-01')
  expect(await shown()).toEqual(today)
  expect((await auditClub(app.db.read)).findings).toEqual([])
})

test('what redeeming, cancelling, settling and voiding answer counts them neither', async () => {
  const { club, member } = await afterMidnight()
  const { app, reception } = club
  const rewardId = await withReward(club)

  const wish = { rewardId, quantity: 1, quotedPoints: 100 }
  const { redemption, balances } = await redeemReward(app, member, wish, newKey(member))
  expect(balances.redeemable).toBe(30)
  const all = { redemptionId: redemption.redemptionId, quantity: null }
  expect((await cancelRedemption(app, member, all, newKey(member))).balances.redeemable).toBe(130)

  const draft = {
    storeId: club.storeId,
    memberId: member.memberId,
    vehicleId: member.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 20_000 }],
  }
  expect((await previewVisit(app, reception, draft)).balancesAfter.redeemable).toBe(330)
  const visitId = await earn(club, member, 200)
  const voided = await voidVisit(app, reception, visitId, '开错单', newKey(reception))
  expect(voided.balances.redeemable).toBe(130)
  expect((await auditClub(app.db.read)).findings).toEqual([])
})
