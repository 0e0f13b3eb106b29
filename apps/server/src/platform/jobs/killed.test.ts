import { addDays, businessDateOf } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditClub } from '../../audit.ts'
import { simulateRules } from '../../areas/club/simulation/index.ts'
import { startRuleSimulation } from '../../areas/club/simulation/start-simulation.ts'
import { newestSimulation } from '../../areas/club/simulation/simulation.queries.ts'
import { enrolExisting, previewEntry } from '../../areas/club/membership/enrol-existing.ts'
import { newestEnrolment, startEnrolment } from '../../areas/club/membership/start-enrolment.ts'
import { addStaff } from '../../areas/people/auth/index.ts'
import { listStores } from '../../areas/people/organisation/index.ts'
import { importFolder } from '../../areas/visits/dms/index.ts'
import { emptyClub } from '../../areas/visits/dms/testing/empty-club.ts'
import { sampleFolder } from '../../areas/visits/dms/testing/export-files.ts'
import { createRuleDraft } from '../../areas/club/rules/work-on-draft.ts'
import { jobKinds } from '../../modules.ts'
import { earn, redeem, withReward } from '../../testing/redeeming.ts'
import { addCustomers } from '../../testing/customers.ts'
import { runJobs } from '../../testing/run-errand.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../testing/test-app.ts'
import { doJobs, nightlyJob } from '../../testing/night.ts'
import { newId } from '../db/ids.ts'
import type { App } from '../../wiring.ts'
import { integer } from '../db/sql.ts'
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

const processOf = ({ app }: Pick<TestClub, 'app'>, stay: object = {}) =>
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

/** As many members as a simulation reads at a time; they have no visits. */
const PAGE = 400
const VISITS_OF_A_PAGE = 'FROM visits v LEFT JOIN ledger_postings'

/** A draft and what trying it on today's visits comes to: two members come first, then a page of others, then two more. */
async function clubWithDraft() {
  const club = await clubOfToday()
  const { app, reception: manager, storeId } = club
  const today = businessDateOf(club.clock.now())
  const visitOfNewMember = async (yuan: number) => earn(club, await club.addMember(), yuan)
  const first = [await visitOfNewMember(2_000), await visitOfNewMember(2_001)]
  await app.db.unit(systemAct(app.groupId), (unit) => addCustomers(unit, storeId, PAGE))
  await enrolExisting(app, today)
  for (const yuan of [2_002, 2_003]) await visitOfNewMember(yuan)
  const made = await createRuleDraft(app, manager, { name: '照旧', basedOn: 1 }, newKey(manager))
  const period = { from: today, to: today }
  const expected = await simulateRules(app, { period, tried: made.rules })
  expect(expected.posted.redeemable).toBe(8_006)
  const asked = { draftId: made.draftId, revision: made.revision, ...period }
  return { club, asked, first, expected: { ...expected, otherTier: [] } }
}

test('a simulation whose process is killed in the middle is gone on with by another, with the same report', async () => {
  const { club, asked, first, expected } = await clubWithDraft()
  const { app, reception: manager } = club
  await startRuleSimulation(app, manager, asked, newKey(manager))
  const killed = processOf(club, { stayAtRead: VISITS_OF_A_PAGE, readNo: 2 })
  await killed.reached
  await killed.kill()
  const total = PAGE + 4
  const left = await newestSimulation(app, manager, asked.draftId)
  expect(left).toMatchObject({ state: 'running', report: null, membersDone: PAGE, membersTotal: total })

  // Where another process to begin at the start again, it would miss these two.
  await app.db.upkeep((sql) => sql.run("UPDATE visits SET state = 'voided' WHERE id IN (?, ?)", first))
  expect(await processOf(club).finished).toEqual(['rule_simulation'])
  const { report, ...simulation } = (await newestSimulation(app, manager, asked.draftId))!
  expect(simulation).toMatchObject({ state: 'done', membersDone: total, membersTotal: total })
  expect(report).toMatchObject(expected)
  expect(await doJobs(app)).not.toContainEqual(expect.objectContaining({ kind: 'rule_simulation' }))
})

/** Of each of these a customer has one who joined. */
const OF_EACH_MEMBER = ['members', 'point_accounts', 'membership_periods', 'tier_changes']

const countOf = async ({ db }: App, table: string) =>
  integer((await db.read.one<{ n: unknown }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n)

async function membersByTier({ db }: App): Promise<Record<string, number>> {
  const tiers = await db.read.all<{ tier: string; n: unknown }>('SELECT tier, COUNT(*) AS n FROM members GROUP BY tier')
  return Object.fromEntries(tiers.map(({ tier, n }) => [tier, integer(n)]))
}

/** A club whose customers are those of the sample dealership, none of them a member; and a manager who sees all of it. */
async function clubOfOldCustomers() {
  const { app, clock } = await emptyClub()
  clock.set(new Date())
  await importFolder(app, { folder: sampleFolder })
  const storeIds = (await listStores(app.db.read, app.groupId)).map(({ id }) => id)
  const person = { name: '顾店长', role: 'manager' as const, storeIds }
  const id = await app.db.unit(systemAct(app.groupId), (unit) => addStaff(unit, app.keys, person))
  return { app, manager: { ...person, id, sessionId: newId(), ownCustomerIds: [] } }
}

test('an enrolment whose process is killed in the middle is ended by another: each customer joins once, on their tier', async () => {
  const { app, manager } = await clubOfOldCustomers()
  const preview = await previewEntry(app, businessDateOf(app.clock.now()))
  expect(preview.joining).toBeGreaterThan(600)
  await startEnrolment(app, manager, newKey(manager))
  const killed = processOf({ app }, { stayAfterUnits: 2 })
  await killed.reached
  await killed.kill()
  const { enrolmentId, ...left } = (await newestEnrolment(app))!
  expect(left).toMatchObject({ state: 'running', joined: 400, customersDone: 400, customersTotal: preview.joining })

  const others = [processOf({ app }), processOf({ app })]
  expect((await Promise.all(others.map((other) => other.finished))).flat()).toEqual(['enrolment'])
  const done = { state: 'done', joined: preview.joining, customersDone: preview.joining }
  expect(await newestEnrolment(app)).toMatchObject({ enrolmentId, ...done })
  expect(await membersByTier(app)).toEqual(
    Object.fromEntries(preview.tiers.flatMap(({ tier, joining }) => (joining > 0 ? [[tier, joining]] : []))),
  )
  for (const table of OF_EACH_MEMBER)
    expect({ table, n: await countOf(app, table) }).toEqual({ table, n: preview.joining })
  expect(await countOf(app, 'ledger_postings')).toBe(0)
  expect((await auditClub(app.db.read)).findings).toEqual([])
})
