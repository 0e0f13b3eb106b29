import {
  acceptInvitation,
  agreeTerms,
  approveDiscount,
  askDiscount,
  endAgreement,
  findCompanies,
  listAgreements,
  listCarApprovals,
  listDiscountApprovals,
  previewVisit,
  refuseDiscount,
  settleVisit,
  type VisitDraft,
} from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { openDesk, signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import type { Owner } from '../support/world.ts'
import { quoted } from '../support/quoted.ts'

const world = inWorld({
  customers: [
    { name: '黔通物流有限公司', points: 100, company: true },
    { name: '协议甲', points: 100 },
    { name: '协议乙', points: 100 },
    { name: '协议丙', points: 100 },
  ],
})

let reception: Client
let zhou: Client
let qian: Client
/** Of a store that knows nobody. */
let elsewhere: Client
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  zhou = await signInAtDesk(world(), { name: '周经理', role: 'manager', login: 'zhou' })
  qian = await signInAtDesk(world(), { name: '钱经理', role: 'manager', login: 'qian' })
  await world().addStore('远郊店')
  elsewhere = await signInAtDesk(world(), { name: '远经理', role: 'manager', login: 'yuan', stores: ['远郊店'] })
})

const placeOf = (owner: Owner) => ({
  storeId: world().storeId,
  memberId: owner.memberId,
  vehicleId: owner.cars[0]!.vehicleId,
})

const draftOf = (owner: Owner, more: Partial<VisitDraft> = {}): VisitDraft => ({
  ...placeOf(owner),
  workType: 'repair',
  lines: [
    { lineKind: 'labour', payer: 'customer', amountFen: 20_000 },
    { lineKind: 'part', payer: 'customer', amountFen: 10_000 },
  ],
  ...more,
})

const day = (offset: number): string =>
  new Date(Date.now() + (8 * 60 + offset * 24 * 60) * 60_000).toISOString().slice(0, 10)

describe('prices agreed with a company', () => {
  const terms = () => ({ name: '2026 车队协议', labourMilli: 800, partsMilli: 900, fromOn: day(0), untilOn: day(365) })

  it('come off at the till from today on, one agreement at a time, until a manager ends them', async () => {
    const fleet = await world().owner('黔通物流有限公司')
    const params = { memberId: fleet.memberId }
    const found = await zhou.call(findCompanies, { query: { q: '黔通' } })
    expect(found.rows).toMatchObject([{ memberId: fleet.memberId, cars: 1 }])
    expect((await reception.call(previewVisit, { body: draftOf(fleet) })).totals.customerFen).toBe(30_000)

    const agreements = await outcomesOf([zhou, qian].map((one) => one.call(agreeTerms, { params, body: terms() })))
    expect(agreements.codes).toEqual(['AGREEMENT_OVERLAPS'])
    const settled = await reception.call(settleVisit, { body: await quoted(reception, draftOf(fleet)) })
    expect(settled.totals.customerFen).toBe(25_000)
    expect(settled.discounts.lines).toMatchObject([
      { step: 'agreed', name: '2026 车队协议', rateMilli: 800, takenFen: 4_000 },
      { step: 'agreed', name: '2026 车队协议', rateMilli: 900, takenFen: 1_000 },
    ])
    expect(settled.points.redeemable).toBe(250)

    const { agreementId } = agreements.answers[0]!
    await zhou.call(endAgreement, { params: { agreementId }, body: { reason: '车队转走' } })
    await expectRefused(qian, 'AGREEMENT_STATE', endAgreement, { params: { agreementId }, body: { reason: '再来' } })
    expect((await reception.call(previewVisit, { body: draftOf(fleet) })).totals.customerFen).toBe(30_000)
    expect((await qian.call(listAgreements)).rows).toMatchObject([
      { state: 'ended', endedBy: '周经理', endReason: '车队转走' },
    ])
  })

  it('are for companies of one’s own stores, with a rate that takes something off', async () => {
    const person = await world().owner('协议甲')
    const fleet = await world().owner('黔通物流有限公司')
    const to = ({ memberId }: Owner) => ({ params: { memberId } })
    await expectRefused(zhou, 'AGREEMENT_COMPANY_ONLY', agreeTerms, { ...to(person), body: terms() })
    await expectRefused(zhou, 'PERIOD_INVALID', agreeTerms, { ...to(fleet), body: { ...terms(), fromOn: day(-1) } })
    const idle = { ...terms(), labourMilli: 1000, partsMilli: 1000 }
    await expectRefused(zhou, 'INPUT_INVALID', agreeTerms, { ...to(fleet), body: idle })
    await expectRefused(elsewhere, 'NOT_FOUND', agreeTerms, { ...to(fleet), body: terms() })
    expect((await elsewhere.call(findCompanies)).rows).toEqual([])
    expect((await elsewhere.call(listAgreements)).rows).toEqual([])
    const [ended] = (await zhou.call(listAgreements)).rows
    await expectRefused(elsewhere, 'NOT_FOUND', endAgreement, {
      params: { agreementId: ended!.agreementId },
      body: { reason: '不是我的' },
    })
  })
})

describe('a discount above the limit', () => {
  const ask = (owner: Owner, amountFen: number, client = reception) =>
    client.call(askDiscount, { body: { ...placeOf(owner), amountFen, billFen: 30_000, reason: '等待太久' } })

  it('is asked for, approved by a manager, and settled once', async () => {
    const owner = await world().owner('协议甲')
    const asking = draftOf(owner, { discretionFen: 5_000 })
    await expectRefused(reception, 'DISCRETION_APPROVAL_MISSING', settleVisit, {
      body: await quoted(reception, asking),
    })
    const { approvalId } = await ask(owner, 5_000)
    const draft = { ...asking, approvalId }
    await expectRefused(reception, 'DISCRETION_APPROVAL_MISSING', settleVisit, { body: await quoted(reception, draft) })
    const waiting = await zhou.call(listDiscountApprovals, { query: { state: 'pending' } })
    expect(waiting).toMatchObject({
      pending: 1,
      rows: [{ approvalId, amountFen: 5_000, askedBy: '罗前台', reason: '等待太久', can: ['approve', 'refuse'] }],
    })

    const params = { approvalId }
    const decisions = await outcomesOf([zhou, qian].map((one) => one.call(approveDiscount, { params, body: {} })))
    expect(decisions.codes).toEqual(['APPROVAL_STATE'])
    const listed = await reception.call(listCarApprovals, { query: placeOf(owner) })
    expect(listed.rows).toMatchObject([{ approvalId, state: 'approved', decidedBy: decisions.answers[0]!.decidedBy }])
    expect((await reception.call(previewVisit, { body: draft })).totals.customerFen).toBe(25_000)
    const visit = { body: await quoted(reception, draft) }
    const tills = await outcomesOf([1, 2, 3].map(() => reception.call(settleVisit, visit)))
    expect(tills.answers).toHaveLength(1)
    expect(tills.answers[0]!.points.redeemable).toBe(250)
    const used = await reception.call(listCarApprovals, { query: placeOf(owner) })
    expect(used.rows).toMatchObject([{ state: 'used', orderNumber: tills.answers[0]!.orderNumber }])
  })

  it('is refused with a reason, gives way to another amount, and never to another car', async () => {
    const [owner, other] = [await world().owner('协议乙'), await world().owner('协议丙')]
    await ask(owner, 9_000)
    const { approvalId } = await ask(owner, 4_000)
    const params = { approvalId }
    await zhou.call(refuseDiscount, { params, body: { reason: '毛利不够' } })
    const { rows } = await reception.call(listCarApprovals, { query: placeOf(owner) })
    expect(rows).toMatchObject([{ state: 'refused', refusalReason: '毛利不够' }, { state: 'withdrawn' }])
    await expectRefused(qian, 'APPROVAL_STATE', approveDiscount, { params, body: {} })

    const granted = await ask(owner, 2_000)
    await qian.call(approveDiscount, { params: { approvalId: granted.approvalId }, body: {} })
    const stolen = draftOf(other, { discretionFen: 2_000, approvalId: granted.approvalId })
    await expectRefused(reception, 'DISCRETION_APPROVAL_MISSING', settleVisit, {
      body: await quoted(reception, stolen),
    })
  })

  it('is nobody’s own to approve, and no other store’s', async () => {
    const owner = await world().owner('协议丙')
    const sun = await world().hire({ name: '孙经理', role: 'manager', login: 'sun' })
    const { client: phone } = await world().signIn(world().wechat.person('孙经理', '19929990001'))
    await phone.call(acceptInvitation, { body: { invitation: sun.invitation } })
    const { approvalId } = await ask(owner, 8_000, phone)
    const params = { approvalId }
    await expectRefused(await openDesk(world(), sun), 'APPROVAL_OWN', approveDiscount, { params, body: {} })
    await expectRefused(elsewhere, 'NOT_FOUND', approveDiscount, { params, body: {} })
    await expectRefused(elsewhere, 'NOT_FOUND', refuseDiscount, { params, body: { reason: '不是我的' } })
    expect((await elsewhere.call(listDiscountApprovals)).rows).toEqual([])
    const care = await signInAtDesk(world(), { name: '关怀', role: 'care', login: 'care' })
    await expectRefused(care, 'ROLE_MISSING', approveDiscount, { params, body: {} })
    await expectRefused(care, 'ROLE_MISSING', listAgreements)
  })
})
