import {
  createRuleDraft,
  discardRuleDraft,
  explainMyEntry,
  getRuleDraft,
  getRuleSimulation,
  getRuleVersion,
  getStatement,
  listMovedMembers,
  listRuleVersions,
  publishRuleDraft,
  saveRuleDraft,
  settleVisit,
  startRuleSimulation,
  type RuleDraft,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, Refused, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { anyRevision, moreThan } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import type { Owner } from '../support/world.ts'
import { quoted } from '../support/quoted.ts'

const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '马守规', points: 400 },
      { name: '马新规', points: 100 },
    ],
  },
  async () => {
    manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
    second = await signInAtDesk(world(), { name: '任集团', role: 'group_admin', login: 'group' })
    reception = await world().staff({ name: '罗前台', role: 'reception' })
  },
)

let manager: Client
let second: Client
let reception: Client

type Rules = RuleDraft['rules']

const versions = async () => (await manager.call(listRuleVersions)).versions
const inForce = async () => (await versions()).find((version) => version.inForce)!.version

async function newDraft(name: string): Promise<RuleDraft> {
  return manager.call(createRuleDraft, { body: { name, basedOn: await inForce() } })
}

/** Saves a draft with a change of its rules. */
function save(draft: RuleDraft, change: (rules: Rules) => void, by = manager): Promise<RuleDraft> {
  const rules = structuredClone(draft.rules)
  change(rules)
  const { draftId, revision, name } = draft
  return by.call(saveRuleDraft, { params: { draftId }, body: { revision, name, rules } })
}

const publishing = ({ draftId, revision }: RuleDraft, effectiveOn: string | null = null) => ({
  params: { draftId },
  body: { revision, effectiveOn },
})

/** The points per yuan that the customer pays, on the redeemable track. */
const paying = (milli: number) => (rules: Rules) => {
  for (const rate of rules.earning.rates) if (rate.payer === 'customer') rate.redeemableMilliPerYuan = milli
}

async function settle(owner: Owner, yuan: number) {
  return reception.call(settleVisit, {
    body: await quoted(reception, {
      storeId: world().storeId,
      memberId: owner.memberId,
      vehicleId: owner.cars[0]!.vehicleId,
      workType: 'repair',
      lines: [{ lineKind: 'part', payer: 'customer', amountFen: yuan * 100 }],
    }),
  })
}

/** The newest visit in an owner's statement, explained. */
async function newestVisit({ client }: Owner) {
  const { rows } = await client.call(getStatement)
  const { id } = rows.find(({ kind }) => kind === 'visit')!
  return { id, explained: await client.call(explainMyEntry, { params: { entryId: id } }) }
}

const day = (offset: number) => new Date(Date.now() + (8 + offset * 24) * 3_600_000).toISOString().slice(0, 10)

describe('a rule set', () => {
  it('goes from a broken draft to the points of the next visit; what was settled before keeps its version', async () => {
    const owner = await world().owner('马守规')
    const old = await inForce()
    const first = await settle(owner, 100)
    expect(first).toMatchObject({ ruleVersion: old, points: { qualifying: 100, redeemable: 100 } })
    const before = await newestVisit(owner)

    const broken = await save(await newDraft('春节双倍'), (rules) => {
      rules.tiers[0]!.thresholdQualifying = 10
      rules.tiers[2]!.thresholdQualifying = 3_000
      rules.earning.rates[0]!.redeemableMilliPerYuan = -1
      rules.earning.rates[3]!.workType = 'painting'
      rules.joining.ways.fee.feeFen = 0
    })
    const named = [
      { path: 'tiers.0.thresholdQualifying', code: 'TIER_FIRST_NOT_ZERO' },
      { path: 'tiers.2.thresholdQualifying', code: 'TIER_THRESHOLD_NOT_RISING', facts: { below: 3_000 } },
      { path: 'earning.rates.0.redeemableMilliPerYuan', code: 'NUMBER_INVALID', facts: { value: -1, least: 0 } },
      { path: 'earning.rates.3.workType', code: 'WORK_TYPE_UNKNOWN', facts: { workType: 'painting' } },
      { path: 'earning.rates', code: 'RATE_MISSING', facts: { workType: '*', payer: 'internal' } },
      { path: 'joining.ways.fee.feeFen', code: 'JOINING_FEE_MISSING' },
    ]
    expect(broken.problems).toMatchObject(named)
    const refused = await expectRefused(manager, 'RULES_INVALID', publishRuleDraft, publishing(broken))
    expect(refused.status).toBe(422)
    expect(refused.problem.facts).toMatchObject({ problems: named })
    const period = { from: day(-365), to: day(0) }
    const { draftId } = broken
    const asked = ({ revision }: RuleDraft) => ({ params: { draftId }, body: { revision, ...period } })
    await expectRefused(manager, 'RULES_INVALID', startRuleSimulation, asked(broken))

    const { rules: valid } = await manager.call(getRuleVersion, { params: { version: old } })
    const mended = await save(broken, (rules) => Object.assign(rules, structuredClone(valid)))
    expect(mended.problems).toEqual([])
    const draft = await save(mended, paying(2_000))
    await expectRefused(manager, 'EFFECTIVE_IN_PAST', publishRuleDraft, publishing(draft, day(0)))

    await manager.call(startRuleSimulation, asked(draft))
    const simulated = async () => (await manager.call(getRuleSimulation, { params: { draftId } })).simulation
    await expect.poll(async () => (await simulated())?.state, { timeout: 20_000 }).toBe('done')
    const { report } = (await simulated())!
    expect(report?.replayed).toEqual(report?.posted)
    expect(report).toMatchObject({
      inForceVersion: old,
      inForce: { redeemable: 100, visits: 1 },
      tried: { redeemable: 200, visits: 1 },
      difference: { qualifying: 0, redeemable: 100, liabilityFen: 100 },
    })

    const key = 'publish-once-1'
    const published = await manager.call(publishRuleDraft, { ...publishing(draft), key })
    expect(published).toMatchObject({ version: old + 1, name: '春节双倍', publishedBy: '顾经理', inForce: true })
    expect(await manager.call(publishRuleDraft, { ...publishing(draft), key })).toEqual(published)
    expect((await versions()).map(({ version }) => version)).toEqual([old + 1, old])

    const next = await settle(owner, 100)
    expect(next).toMatchObject({ ruleVersion: old + 1, points: { qualifying: 100, redeemable: 200 } })
    const after = await newestVisit(owner)
    expect(after.explained).toMatchObject({ entry: { redeemable: 200 }, explanation: { ruleVersion: old + 1 } })
    const again = await owner.client.call(explainMyEntry, { params: { entryId: before.id } })
    expect(again).toEqual(before.explained)
    expect(again).toMatchObject({ entry: { redeemable: 100 }, explanation: { ruleVersion: old } })
  })

  it('published never changes, and neither is a draft that was published or discarded there any more', async () => {
    const version = await inForce()
    const kept = await manager.call(getRuleVersion, { params: { version } })
    const draft = await save(await newDraft('就一版'), paying(3_000))
    await manager.call(publishRuleDraft, publishing(draft, day(1)))
    const params = { draftId: draft.draftId }
    await expectRefused(manager, 'NOT_FOUND', getRuleDraft, { params })
    const { revision, name, rules } = draft
    await expectRefused(manager, 'NOT_FOUND', saveRuleDraft, { params, body: { revision, name, rules } })
    await expectRefused(manager, 'NOT_FOUND', publishRuleDraft, publishing(draft))
    await expectRefused(manager, 'NOT_FOUND', discardRuleDraft, { params })
    expect(await manager.call(getRuleVersion, { params: { version } })).toEqual(kept)
    // What begins tomorrow is published, and not in force.
    expect((await versions())[0]).toMatchObject({ version: version + 1, inForce: false })
    expect(await settle(await world().owner('马新规'), 10)).toMatchObject({ ruleVersion: version })

    const unwanted = await newDraft('不要了')
    await manager.call(discardRuleDraft, { params: { draftId: unwanted.draftId } })
    await expectRefused(manager, 'NOT_FOUND', publishRuleDraft, publishing(unwanted))
  })

  it('is the work of managers only, at a desk', async () => {
    const draft = await newDraft('谁能改')
    const params = { draftId: draft.draftId }
    const care = await signInAtDesk(world(), { name: '周客服', role: 'care', login: 'care' })
    // As a page of our own would ask, so that it is not the origin that refuses.
    const atOurs = (client: Client) => client.with({ pageOrigin: world().server.origin })
    const phone = atOurs(await world().staff({ name: '吴店长', role: 'manager' }))
    const { revision, name, rules } = draft
    const body = { revision, name, rules }
    for (const [who, code] of [
      [care, 'ROLE_MISSING'],
      [phone, 'SESSION_MISSING'],
      [atOurs((await world().owner('马新规')).client), 'SESSION_MISSING'],
    ] as const) {
      await expectRefused(who, code, listRuleVersions)
      await expectRefused(who, code, getRuleVersion, { params: { version: 1 } })
      await expectRefused(who, code, createRuleDraft, { body: { name: '偷改', basedOn: 1 } })
      await expectRefused(who, code, getRuleDraft, { params })
      await expectRefused(who, code, saveRuleDraft, { params, body })
      await expectRefused(who, code, publishRuleDraft, publishing(draft))
      await expectRefused(who, code, discardRuleDraft, { params })
      const period = { from: day(-30), to: day(0) }
      await expectRefused(who, code, startRuleSimulation, { params, body: { revision, ...period } })
      await expectRefused(who, code, getRuleSimulation, { params })
      await expectRefused(who, code, listMovedMembers, { params: { simulationId: draft.draftId } })
    }
    expect(await manager.call(getRuleDraft, { params })).toMatchObject({ revision, name })
  })

  it('is not spoiled by what is no rule set', async () => {
    const draft = await newDraft('坏文件')
    const params = { draftId: draft.draftId }
    const { revision, name, rules } = draft
    const spoilt: [string, unknown][] = [
      ['tiers', '四级'],
      ['colour', 'red'],
      ['earning', { ...rules.earning, rounding: 'up' }],
      ['expiry', { kind: 'rolling_months' }],
      ['tiers', Array.from({ length: 21 }, () => rules.tiers[0])],
    ]
    for (const [part, value] of spoilt) {
      const body = { revision, name, rules: { ...rules, [part]: value } as never }
      const refused = await expectRefused(manager, 'INPUT_INVALID', saveRuleDraft, { params, body })
      expect(refused.problem.errors?.some(({ path }) => path.includes('rules'))).toBe(true)
    }
    expect(await manager.call(getRuleDraft, { params })).toMatchObject({ revision, rules })
  })
})

describe('two managers', () => {
  it('on one draft: the one who saves second is told, and nothing of the first is lost', async () => {
    const draft = await newDraft('两个人')
    const mine = await save(draft, paying(2_500))
    const late = await save(draft, paying(9_000), second).catch((error: unknown) => error)
    expect(late).toBeInstanceOf(Refused)
    expect(late).toMatchObject({ problem: { code: 'RULES_CHANGED' } })
    const read = await second.call(getRuleDraft, { params: { draftId: draft.draftId } })
    expect(read).toEqual(mine)
    await expectRefused(second, 'RULES_CHANGED', publishRuleDraft, publishing(draft))
    expect(await save(read, paying(1_500), second)).toMatchObject({ revision: mine.revision + 1 })
  })

  race(
    'publishing one draft at once makes one version',
    { look: /MAX\(version\)/, off: [anyRevision, [/ AND publishedVersion IS NULL/, '']], sees: moreThan(1) },
    async (contest) => {
      const before = (await versions()).length
      const one = await newDraft('同一份')
      const { answers, codes } = await contest(() =>
        outcomesOf([manager, second].flatMap((who) => [1, 2].map(() => who.call(publishRuleDraft, publishing(one))))),
      )
      expect(answers).toHaveLength(1)
      expect(codes.filter((code) => code !== 'NOT_FOUND' && code !== 'RULES_CHANGED')).toEqual([])
      expect(await versions()).toHaveLength(before + 1)
    },
  )

  race(
    'publishing two drafts at once makes two versions',
    { look: /MAX\(version\)/, dropped: ['DROP INDEX ux_rule_sets_version ON rule_sets'], sees: 1 },
    async (contest) => {
      const before = (await versions()).length
      const drafts = [await newDraft('甲'), await newDraft('乙')]
      const published = await contest(() =>
        Promise.all(drafts.map((draft) => second.call(publishRuleDraft, publishing(draft)))),
      )
      expect(new Set(published.map(({ version }) => version)).size).toBe(2)
      expect(await versions()).toHaveLength(before + 2)
    },
  )
})

controls()
