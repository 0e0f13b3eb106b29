import { expect, it } from 'vitest'
import { doAskedJobs } from '../../../testing/night.ts'
import { newKey, testClub, type TestClub } from '../../../testing/test-app.ts'
import { createRuleDraft, saveRuleDraft } from '../rules/work-on-draft.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { movedMembers, newestSimulation } from './simulation.queries.ts'
import { startRuleSimulation } from './start-simulation.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

async function doubled(club: TestClub) {
  const { app, reception: manager } = club
  const { draftId, revision, name, rules } = await createRuleDraft(
    app,
    manager,
    { name: '双倍积分', basedOn: 1 },
    newKey(manager),
  )
  for (const rate of rules.earning.rates) {
    rate.redeemableMilliPerYuan *= 2
    rate.qualifyingMilliPerYuan *= 2
  }
  return saveRuleDraft(app, manager, draftId, { revision, name, rules })
}

it('tries a draft, keeps the result with it and names who changes tier to those who may see them', async () => {
  const club = await testClub()
  const { app, reception: manager } = club
  const member = await club.addMember()
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 200_000 }]
  const visit = {
    storeId: club.storeId,
    memberId: member.memberId,
    vehicleId: member.vehicleId,
    workType: 'repair',
    lines,
  }
  await settleAsShown(app, manager, visit, newKey(manager))

  const { draftId, revision } = await doubled(club)
  expect(await newestSimulation(app, manager, draftId)).toBeNull()
  const key = newKey(manager)
  const started = await startRuleSimulation(app, manager, { draftId, revision, ...period }, key)
  expect(await newestSimulation(app, manager, draftId)).toMatchObject({ ...period, draftRevision: revision })
  await doAskedJobs(app)
  const again = await startRuleSimulation(app, manager, { draftId, revision, ...period }, key)
  expect(again.simulationId).toBe(started.simulationId)

  const kept = await newestSimulation(app, manager, draftId)
  expect(kept).toMatchObject({
    state: 'done',
    membersDone: 1,
    membersTotal: 1,
    report: {
      posted: { redeemable: 2000 },
      replayed: { redeemable: 2000 },
      difference: { redeemable: 2000, liabilityFen: 2000 },
      moves: [{ inForce: 'standard', tried: 'silver', members: 1 }],
      otherTierCount: 1,
    },
  })
  expect(kept?.report?.otherTier[0]).toMatchObject({ memberId: member.memberId, name: expect.stringContaining('车主') })
  const stranger = { ...manager, storeIds: [] }
  const simulationId = kept!.simulationId
  const moved = await movedMembers(app, manager, simulationId, { inForce: 'standard', tried: 'silver' })
  expect(moved).toEqual({ rows: kept!.report!.otherTier, nextCursor: null })
  expect(await movedMembers(app, manager, simulationId, { tried: 'gold' })).toEqual({ rows: [], nextCursor: null })
  expect((await movedMembers(app, stranger, simulationId, {})).rows).toMatchObject([{ name: null, cardNumber: null }])
  await expect(movedMembers(app, manager, draftId, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(movedMembers(app, manager, simulationId, { cursor: '-1' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  })
  expect((await newestSimulation(app, stranger, draftId))?.report?.otherTier[0]).toMatchObject({ name: null })
})

it('says that it was interrupted when nobody will work on it any more', async () => {
  const club = await testClub()
  const { app, reception: manager } = club
  const { draftId, revision } = await doubled(club)
  await startRuleSimulation(app, manager, { draftId, revision, ...period }, newKey(manager))
  await doAskedJobs(app)
  await app.db.upkeep((sql) => sql.run('UPDATE rule_simulations SET finishedAt = NULL, report = NULL'))
  expect(await newestSimulation(app, manager, draftId)).toMatchObject({ state: 'running', report: null })
  await app.db.upkeep((sql) => sql.run("UPDATE jobs SET state = 'failed'"))
  expect(await newestSimulation(app, manager, draftId)).toMatchObject({ state: 'interrupted' })
})

it('refuses a period upside down or too long, and another revision than the draft has', async () => {
  const club = await testClub()
  const { app, reception: manager } = club
  const { draftId, revision } = await doubled(club)
  const start = (change: object) =>
    startRuleSimulation(app, manager, { draftId, revision, ...period, ...change }, newKey(manager))
  await expect(start({ from: '2026-12-01' })).rejects.toMatchObject({ code: 'PERIOD_INVALID' })
  await expect(start({ from: '2020-01-01' })).rejects.toMatchObject({ code: 'PERIOD_INVALID' })
  await expect(start({ revision: 1 })).rejects.toMatchObject({ code: 'RULES_CHANGED' })
})
