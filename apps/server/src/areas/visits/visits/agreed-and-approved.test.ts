import { expect, test } from 'vitest'
import { addManager, asCompany } from '../../../testing/desk.ts'
import { moreThan, openLedger, race } from '../../../testing/race.ts'
import { newKey } from '../../../testing/test-app.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { agreeTerms, approveDiscount, askDiscount, endAgreement } from '../../club/discounts/index.ts'
import { asManager, keptOf, labour, openTill, part, type Till } from './testing/till.ts'
import { voidVisit } from './void-visit.ts'
import { auditClub } from '../../../audit.ts'

const clean = async ({ club }: Till) => expect((await auditClub(club.app.db.read)).findings).toEqual([])

const terms = { name: '黔通物流 2026', labourMilli: 800, partsMilli: 900, fromOn: '2026-11-18', untilOn: '2027-11-17' }

test('a fleet pays what was agreed in place of its tier, from the first to the last day', async () => {
  const till = await openTill('gold')
  const { club, member } = till
  await asCompany(club, member, '黔通物流')
  const manager = await addManager(club, '周经理')
  const wish = { ...terms, memberId: member.memberId }
  await agreeTerms(club.app, manager, { ...wish, fromOn: '2026-11-19' }, newKey(manager))
  const draft = till.draft([labour(10_000), part(10_010)])
  expect((await till.preview(draft)).discounts.lines).toMatchObject([{ step: 'tier' }, { step: 'tier' }])

  club.clock.advance(86_400_000)
  const found = { ...draft, presenceToken: undefined }
  const settled = await till.settle(JSON.parse(JSON.stringify(found)) as typeof draft)
  expect(settled.discounts.lines).toMatchObject([
    { step: 'agreed', name: '黔通物流 2026', rateMilli: 800, takenFen: 2_000 },
    { step: 'agreed', name: '黔通物流 2026', rateMilli: 900, takenFen: 1_001 },
  ])
  expect(settled.points).toEqual({ qualifying: 170, redeemable: 170 })
  expect((await keptOf(club, settled.visitId)).netFen).toEqual([8_000, 9_009])
  await clean(till)
})

test('what a DMS has billed stays as it is; ended prices give way to the tier', async () => {
  const till = await openTill('gold')
  const { club, member } = till
  await asCompany(club, member, '黔通物流')
  const manager = await addManager(club, '周经理')
  const { agreementId } = await agreeTerms(club.app, manager, { ...terms, memberId: member.memberId }, newKey(manager))
  const billed = till.draft([labour(10_000)], { orderNumber: 'RO7100' })
  expect((await till.preview(billed)).discounts.takenFen).toBe(0)
  const listed = till.draft([labour(10_000)])
  expect((await till.preview(listed)).discounts.takenFen).toBe(2_000)
  await endAgreement(club.app, manager, { agreementId, reason: '车队转走' }, newKey(manager))
  expect((await till.preview(listed)).discounts.lines).toMatchObject([{ step: 'tier', takenFen: 1_000 }])
})

async function approvalFor({ club, member }: Till, by: StaffCaller, amountFen: number): Promise<string> {
  const { memberId, vehicleId } = member
  const wish = { storeId: club.storeId, memberId, vehicleId, amountFen, billFen: 10_000, reason: '投诉补偿' }
  const { approvalId } = await askDiscount(club.app, club.reception, wish, newKey(club.reception))
  await approveDiscount(club.app, by, approvalId, newKey(by))
  return approvalId
}

test('an approved discount comes off once, never more than approved; a void does not bring the approval back', async () => {
  const till = await openTill('standard')
  const { club } = till
  const manager = await addManager(club, '周经理')
  const approvalId = await approvalFor(till, manager, 3_000)
  const draft = till.draft([labour(10_000)], { discretionFen: 3_000, approvalId })
  const short = { code: 'DISCRETION_APPROVAL_MISSING', facts: { mostFen: 3_000 } }
  await expect(till.settle({ ...draft, discretionFen: 3_001 })).rejects.toMatchObject(short)
  expect((await till.preview(draft)).discounts).toMatchObject({ netFen: 7_000, offers: [{ problem: null }] })
  const settled = await till.settle(draft)
  expect(settled.discounts.lines).toMatchObject([{ step: 'discretion', takenFen: 3_000 }])
  expect(settled.points.redeemable).toBe(70)
  const used = { code: 'DISCRETION_APPROVAL_MISSING', facts: { mostFen: 0 } }
  await expect(till.settle(draft)).rejects.toMatchObject(used)
  await clean(till)
  await voidVisit(club.app, club.reception, settled.visitId, '录错了', newKey(club.reception))
  await expect(till.settle(draft)).rejects.toMatchObject(used)
  await clean(till)
})

race(
  'of two tills with one approval one settles, and both or neither of visit and approval are kept',
  {
    look: /FROM discount_approvals/,
    off: [...openLedger, [/ AND state = \?/, ' AND ? IS NOT NULL']],
    sees: moreThan(1),
  },
  async (contest) => {
    const till = await openTill('standard')
    const { club } = till
    const approvalId = await approvalFor(till, await addManager(club, '周经理'), 3_000)
    const draft = till.draft([labour(10_000)], { discretionFen: 3_000, approvalId })
    const tills = till.among(contest)
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => tills.settle(draft)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
    for (const code of codes) expect(['APPROVAL_STATE', 'DISCRETION_APPROVAL_MISSING']).toContain(code)
    expect(await club.app.db.read.all('SELECT id FROM visits')).toHaveLength(1)
    await clean(till)
  },
)

test('another car’s approval, or what the role may do anyway, leaves an approval as it is', async () => {
  const till = await openTill('standard')
  const other = await openTill('standard', { amongClub: till.club })
  const manager = await addManager(till.club, '周经理')
  const approvalId = await approvalFor(till, manager, 3_000)
  const stolen = other.draft([labour(10_000)], { discretionFen: 3_000, approvalId })
  await expect(other.settle(stolen)).rejects.toMatchObject({ code: 'DISCRETION_APPROVAL_MISSING' })
  await till.settle(till.draft([labour(10_000)], { approvalId }))
  await till.settle(till.draft([labour(10_000)], { discretionFen: 500 }), asManager(till.club))
  const settled = await till.settle(till.draft([labour(10_000)], { discretionFen: 2_999, approvalId }))
  expect(settled.totals.customerFen).toBe(7_001)
  await clean(till)
})
