import {
  createRuleDraft,
  explainMyEntry,
  getCardActivity,
  getHome,
  getMyCar,
  getStatement,
  listMyRedemptions,
  listRewards,
  listRuleVersions,
  previewVisit,
  publishRuleDraft,
  redeemReward,
  saveRuleDraft,
  settleVisit,
  voidVisit,
  type RuleDraft,
  type VisitDraft,
} from '@cheyou/contract'
import { describe, expect, it } from 'vitest'
import { scanOwner } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { longerThan, redeemedAgain } from '../support/guards.ts'
import { raceIn } from '../support/race-in.ts'
import { everyServer, type Owner } from '../support/world.ts'
import { wishFor } from '../support/wish.ts'
import { quoted } from '../support/quoted.ts'

const { world, race, controls } = raceIn(
  {
    customers: [
      { name: '金先生', points: 12_000 },
      { name: '银女士', points: 4_000 },
      { name: '银失效', points: 4_000 },
      { name: '银抢券', points: 4_000 },
      { name: '银先生', points: 4_000 },
      { name: '普先生', points: 900 },
    ],
    rewards: [
      {
        kind: 'voucher',
        name: '百元券',
        pointsPrice: 100,
        faceFen: 10_000,
        minimumSpendFen: 20_000,
        perMemberLimit: null,
      },
    ],
  },
  async () => {
    reception = await world().staff({ name: '罗前台', role: 'reception' })
    managerPhone = await world().staff({ name: '顾店长', role: 'manager' })
    desk = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
  },
)

let reception: Client
let managerPhone: Client
let desk: Client

type Line = VisitDraft['lines'][number]
const labour = (yuan: number): Line => ({ lineKind: 'labour', payer: 'customer', amountFen: yuan * 100 })
const part = (yuan: number): Line => ({ ...labour(yuan), lineKind: 'part' })

function draftOf(owner: Owner, lines: Line[], more: Partial<VisitDraft> = {}): { body: VisitDraft } {
  const frame = { storeId: world().storeId, memberId: owner.memberId, vehicleId: owner.cars[0]!.vehicleId }
  return { body: { ...frame, workType: 'repair', lines, ...more } }
}

async function voucherOf(owner: Owner): Promise<string> {
  const [reward] = (await owner.client.call(listRewards)).rows
  const { redemption } = await owner.client.call(redeemReward, { body: wishFor(reward!) })
  return redemption.redemptionId
}

async function presenceOf(owner: Owner): Promise<string> {
  return (await scanOwner(reception, owner, world().storeId)).presence.token
}

const balancesOf = async (owner: Owner) => (await owner.client.call(getHome)).card.balances

/** The owner's newest visit, as their car's history tells it. */
async function newestVisit(owner: Owner) {
  const params = { vehicleId: owner.cars[0]!.vehicleId }
  return (await owner.client.call(getMyCar, { params })).visits[0]!
}

/** Publishes the rules in force with a change, from now on. */
async function publish(change: (rules: RuleDraft['rules']) => void): Promise<void> {
  const { versions } = await desk.call(listRuleVersions)
  const basedOn = versions.find(({ inForce }) => inForce)!.version
  const draft = await desk.call(createRuleDraft, { body: { name: '优惠', basedOn } })
  const rules = structuredClone(draft.rules)
  change(rules)
  const params = { draftId: draft.draftId }
  const { revision } = await desk.call(saveRuleDraft, {
    params,
    body: { revision: draft.revision, name: '优惠', rules },
  })
  await desk.call(publishRuleDraft, { params, body: { revision, effectiveOn: null } })
}

describe('at the till', () => {
  it('tier and threshold come off line by line, the better one on each; the owner reads what was saved', async () => {
    const owner = await world().owner('金先生')
    const { body } = draftOf(owner, [labour(680), part(200), { ...part(500), payer: 'insurer' }])
    const preview = await reception.call(previewVisit, { body })
    expect(preview).toMatchObject({
      totals: { customerFen: 76_800, totalFen: 126_800 },
      points: { redeemable: 768 },
      discounts: {
        grossFen: 88_000,
        takenFen: 11_200,
        lines: [
          { lineNo: 1, step: 'threshold', name: '累计一万分工时优惠', rateMilli: 850, takenFen: 10_200 },
          { lineNo: 2, step: 'tier', name: '金卡', rateMilli: 950, takenFen: 1_000 },
        ],
      },
    })
    const told = await expectRefused(reception, 'VISIT_SUM_CHANGED', settleVisit, {
      body: { ...body, quotedFen: 88_000 },
    })
    expect(told.problem.facts).toEqual({ quotedFen: 88_000, customerFen: 76_800 })
    const settled = await reception.call(settleVisit, { body: { ...body, quotedFen: 76_800 } })
    expect(settled.discounts).toEqual(preview.discounts)

    expect(await newestVisit(owner)).toMatchObject({
      customerFen: 76_800,
      savings: [
        { name: '累计一万分工时优惠', takenFen: 10_200 },
        { name: '金卡', takenFen: 1_000 },
      ],
      earned: { redeemable: 768 },
    })
    const [entry] = (await owner.client.call(getStatement)).rows
    const explained = await owner.client.call(explainMyEntry, { params: { entryId: entry!.id } })
    expect(explained.explanation?.discounts).toEqual(settled.discounts.lines)
    expect(explained.explanation?.parts.map(({ amountFen }) => amountFen)).toEqual([57_800, 19_000, 50_000])
  })

  it('benefit, tier and voucher come off in the rules’ order, discretion last; voiding brings all of it back', async () => {
    const owner = await world().owner('银女士')
    const voucher = await voucherOf(owner)
    const before = await balancesOf(owner)
    const since = new Date(Date.now() - 1000).toISOString()
    const presenceToken = await presenceOf(owner)
    const { body } = draftOf(owner, [labour(30), labour(400)], {
      presenceToken,
      vouchers: [voucher],
      benefits: [{ code: 'wash', lineNo: 1 }],
      discretionFen: 2_800,
    })
    await expectRefused(reception, 'DISCRETION_APPROVAL_MISSING', settleVisit, { body: await quoted(reception, body) })
    const tooMuch = { body: await quoted(managerPhone, { ...body, discretionFen: 2_801 }) }
    const most = await expectRefused(managerPhone, 'DISCRETION_APPROVAL_MISSING', settleVisit, tooMuch)
    expect(most.problem.facts).toMatchObject({ amountFen: 2_801, mostFen: 2_800 })
    const settled = await managerPhone.call(settleVisit, { body: await quoted(managerPhone, body) })
    const { rows: news } = await owner.client.call(getCardActivity, { query: { since } })
    // The voucher and the wash are part of the visit, not news of their own.
    expect(news).toMatchObject([
      { kind: 'visit_settled', paidFen: 25_200, savedFen: 17_800, redeemable: 252 },
      { kind: 'scanned', paidFen: 0 },
    ])
    expect(settled.discounts.lines).toMatchObject([
      { lineNo: 1, step: 'benefit', name: '免费洗车', takenFen: 3_000 },
      { lineNo: 2, step: 'tier', name: '银卡', takenFen: 2_000 },
      { lineNo: 2, step: 'voucher', name: '百元券', takenFen: 10_000 },
      { lineNo: 2, step: 'discretion', name: null, takenFen: 2_800 },
    ])
    expect(settled).toMatchObject({ totals: { customerFen: 25_200 }, points: { redeemable: 252 } })
    const used = await expectRefused(reception, 'VOUCHER_USED_UP', settleVisit, {
      body: await quoted(reception, { ...body, benefits: [], discretionFen: 0 }),
    })
    expect(used.status).toBe(409)

    const voided = await managerPhone.call(voidVisit, {
      params: { visitId: settled.visitId },
      body: { reason: '金额录错' },
    })
    expect(voided).toMatchObject({
      balances: before,
      returned: { vouchers: [{ name: '百元券', amountFen: 10_000 }], benefits: [{ name: '免费洗车', quantity: 1 }] },
    })
    expect(await balancesOf(owner)).toEqual(before)
    expect(await newestVisit(owner)).toMatchObject({ state: 'void', savings: [] })
    const [redemption] = (await owner.client.call(listMyRedemptions)).rows
    expect(redemption).toMatchObject({ state: 'held', voucher: { leftFen: 10_000, usable: true } })
  })

  it('nothing comes off for a lapsed member, nor off a bill of the DMS', async () => {
    const owner = await world().owner('银失效')
    const billed = await reception.call(settleVisit, {
      body: await quoted(reception, draftOf(owner, [labour(100)], { orderNumber: 'RO-BILLED' }).body),
    })
    expect(billed).toMatchObject({ totals: { customerFen: 10_000 }, discounts: { takenFen: 0 } })
    const voucher = await voucherOf(owner)
    await world().database.run('UPDATE members SET membershipEndsOn = ? WHERE id = ?', ['2020-12-31', owner.memberId])
    const lapsed = draftOf(owner, [labour(300)], { presenceToken: await presenceOf(owner), vouchers: [voucher] })
    const preview = await reception.call(previewVisit, lapsed)
    expect(preview.discounts).toMatchObject({ takenFen: 0, offers: [{ problem: { code: 'MEMBERSHIP_LAPSED' } }] })
    expect(preview.choices.benefits).toMatchObject([{ code: 'wash', problem: { code: 'MEMBERSHIP_LAPSED' } }])
    await expectRefused(reception, 'MEMBERSHIP_LAPSED', settleVisit, { body: await quoted(reception, lapsed.body) })
    const settled = await reception.call(settleVisit, {
      body: await quoted(reception, draftOf(owner, [labour(300)]).body),
    })
    expect(settled).toMatchObject({ discounts: { takenFen: 0 }, points: { redeemable: 300 } })
  })

  race(
    'a voucher is for its owner, who was scanned, and at as many tills at once it is used at one',
    { look: /FROM redemptions x/, ...redeemedAgain, sees: longerThan(1) },
    async (contest) => {
      const owner = await world().owner('银抢券')
      const stranger = await world().owner('普先生')
      const voucher = await voucherOf(owner)
      const presenceToken = await presenceOf(owner)
      const theirs = { presenceToken: await presenceOf(stranger), vouchers: [voucher] }
      const { body } = draftOf(stranger, [labour(300)], theirs)
      for (const endpoint of [settleVisit, previewVisit])
        await expectRefused(reception, 'NOT_FOUND', endpoint, { body: { ...body, quotedFen: 18_500 } })
      const unseen = draftOf(owner, [labour(300)], { vouchers: [voucher] })
      await expectRefused(reception, 'PRESENCE_EXPIRED', settleVisit, { body: await quoted(reception, unseen.body) })

      const tills = (await everyServer(world())).map((at) => reception.at(at))
      const { body: wanted } = draftOf(owner, [labour(300)], { presenceToken, vouchers: [voucher] })
      const given = { body: await quoted(reception, wanted) }
      const { answers, codes } = await contest(() =>
        outcomesOf(Array.from({ length: 12 }, (_, i) => tills[i % tills.length]!.call(settleVisit, given))),
      )
      expect(answers.map(({ totals }) => totals.customerFen)).toEqual([18_500])
      expect(codes).toEqual(Array(11).fill('VOUCHER_USED_UP'))
      expect((await newestVisit(owner)).savings).toMatchObject([{ name: '百元券', takenFen: 10_000 }, { name: '银卡' }])
    },
  )
})

it('a manager lets both rates count, the voucher first and in part; the next visit is charged so', async () => {
  const owner = await world().owner('银先生')
  await publish((rules) => {
    rules.discounts = { order: ['voucher', 'threshold', 'tier', 'benefit'], stacking: 'both' }
    rules.vouchers = { partialUse: true, perVisitMax: 1 }
    rules.thresholds = [
      { code: 'from_3000', name: '三千分优惠', qualifying: 3_000, labourMilli: 900, partsMilli: 1000 },
    ]
  })
  const voucher = await voucherOf(owner)
  const presenceToken = await presenceOf(owner)
  const { body } = draftOf(owner, [labour(200)], { presenceToken, vouchers: [voucher] })
  const first = await reception.call(settleVisit, { body: await quoted(reception, body) })
  expect(first.discounts.lines.map(({ step, takenFen }) => [step, takenFen])).toEqual([
    ['voucher', 10_000],
    ['threshold', 1_000],
    ['tier', 450],
  ])
  const twice = [await voucherOf(owner), await voucherOf(owner)]
  const more = draftOf(owner, [labour(500)], { presenceToken, vouchers: twice })
  const limited = { body: await quoted(reception, more.body) }
  const refused = await expectRefused(reception, 'VOUCHER_LIMIT_REACHED', settleVisit, limited)
  expect(refused.problem.facts).toMatchObject({ perVisitMax: 1, offer: twice[1] })
})

controls()
