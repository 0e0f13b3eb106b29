import type { RuleSet } from '@cheyou/domain'
import { describe, expect, test } from 'vitest'
import { earn, pointsOf } from '../../../testing/redeeming.ts'
import { newKey, systemAct, withoutRates } from '../../../testing/test-app.ts'
import { addMembershipYear } from '../../club/benefits/testing/years.ts'
import { explainEntry, statementOf } from '../../club/points/index.ts'
import { asManager, keptOf, labour, openTill, part, voucherOf, type Till } from './testing/till.ts'
import { voidVisit } from './void-visit.ts'
import { serviceHistory } from './visits.queries.ts'
import { auditClub } from '../../../audit.ts'

const clean = async ({ club }: Till) => expect((await auditClub(club.app.db.read)).findings).toEqual([])
const partialUse = (rules: RuleSet): RuleSet => ({ ...rules, vouchers: { partialUse: true, perVisitMax: 2 } })

describe('tier and threshold', () => {
  test('come off labour and parts by their own rates; what is left earns, is kept and is explained', async () => {
    const till = await openTill('gold')
    const { club, member } = till
    const insured = { ...part(50_000), payer: 'insurer' as const }
    const draft = till.draft([labour(68_000, '更换刹车片工时'), part(20_010), insured])
    const preview = await till.preview(draft)
    const settled = await till.settle(draft)

    expect(preview.discounts).toMatchObject({ grossFen: 88_010, takenFen: 7_801, netFen: 80_209, offers: [] })
    expect(settled.discounts).toEqual(preview.discounts)
    expect(settled.totals).toMatchObject({ totalFen: 130_209, customerFen: 80_209, insurerFen: 50_000 })
    expect(settled.points).toEqual({ qualifying: 802, redeemable: 802 })
    expect(await keptOf(club, settled.visitId)).toEqual({
      netFen: [61_200, 19_009, 50_000],
      taken: [
        [1, 'tier', '金卡', 6_800],
        [2, 'tier', '金卡', 1_001],
      ],
    })
    const { rows } = await statementOf(club.app.db.read, member.memberId, { limit: 1 })
    const explained = await explainEntry(club.app.db.read, club.app.groupId, member.memberId, rows[0]!.id)
    expect(explained?.explanation?.discounts).toEqual(settled.discounts.lines)
    await clean(till)
  })

  test('the better of both holds for each line; by the rules’ switch both do', async () => {
    const till = await openTill('gold')
    await earn(till.club, till.member, 11_200)
    const draft = till.draft([labour(10_000), part(10_000)])
    expect((await till.preview(draft)).discounts.lines).toMatchObject([
      { lineNo: 1, step: 'threshold', name: '累计一万分工时优惠', rateMilli: 850, takenFen: 1_500 },
      { lineNo: 2, step: 'tier', name: '金卡', rateMilli: 950, takenFen: 500 },
    ])

    const both = await openTill('gold', {
      change: (rules) => ({ ...rules, discounts: { ...rules.discounts, stacking: 'both' } }),
    })
    await earn(both.club, both.member, 11_200)
    const settled = await both.settle(both.draft([labour(10_000)]))
    expect(settled.discounts.lines.map(({ takenFen }) => takenFen)).toEqual([1_000, 1_350])
    await clean(both)
  })

  test('wait for the renewal of a lapsed member, who still earns', async () => {
    const till = await openTill('vip')
    const { club, member } = till
    await addMembershipYear(club, member, '2025-01-01', '2025-12-31')
    const settled = await till.settle(till.draft([labour(10_000)]))
    expect(settled).toMatchObject({ discounts: { takenFen: 0 }, points: { redeemable: 100 } })
  })

  test('an order number of the DMS stands for its bill: they came off already, unless staff say the prices are list prices', async () => {
    const till = await openTill('vip')
    const billed = await till.settle(till.draft([labour(10_000)], { orderNumber: 'RO7001' }))
    const listed = await till.settle(till.draft([labour(10_000)], { orderNumber: 'RO7002', prices: 'list' }))
    const asBilled = await till.settle(till.draft([labour(10_000)], { prices: 'billed' }))
    expect([billed, listed, asBilled].map(({ totals }) => totals.customerFen)).toEqual([10_000, 8_500, 10_000])
    await clean(till)
  })
})

test('nobody is charged what they were not told', async () => {
  const till = await openTill('gold')
  const draft = till.draft([labour(10_000)])
  await expect(till.settle({ ...draft, quotedFen: 10_000 })).rejects.toMatchObject({
    code: 'VISIT_SUM_CHANGED',
    facts: { quotedFen: 10_000, customerFen: 9_000 },
  })
  expect((await till.settle({ ...draft, quotedFen: 9_000 })).totals.customerFen).toBe(9_000)
})

describe('a voucher', () => {
  test('comes off after the tier, in part where the rules allow it, and its points are spent', async () => {
    const till = await openTill('gold', { change: partialUse })
    const { club, member } = till
    const id = await voucherOf(till)
    const draft = till.draft([labour(5_000)], { vouchers: [id] })
    const preview = await till.preview(draft)
    expect(preview.choices.vouchers).toMatchObject([{ redemptionId: id, takesFen: 4_500, problem: null }])
    const settled = await till.settle(draft)
    expect(settled.discounts).toEqual(preview.discounts)
    expect(settled.discounts.offers).toEqual([
      { step: 'voucher', code: id, lineNo: null, takenFen: 4_500, left: 5_500, problem: null },
    ])
    expect(await keptOf(club, settled.visitId)).toMatchObject({
      netFen: [0],
      taken: [
        [1, 'tier', '金卡', 500],
        [1, 'voucher', '代金券 ¥100', 4_500],
      ],
    })
    expect(await pointsOf(club, member)).toMatchObject({ redeemable: 40, held: 0 })
    const again = await till.settle(till.draft([labour(10_000)], { vouchers: [id] }))
    expect(again.totals.customerFen).toBe(3_500)
    await clean(till)
  })

  test('that cannot be used is shown with the reason, and stops the settlement', async () => {
    const till = await openTill('standard')
    const id = await voucherOf(till, { minimumSpendFen: 30_000 })
    const draft = till.draft([labour(12_000)], { vouchers: [id] })
    const short = { code: 'VOUCHER_MINIMUM_SHORT', facts: { minimumSpendFen: 30_000, shortByFen: 18_000 } }
    const preview = await till.preview(draft)
    expect(preview).toMatchObject({
      totals: { customerFen: 12_000 },
      discounts: { offers: [{ code: id, problem: short }] },
      choices: { vouchers: [{ redemptionId: id, takesFen: 0, problem: short }] },
    })
    const before = await pointsOf(till.club, till.member)
    await expect(till.settle(draft)).rejects.toMatchObject(short)
    expect(await pointsOf(till.club, till.member)).toEqual(before)
    await clean(till)
  })

  test('is for the member who was scanned; another’s does not exist', async () => {
    const till = await openTill('standard')
    const other = await openTill('standard', { amongClub: till.club })
    const id = await voucherOf(till)
    const theirs = other.draft([labour(12_000)], { vouchers: [id] })
    await expect(other.settle(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND', facts: { what: 'voucher' } })
    await expect(other.preview(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const unseen = till.draft([labour(12_000)], { vouchers: [id] })
    delete unseen.presenceToken
    await expect(till.settle(unseen)).rejects.toMatchObject({ code: 'PRESENCE_EXPIRED' })
    const { discounts, choices } = await till.preview(unseen)
    expect(discounts.offers).toMatchObject([{ code: id, problem: { code: 'PRESENCE_EXPIRED' } }])
    expect(choices.vouchers).toMatchObject([{ redemptionId: id, problem: { code: 'PRESENCE_EXPIRED' } }])
  })

  test('stays with its owner when somebody else of the family brings the car; the rates are the car’s payer’s', async () => {
    const till = await openTill('gold')
    const driver = await openTill('standard', { amongClub: till.club })
    const id = await voucherOf(till)
    const { groupId, db } = till.club.app
    const { vehicleId } = till.member
    await db.unit(systemAct(groupId), (unit) =>
      unit.sql.insert('vehicle_people', [
        { vehicleId, customerId: driver.member.customerId, groupId, role: 'driver', paying: false },
      ]),
    )
    const brought = driver.draft([labour(20_000)], { vehicleId })
    const { discounts, choices } = await driver.preview(brought)
    expect(discounts.lines).toMatchObject([{ step: 'tier', name: '金卡', takenFen: 2_000 }])
    expect(choices).toMatchObject({ vouchers: [], benefits: [{ code: 'wash' }, {}, {}] })
    await expect(driver.settle({ ...brought, vouchers: [id] })).rejects.toMatchObject({ code: 'PRESENCE_EXPIRED' })
  })
})

describe('a benefit', () => {
  test('that does not fit the line says so', async () => {
    const till = await openTill('silver')
    const insured = { ...labour(3_000), payer: 'insurer' as const }
    const draft = till.draft([insured], { benefits: [{ code: 'wash', lineNo: 1 }] })
    await expect(till.settle(draft)).rejects.toMatchObject({ code: 'BENEFIT_LINE_UNFIT', facts: { lineNo: 1 } })
    const massage = till.draft([labour(3_000)], { benefits: [{ code: 'massage', lineNo: 1 }] })
    await expect(till.settle(massage)).rejects.toMatchObject({ code: 'BENEFIT_UNKNOWN' })
  })
})

test('staff take off up to their role’s limit of what is left, last of all', async () => {
  const till = await openTill('gold')
  const manager = asManager(till.club)
  const draft = till.draft([labour(10_000)])
  expect((await till.preview(draft)).choices.discretionMostFen).toBe(0)
  expect((await till.preview({ ...draft, discretionFen: 500 }, manager)).choices.discretionMostFen).toBe(900)
  const missing = { code: 'DISCRETION_APPROVAL_MISSING', facts: { amountFen: 901, mostFen: 900 } }
  await expect(till.settle({ ...draft, discretionFen: 901 }, manager)).rejects.toMatchObject(missing)
  await expect(till.settle({ ...draft, discretionFen: 1 })).rejects.toMatchObject({ code: missing.code })
  const settled = await till.settle({ ...draft, discretionFen: 900 }, manager)
  expect(settled.totals.customerFen).toBe(8_100)
  expect(settled.discounts.lines).toMatchObject([{ step: 'tier' }, { step: 'discretion', name: null, takenFen: 900 }])
  await clean(till)
})

test('the order of steps is the rules’', async () => {
  const till = await openTill('gold', {
    change: (rules) => ({
      ...rules,
      discounts: { ...rules.discounts, order: ['voucher', 'tier', 'threshold', 'benefit'] },
    }),
  })
  const id = await voucherOf(till)
  const settled = await till.settle(till.draft([labour(20_000)], { vouchers: [id] }))
  expect(settled.discounts.lines.map(({ step, takenFen }) => [step, takenFen])).toEqual([
    ['voucher', 10_000],
    ['tier', 1_000],
  ])
  await clean(till)
})

test('voiding gives back points, voucher and benefit, whole and once', async () => {
  const till = await openTill('gold')
  const { club, member } = till
  const id = await voucherOf(till)
  const before = await pointsOf(club, member)
  const draft = till.draft([labour(3_000, '洗车'), labour(40_000)], {
    vouchers: [id],
    benefits: [{ code: 'wash', lineNo: 1 }],
  })
  const { visitId } = await till.settle(draft)
  const history = () =>
    serviceHistory(club.app.db.read, { ...member, groupId: club.app.groupId }, { limit: 1 }).then(
      ({ visits }) => visits[0],
    )
  expect((await history())?.savings).toEqual([
    { step: 'voucher', code: id, name: '代金券 ¥100', takenFen: 10_000 },
    { step: 'tier', code: 'gold', name: '金卡', takenFen: 4_000 },
    { step: 'benefit', code: 'wash', name: '免费洗车', takenFen: 3_000 },
  ])

  const voided = await voidVisit(club.app, club.reception, visitId, '录错金额', newKey(club.reception))
  expect(voided).toMatchObject({
    points: { redeemable: 260 },
    balances: before,
    returned: { vouchers: [{ name: '代金券 ¥100', amountFen: 10_000 }], benefits: [{ name: '免费洗车', quantity: 1 }] },
  })
  expect(await pointsOf(club, member)).toEqual(before)
  expect((await history())?.savings).toEqual([])
  await expect(voidVisit(club.app, club.reception, visitId, '再来一次', newKey(club.reception))).rejects.toMatchObject({
    code: 'VISIT_STATE',
  })
  const again = await till.preview(draft)
  expect(again.discounts.offers.map(({ problem }) => problem)).toEqual([null, null])
  expect(again.choices.benefits.find(({ code }) => code === 'wash')?.left).toBe(4)
  await clean(till)
})

test('without rates the customer pays what was typed', async () => {
  const till = await openTill('vip', { change: withoutRates })
  expect((await till.settle(till.draft([labour(10_000)]))).discounts).toEqual({
    grossFen: 10_000,
    takenFen: 0,
    netFen: 10_000,
    lines: [],
    offers: [],
  })
})
