import { describe, expect, it } from 'vitest'
import { off, savedBy, takenBy, voucherTerms, whyNot } from './discounts.ts'

const taken = { lineNo: 1, code: 'x', takenFen: 6_800 }

describe('what took something off', () => {
  it('is called by its name and rate, a tier by the kind of line too', () => {
    const tier = { ...taken, step: 'tier' as const, name: '金卡', rateMilli: 900 }
    expect(takenBy(tier, 'labour')).toBe('金卡工时 9 折')
    expect(takenBy(tier)).toBe('金卡 9 折')
    expect(takenBy({ ...tier, step: 'threshold', name: '累计一万分优惠', rateMilli: 850 }, 'part')).toBe(
      '累计一万分优惠 85 折',
    )
    expect(takenBy({ ...taken, step: 'voucher', name: '100 元代金券', rateMilli: null }, 'part')).toBe('100 元代金券')
    expect(takenBy({ ...taken, step: 'discretion', name: null, rateMilli: null }, 'part')).toBe('门店优惠')
    expect(off(6_800)).toBe('−¥68')
  })

  it('is summed up without a rate', () => {
    expect(savedBy({ ...taken, step: 'tier', name: '金卡' })).toBe('金卡折扣')
    expect(savedBy({ ...taken, step: 'benefit', name: '免费洗车' })).toBe('免费洗车')
    expect(savedBy({ ...taken, step: 'discretion', name: null })).toBe('门店优惠')
  })
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
  expect(voucherTerms(voucher, types)).toBe('剩 ¥60 · 满 ¥300 可用 · 定期保养、polish · 限配件 · 12月18日前')
  const anywhere = { leftFen: 10_000, minimumSpendFen: 0, workTypes: null, lineKinds: null, lastOn: null }
  expect(voucherTerms({ ...voucher, ...anywhere }, types)).toBe('')
  expect(whyNot({ code: 'VOUCHER_MINIMUM_SHORT', facts: { shortByFen: 18_000 } })).toBe('还差 ¥180 可用')
  expect(whyNot({ code: 'DISCRETION_APPROVAL_MISSING', facts: { mostFen: 900 } })).toBe('门店优惠最多 ¥9')
  expect(whyNot({ code: 'VOUCHER_USED_UP', facts: {} })).toBe('这张代金券已经用完')
})
