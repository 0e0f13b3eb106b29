import { addDays, businessDateOf } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../audit.ts'
import { simulateRules } from '../../areas/club/simulation/index.ts'
import { startRuleSimulation } from '../../areas/club/simulation/start-simulation.ts'
import { newestSimulation } from '../../areas/club/simulation/simulation.queries.ts'
import { createRuleDraft } from '../../areas/club/rules/work-on-draft.ts'
import { jobKinds } from '../../modules.ts'
import { earn, redeem, withReward } from '../../testing/redeeming.ts'
import { runJobs } from '../../testing/run-errand.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../testing/test-app.ts'
import { doJobs, nightlyJob } from '../../testing/night.ts'
import { addJob } from './jobs.repository.ts'
import { nightOrder } from './night.ts'

const LEASE_MS = 1_500
const MEMBERS = 8

/** The processes go by the real clock, and so does the club. */
async function clubOfToday(): Promise<TestClub> {
  const club = await testClub()
  club.clock.set(new Date())
  return club
}

/** Eight members, each with a gift that nobody collected. */
async function clubWithGifts(): Promise<TestClub> {
  const club = await clubOfToday()
  const rewardId = await withReward(club, { stockLeft: MEMBERS })
  for (let n = 0; n < MEMBERS; n++) {
    const member = await club.addMember()
    await earn(club, member, 150)
    await redeem(club, member, rewardId)
  }
  return club
}

/** All that the night may change, without ids and instants. */
async function stateOf({ app }: TestClub): Promise<unknown> {
  const all = (sql: string) => app.db.read.all(sql)
  return {
    redemptions: await all('SELECT state, COUNT(*) AS n FROM redemptions GROUP BY state'),
    stock: await all('SELECT stockLeft FROM rewards'),
    balances: await all('SELECT redeemable, held, COUNT(*) AS n FROM point_accounts GROUP BY redeemable, held'),
    postings: await all('SELECT kind, COUNT(*) AS n FROM ledger_postings GROUP BY kind ORDER BY kind'),
    changes: await all('SELECT action, COUNT(*) AS n FROM redemption_changes GROUP BY action ORDER BY action'),
    findings: (await auditClub(app.db.read)).findings,
  }
}

const processOf = ({ app }: TestClub, stay: object = {}) =>
  runJobs({ url: app.config.databaseUrl, groupId: app.groupId, leaseMs: LEASE_MS, ...stay })

test('a nightly job whose process is killed in the middle is ended by another, as if nobody had been killed', async () => {
  const [club, undisturbed] = [await clubWithGifts(), await clubWithGifts()]
  const asOf = addDays(businessDateOf(club.clock.now()), 31)
  const counts = await nightlyJob(undisturbed.app, 'expire_redemptions', asOf)
  expect(counts).toEqual({ changed: MEMBERS })

  const { app } = club
  const kind = nightOrder(jobKinds).find((one) => one.kind === 'expire_redemptions')!
  const job = { key: asOf, input: { asOf }, askedBy: 'clock' }
  await app.db.unit(systemAct(app.groupId), (unit) => addJob(unit, kind, job))
  const first = processOf(club, { stayAfterUnits: 3 })
  await first.reached
  await first.kill()
  const left = await app.db.read.one("SELECT state, progressDone FROM jobs WHERE kind = 'expire_redemptions'")
  expect(left).toEqual({ state: 'running', progressDone: 3 })

  const others = [processOf(club), processOf(club)]
  const ended = await Promise.all(others.map((other) => other.finished))
  expect(ended.flat()).toEqual(['expire_redemptions'])
  const row = await app.db.read.one<{ state: string; result: string }>('SELECT state, result FROM jobs')
  expect({ ...row, result: JSON.parse(row!.result) as unknown }).toEqual({ state: 'done', result: counts })
  expect(await stateOf(club)).toEqual(await stateOf(undisturbed))
})

test('a simulation whose process is killed in the middle is ended by another, with the same report', async () => {
  const club = await clubOfToday()
  const { app, reception: manager } = club
  for (let n = 0; n < 3; n++) await earn(club, await club.addMember(), 2_000 + n)
  const { draftId, revision, rules } = await createRuleDraft(
    app,
    manager,
    { name: '照旧', basedOn: 1 },
    newKey(manager),
  )
  const today = businessDateOf(club.clock.now())
  const period = { from: today, to: today }
  const expected = await simulateRules(app, { period, tried: rules })
  expect(expected.posted.redeemable).toBe(6_003)

  await startRuleSimulation(app, manager, { draftId, revision, ...period }, newKey(manager))
  const first = processOf(club, { stayAtRead: 'FROM visits v LEFT JOIN ledger_postings' })
  await first.reached
  await first.kill()
  expect(await newestSimulation(app, manager, draftId)).toMatchObject({ state: 'running', report: null })

  expect(await processOf(club).finished).toEqual(['rule_simulation'])
  const { report, ...simulation } = (await newestSimulation(app, manager, draftId))!
  expect(simulation).toMatchObject({ state: 'done', membersDone: 3, membersTotal: 3 })
  expect(report).toMatchObject({ ...expected, otherTier: [] })
  expect(await doJobs(app)).not.toContainEqual(expect.objectContaining({ kind: 'rule_simulation' }))
})
