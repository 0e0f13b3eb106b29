import { expect } from 'vitest'
import { auditClub } from '../../../audit.ts'
import { moreThan, openLedger, race, redeemedAgain } from '../../../testing/race.ts'
import { labour, openTill, voucherOf } from './testing/till.ts'

race(
  'a voucher at several tills at once is used at one; the others are told why',
  {
    look: /FROM redemptions x/,
    ...redeemedAgain,
    sees: expect.toSatisfy((refused: unknown[]) => refused.length < 5),
  },
  async (contest) => {
    const till = await openTill('standard')
    const id = await voucherOf(till)
    const draft = till.draft([labour(12_000)], { vouchers: [id] })
    const tills = till.among(contest)
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => tills.settle(draft)))
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    expect(refused).toEqual(Array(5).fill(expect.objectContaining({ code: 'VOUCHER_USED_UP' })))
    const preview = await till.preview(draft)
    expect(preview.discounts.offers).toMatchObject([{ code: id, problem: { code: 'VOUCHER_USED_UP' } }])
    expect(preview.choices.vouchers).toEqual([])
    expect((await auditClub(till.club.app.db.read)).findings).toEqual([])
  },
)

race(
  'a benefit takes its line off before all else, counted down; the last one is given once',
  { look: /FROM benefit_uses/, off: openLedger, sees: moreThan(1) },
  async (contest) => {
    const till = await openTill('silver')
    const lines = [labour(3_000, '洗车'), labour(20_000)]
    const draft = till.draft(lines, { benefits: [{ code: 'wash', lineNo: 1 }] })
    const first = await till.settle(draft)
    expect(first.discounts.lines).toMatchObject([
      { lineNo: 1, step: 'benefit', name: '免费洗车', takenFen: 3_000 },
      { lineNo: 2, step: 'tier', name: '银卡', takenFen: 1_000 },
    ])
    expect(first.discounts.offers).toEqual([
      { step: 'benefit', code: 'wash', lineNo: 1, takenFen: 3_000, left: 1, problem: null },
    ])
    const tills = till.among(contest)
    const rest = await Promise.allSettled([tills.settle(draft), tills.settle(draft), tills.settle(draft)])
    expect(rest.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(till.settle(draft)).rejects.toMatchObject({ code: 'BENEFIT_USED_UP' })
    expect((await till.preview(draft)).choices.benefits).toEqual([
      {
        code: 'wash',
        name: '免费洗车',
        perYear: 2,
        left: 0,
        lineKinds: ['labour'],
        mostFen: 10_000,
        problem: { code: 'BENEFIT_USED_UP', facts: expect.anything() },
        saves: [],
      },
    ])
    expect((await auditClub(till.club.app.db.read)).findings).toEqual([])
  },
)
