import { expect, it } from 'vitest'
import { off, voucherTerms, whyNot } from './discounts.ts'

it('says what was taken off with its sign', () => {
  expect(off(6_800)).toBe('−¥68')
})

it('says what a voucher is good for, and why it is not', () => {
  const voucher = {
    redemptionId: 'v',
    name: '100 元代金券',
    faceFen: 10_000,
    leftFen: 6_000,
    minimumSpendFen: 30_000,
    workTypes: ['regular_service', 'polish'],
    lineKinds: ['part' as const],
    lastOn: '2026-12-18',
    takesFen: 0,
    problem: null,
  }
  const types = [{ code: 'regular_service', name: '定期保养' }]
  expect(voucherTerms(voucher, types)).toBe('剩 ¥60 · 满 ¥300 可用 · 限定期保养、未知维修类型 · 抵扣配件 · 12月18日前')
  const anywhere = { leftFen: 10_000, minimumSpendFen: 0, workTypes: null, lineKinds: null, lastOn: null }
  expect(voucherTerms({ ...voucher, ...anywhere }, types)).toBe('')
  expect(whyNot({ code: 'VOUCHER_MINIMUM_SHORT', facts: { shortByFen: 18_000 } })).toBe('还差 ¥180 可用')
  expect(whyNot({ code: 'DISCRETION_APPROVAL_MISSING', facts: { mostFen: 900 } })).toBe('门店优惠最多 ¥9')
  expect(whyNot({ code: 'VOUCHER_USED_UP', facts: {} })).toBe('这张代金券已经用完')
})
