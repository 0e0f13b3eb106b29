import type { RuleDraft } from '@cheyou/contract'
import { defaultRules } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { race } from '../../../testing/race.ts'
import { newKey, systemAct, testClub, type TestClub } from '../../../testing/test-app.ts'
import { settleAsShown } from '../../../testing/settle-as-shown.ts'
import { publishRules } from './publish-rules.ts'
import { ruleVersion, ruleVersions } from './rule-versions.queries.ts'
import { addRuleSet } from './rules.repository.ts'
import { createRuleDraft, saveRuleDraft } from './work-on-draft.ts'

async function draftOf(club: TestClub, change: (rules: RuleDraft['rules']) => void): Promise<RuleDraft> {
  const { app, reception: manager } = club
  const draft = await createRuleDraft(app, manager, { name: '双倍积分', basedOn: 1 }, newKey(manager))
  const rules = structuredClone(draft.rules)
  change(rules)
  return saveRuleDraft(app, manager, draft.draftId, { revision: draft.revision, name: draft.name, rules })
}

function publish(club: TestClub, draft: RuleDraft, effectiveOn: string | null = null) {
  const { draftId, revision } = draft
  return publishRules(club.app, club.reception, { draftId, revision, effectiveOn }, newKey(club.reception))
}

const twice = (rules: RuleDraft['rules']) => {
  for (const rate of rules.earning.rates) if (rate.payer === 'customer') rate.redeemableMilliPerYuan = 2000
}

async function settle(club: TestClub) {
  const member = await club.addMember()
  const { memberId, vehicleId } = member
  const lines = [{ lineKind: 'labour' as const, payer: 'customer' as const, amountFen: 10_000 }]
  const draft = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', lines }
  return settleAsShown(club.app, club.reception, draft, newKey(club.reception))
}

test('a published version earns from its time on; what was settled before keeps its version (req. 2.3)', async () => {
  const club = await testClub()
  const before = await settle(club)
  club.clock.advance(1000)
  const version = await publish(club, await draftOf(club, twice))
  const after = await settle(club)

  expect(version).toMatchObject({ version: 2, name: '双倍积分', inForce: true, publishedBy: '罗婧' })
  expect(before).toMatchObject({ ruleVersion: 1, points: { qualifying: 100, redeemable: 100 } })
  expect(after).toMatchObject({ ruleVersion: 2, points: { qualifying: 100, redeemable: 200 } })
})

test('a version for a coming day waits for its midnight in Shanghai', async () => {
  const club = await testClub()
  await publish(club, await draftOf(club, twice), '2026-11-20')
  club.clock.set(new Date('2026-11-19T15:59:59.999Z'))
  expect(await settle(club)).toMatchObject({ ruleVersion: 1 })
  club.clock.set(new Date('2026-11-19T16:00:00.000Z'))
  expect(await settle(club)).toMatchObject({ ruleVersion: 2 })
})

test('a draft with problems, an old revision or a day that is gone is not published', async () => {
  const club = await testClub()
  const broken = await draftOf(club, (rules) => {
    rules.tiers[0]!.thresholdQualifying = 5
  })
  expect(broken.problems).toMatchObject([{ path: 'tiers.0.thresholdQualifying', code: 'TIER_FIRST_NOT_ZERO' }])
  await expect(publish(club, broken)).rejects.toMatchObject({
    code: 'RULES_INVALID',
    facts: { problems: [{ path: 'tiers.0.thresholdQualifying' }] },
  })
  const draft = await draftOf(club, twice)
  await expect(publish(club, { ...draft, revision: 1 })).rejects.toMatchObject({ code: 'RULES_CHANGED' })
  await expect(publish(club, draft, '2026-11-17')).rejects.toMatchObject({ code: 'EFFECTIVE_IN_PAST' })
  expect(await ruleVersions(club.app.db.read, club.app.groupId, club.clock.now())).toHaveLength(1)
})

test('a gap, an unknown work type or tier and a negative rate are refused, each with its place', async () => {
  const club = await testClub()
  const broken = await draftOf(club, (rules) => {
    rules.earning.rates[0]!.redeemableMilliPerYuan = -1
    rules.earning.rates[3]!.workType = 'painting'
    rules.entry.newMember = 'platinum'
    rules.tiers[2]!.thresholdQualifying = 3000
  })
  const places = [
    { path: 'tiers.2.thresholdQualifying', code: 'TIER_THRESHOLD_NOT_RISING' },
    { path: 'earning.rates.0.redeemableMilliPerYuan', code: 'NUMBER_INVALID' },
    { path: 'earning.rates.3.workType', code: 'WORK_TYPE_UNKNOWN', facts: { workType: 'painting' } },
    { path: 'earning.rates', code: 'RATE_MISSING', facts: { workType: '*', payer: 'internal' } },
    { path: 'entry.newMember', code: 'TIER_UNKNOWN', facts: { tier: 'platinum' } },
  ]
  expect(broken.problems).toMatchObject(places)
  await expect(publish(club, broken)).rejects.toMatchObject({ code: 'RULES_INVALID', facts: { problems: places } })
})

test('a tier that members stand on stays, and one that they may still reach goes at once or not at all', async () => {
  const club = await testClub()
  const withoutVip = (rules: RuleDraft['rules']) => {
    rules.tiers.pop()
    rules.entry.existing.shares.shift()
  }
  const empty = await draftOf(club, withoutVip)
  await expect(publish(club, empty, '2026-11-20')).rejects.toMatchObject({
    code: 'RULES_INVALID',
    facts: { problems: [{ path: 'tiers', code: 'TIER_GONE_LATER', facts: { tier: 'vip' } }] },
  })
  const { memberId } = await club.addMember()
  await club.app.db.upkeep((sql) => sql.run("UPDATE members SET tier = 'vip' WHERE id = ?", [memberId]))
  await expect(publish(club, empty)).rejects.toMatchObject({
    code: 'RULES_INVALID',
    facts: { problems: [{ path: 'tiers', code: 'TIER_IN_USE', facts: { tier: 'vip', members: 1 } }] },
  })
  // Who was merged into another member stands on no tier any more.
  const kept = await club.addMember()
  await club.app.db.upkeep((sql) =>
    sql.run('UPDATE members SET mergedIntoId = ? WHERE id = ?', [kept.memberId, memberId]),
  )
  expect(await publish(club, empty)).toMatchObject({ version: 2, inForce: true })
})

test('a tier is not added now when a version that waits already lacks it', async () => {
  const club = await testClub()
  const withDiamond = (rules: RuleDraft['rules']) => {
    rules.tiers.push({ ...rules.tiers.at(-1)!, code: 'diamond', name: '钻石卡', thresholdQualifying: 90_000 })
  }
  await publish(club, await draftOf(club, twice), '2026-12-01')
  await expect(publish(club, await draftOf(club, withDiamond))).rejects.toMatchObject({
    facts: { problems: [{ code: 'TIER_GONE_LATER', facts: { tier: 'diamond', name: '钻石卡', version: 2 } }] },
  })
  expect(await publish(club, await draftOf(club, withDiamond), '2026-12-02')).toMatchObject({ version: 3 })
})

race(
  'two managers publishing at once get two versions',
  { look: /MAX\(version\)/, dropped: ['DROP INDEX ux_rule_sets_version ON rule_sets'], sees: [2, 2] },
  async (contest) => {
    const club = await testClub()
    const drafts = [await draftOf(club, twice), await draftOf(club, twice)]
    const desks = contest(club)
    const versions = await Promise.all(drafts.map((draft) => publish(desks, draft)))
    expect(versions.map((version) => version.version).toSorted((a, b) => a - b)).toEqual([2, 3])
  },
)

test('two managers saving the same draft: the second is told', async () => {
  const club = await testClub()
  const { app, reception } = club
  const draft = await draftOf(club, twice)
  const save = (name: string) =>
    saveRuleDraft(app, reception, draft.draftId, { revision: draft.revision, name, rules: draft.rules })
  await save('我的')
  await expect(save('你的')).rejects.toMatchObject({ code: 'RULES_CHANGED' })
})

test('a version stays to be read however many followed it; one of all is in force', async () => {
  const club = await testClub()
  const { app, clock } = club
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    for (let version = 2; version <= 205; version += 1)
      await addRuleSet(unit, { ...defaultRules(), version }, new Date(unit.now.getTime() + (version - 204) * 1000))
  })
  const read = (version: number) => ruleVersion(app.db.read, app.groupId, version, clock.now())
  expect(await read(1)).toMatchObject({ version: 1, inForce: false })
  expect(await read(204)).toMatchObject({ inForce: true })
  expect(await read(205)).toMatchObject({ inForce: false })
  await expect(read(206)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const listed = await ruleVersions(app.db.read, app.groupId, clock.now())
  expect(listed.filter(({ inForce }) => inForce).map(({ version }) => version)).toEqual([204])
})
