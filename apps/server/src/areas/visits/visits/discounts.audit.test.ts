import { expect, test } from 'vitest'
import { earn, redeem, withVoucher } from '../../../testing/redeeming.ts'
import { systemAct } from '../../../testing/test-app.ts'
import { labour, openTill, part } from './testing/till.ts'
import { auditClub } from '../../../audit.ts'

const damages = [
  ['a line that is gone', "DELETE FROM visit_lines WHERE lineNo = 3 AND visitId = '?'", 'DISCOUNT_LINE_WRONG'],
  [
    'a discount on what another pays',
    "UPDATE visit_lines SET payer = 'insurer' WHERE visitId = '?'",
    'DISCOUNT_LINE_WRONG',
  ],
  ['a bill that is charged whole again', "UPDATE visits SET revision = 2 WHERE id = '?'", 'DISCOUNT_NOT_TAKEN'],
  [
    'a bill of the till that nobody settled',
    "INSERT INTO till_bills (visitId, groupId, bill, keptAt) SELECT 'gone', groupId, '{}', createdAt FROM visits WHERE id = '?'",
    'TILL_BILL_STRAY',
  ],
  [
    'a benefit on a part',
    "UPDATE visit_lines SET lineKind = 'part' WHERE lineNo = 1 AND visitId = '?'",
    'BENEFIT_LINE_WRONG',
  ],
  [
    'a benefit that took more than a wash costs',
    "UPDATE visit_discounts SET takenFen = 10001 WHERE step = 'benefit' AND visitId = '?'",
    'BENEFIT_LINE_WRONG',
  ],
  ['a visit that is void', "UPDATE visits SET state = 'void' WHERE id = '?'", 'DISCOUNT_LINE_WRONG'],
  [
    'another rate',
    "UPDATE visit_discounts SET rateMilli = 800 WHERE step = 'tier' AND visitId = '?'",
    'DISCOUNT_RATE_WRONG',
  ],
  [
    'a line of another price',
    "UPDATE visit_lines SET amountFen = amountFen + 100 WHERE visitId = '?'",
    'DISCOUNT_RATE_WRONG',
  ],
  [
    'a voucher that took more',
    "UPDATE visit_discounts SET takenFen = takenFen + 1 WHERE step = 'voucher' AND visitId = '?'",
    'DISCOUNT_VOUCHER_WRONG',
  ],
  [
    'a voucher come back alone',
    "UPDATE voucher_uses SET returnedAt = usedAt WHERE visitId = '?'",
    'DISCOUNT_VOUCHER_WRONG',
  ],
  ['a voucher that nobody used', "DELETE FROM voucher_uses WHERE visitId = '?'", 'DISCOUNT_OFFER_STRAY'],
  ['a benefit used twice', "UPDATE benefit_uses SET quantity = 2 WHERE visitId = '?'", 'DISCOUNT_BENEFIT_WRONG'],
  ['a benefit undone alone', "UPDATE benefit_uses SET undoneAt = at WHERE visitId = '?'", 'DISCOUNT_BENEFIT_WRONG'],
  ['a benefit that nobody used', "DELETE FROM benefit_uses WHERE visitId = '?'", 'DISCOUNT_OFFER_STRAY'],
] as const

test('the audit finds each kind of damage to what visits took off', async () => {
  const till = await openTill('gold')
  const { app } = till.club
  await earn(till.club, till.member, 200)
  const { id } = await redeem(till.club, till.member, await withVoucher(till.club))
  const { visitId } = await till.settle(
    till.draft([labour(3_000, '洗车'), labour(40_010), part(20_000)], {
      vouchers: [id],
      benefits: [{ code: 'wash', lineNo: 1 }],
    }),
  )
  const codesNow = async () => (await auditClub(app.db.read)).findings.map(({ code }) => code)
  expect(await codesNow()).toEqual([])

  for (const [what, sql, code] of damages) {
    const found: string[] = []
    // Undone by leaving the unit, so that each damage stands alone.
    const unit = app.db.unit(systemAct(app.groupId, 'test.damage'), async ({ sql: port }) => {
      await port.run(sql.replace('?', visitId), [])
      found.push(...(await auditClub(port)).findings.map((finding) => finding.code))
      throw new Error('undone')
    })
    await expect(unit).rejects.toThrow('undone')
    expect({ what, found }).toEqual({ what, found: expect.arrayContaining([code]) as string[] })
  }
  expect(await codesNow()).toEqual([])
})
